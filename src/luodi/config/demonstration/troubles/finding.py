"""Every trouble of projects in what was told, found by the plainest rule, planted or grown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from luodi.config.demonstration.invented.bodies import LAST_DAY
from luodi.config.demonstration.lives.life import START_KINDS, Life
from luodi.config.demonstration.lives.world import World
from luodi.config.demonstration.troubles import judging
from luodi.config.demonstration.troubles.trouble import Trouble
from luodi.foundation.vocabulary.codelists import OUTSIDE_ORIGINS
from luodi.kernel.periods import add_months

STILL_MONTHS, MONEY_AFTER_MONTHS, SILENT_MONTHS = 3, 6, 6
LEAST_MONEY_PERCENT, GAP_POINTS, YEAR_DAYS = 15, 20, 365

type Found = Iterator[Trouble]


def of_projects(world: World) -> Found:
    """The troubles of single projects, kind by kind."""
    for life in world.heard_of():
        make = partial(single, world, life)
        for rule in RULES:
            yield from rule(life, make)


# What was planted brings other troubles with it.
BRINGS = {"money_too_little": ("started_not_built", "money_progress_mismatch", "works_stopped")}


def single(world: World, life: Life, kind: str, finding: str, **facts: object) -> Trouble:
    """A trouble of one project."""
    return Trouble(
        kind,
        world.district.name,
        f"{life.name}：{finding}",
        bool(life.planted & {kind, *BRINGS.get(kind, ())}),
        subjects=(life.name,),
        units=(life.unit,),
        facts=facts,
    )


type Make = Callable[..., Trouble]


def stillness(life: Life, make: Make) -> Found:
    """Said to have started, not built, and for three months no money, investment or progress."""
    start = judging.started(life)
    sent_back = [row for row in life.standing("returned") if life.ending]
    for_that = bool(sent_back) and sent_back[0].values["category"] == "STARTED_NOT_BUILT"
    if start is None or judging.is_built(life) or not (judging.on_books(life) or for_that):
        return
    moves = judging.moves_since(life, start)
    last = max(moves, default=start)
    if add_months(last, STILL_MONTHS) > LAST_DAY:
        return
    kind = "works_stopped" if moves else "started_not_built"
    said = f"{start}报开工，{last}以后没有资金、投资和进度"
    yield make(kind, said, started_on=start, last_on=last, returned=for_that)


def unproved(life: Life, make: Make) -> Found:
    """A start is claimed that nobody verified, and the only picture shows levelled ground."""
    start = judging.started(life)
    shown = [p for row in life.told for p, type_ in row.papers if type_ == "levelling_photo"]
    if start and shown and judging.started(life, verified=True) is None:
        said = f"{start}报开工，只有平场照片，未获核定"
        yield make("start_unproved", said, started_on=start, document=shown[0].file_name)


def money(life: Life, make: Make) -> Found:
    """Contracts to which no money came, or too little, or other than the works would suggest."""
    signed, percent = life.reached("contract"), judging.arrived_percent(life)
    if signed is None or not judging.on_books(life) or percent is None:
        return
    came = bool(life.standing("money_in"))
    if not came and add_months(signed, MONEY_AFTER_MONTHS) <= LAST_DAY:
        yield make("money_never_came", f"{signed}签约，至今没有一笔到位资金", contract_on=signed)
    start = judging.started(life)
    late = start is not None and add_months(start, MONEY_AFTER_MONTHS) <= LAST_DAY
    if late and percent < LEAST_MONEY_PERCENT:
        said = f"{start}开工，到位资金只有合同的{percent:.1f}%"
        yield make("money_too_little", said, percent=f"{percent:.1f}")
    progress = judging.progress_percent(life)
    if progress is not None and abs(progress - percent) > GAP_POINTS:
        said = f"形象进度{progress}%，到位资金{percent:.1f}%"
        yield make(
            "money_progress_mismatch", said, progress=f"{progress}", percent=f"{percent:.1f}"
        )


def local_money(life: Life, make: Make) -> Found:
    """Money from the district itself that is said to come from outside the city."""
    for row in life.standing("money_in"):
        is_local = row.values["payer_place"] == life.district.name
        if is_local and row.values["origin"] in OUTSIDE_ORIGINS:
            said = f"付款方{row.values['payer']}在本区，却报作省外资金"
            yield make("local_money_as_outside", said, voucher_no=row.values["voucher_no"])


def slowness(life: Life, make: Make) -> Found:
    """Signed for a year, and not landed, or not started; in both readings."""
    for verified in (False, True):
        signed = life.reached("contract", verified=verified)
        if signed is None or not judging.on_books(life, verified=verified):
            continue
        reading = "VERIFIED" if verified else "CLAIMED"
        landed = judging.has_landed(life, verified=verified)
        if not landed and add_months(signed, 12) <= LAST_DAY:
            said = f"{signed}签约，满一年未落地"
            yield make("not_landed_year", said, contract_on=signed, reading=reading)
        begun = any(
            judging.any_of(life, kinds, verified=verified) for kinds in (START_KINDS, judging.BUILT)
        )
        if not begun and LAST_DAY - signed > timedelta(days=YEAR_DAYS):
            said = f"{signed}签约，超过一年未开工"
            yield make("not_started_year", said, contract_on=signed, reading=reading)


def silence(life: Life, make: Make) -> Found:
    """On the books, not built, and half a year without a word."""
    if not judging.on_books(life) or judging.is_built(life):
        return
    last = judging.last_heard(life)
    if add_months(last, SILENT_MONTHS) <= LAST_DAY:
        yield make("silent", f"{last}以后没有任何记录", last_on=last)


RULES = (stillness, unproved, money, local_money, slowness, silence)


def of_pairs(world: World) -> Found:
    """The troubles that lie between two projects."""
    lives = world.heard_of()
    yield from shared_ground(world, lives)
    yield from shared_vouchers(world, lives)
    yield from swapped(world, lives)
    yield from reported_twice(world, lives)


def pair(
    world: World, kind: str, finding: str, lives: Sequence[Life], *documents: str, **facts: object
) -> Trouble:
    return Trouble(
        kind,
        world.district.name,
        finding,
        any(kind in life.planted for life in lives),
        subjects=tuple(life.name for life in lives),
        units=tuple(dict.fromkeys(life.unit for life in lives)),
        documents=documents,
        facts=facts,
    )


def shared_ground(world: World, lives: Sequence[Life]) -> Found:
    grounds: dict[str, list[Life]] = {}
    for life in lives:
        if judging.on_books(life) and life.reached("site_secured"):
            grounds.setdefault(life.place, []).append(life)
    for place, both in grounds.items():
        if len(both) > 1:
            yield pair(world, "place_promised_twice", f"{place}许给了两个项目", both, place=place)


def shared_vouchers(world: World, lives: Sequence[Life]) -> Found:
    used: dict[tuple[object, object], list[Life]] = {}
    for life in lives:
        for row in life.standing("money_in"):
            key = row.values["voucher_no"], row.values["payer"]
            if life not in used.setdefault(key, []):
                used[key].append(life)
    for (number, payer), both in used.items():
        if len(both) > 1:
            slip = next(
                row.papers[0][0].file_name
                for row in both[0].standing("money_in")
                if row.values["voucher_no"] == number
            )
            said = f"凭证{number}（{payer}）用在两个项目上"
            yield pair(world, "same_voucher", said, both, slip, voucher_no=number, payer=payer)


def swapped(world: World, lives: Sequence[Life]) -> Found:
    """What was put in another's place had been counted at a fair already."""
    by_name = {life.name: life for life in lives}
    for out in lives:
        if out.reached("swap_out") and out.ending:
            into = by_name[str(out.ending.detail["into"])]
            if into.event:
                said = f"{into.name}已计入{into.event}，又置换{out.event}的{out.name}"
                both = (out, into)
                yield pair(world, "swap_counted_twice", said, both, events=[out.event, into.event])


def reported_twice(world: World, lives: Sequence[Life]) -> Found:
    """Two projects of one investor, for the same thing and the same money."""
    same: dict[tuple[object, ...], list[Life]] = {}
    for life in lives:
        if life.reached("contract"):
            key = life.investor.credit_code, life.content, life.money
            same.setdefault(key, []).append(life)
    for both in same.values():
        if len(both) > 1:
            said = f"{both[0].investor.name}的同一个项目由两个单位各报一次"
            yield pair(world, "reported_twice", said, both)


def of_photos(worlds: Sequence[World]) -> Found:
    """One photograph beside entries of two projects, in one district or in two."""
    seen: dict[str, list[tuple[World, Life, str]]] = {}
    for world in worlds:
        for life in world.heard_of():
            for motif, file_name in judging.proofs(life):
                rows = seen.setdefault(motif, [])
                if not any(other is life for _, other, _ in rows):
                    rows.append((world, life, file_name))
    for rows in seen.values():
        if len(rows) > 1:
            lives = [life for _, life, _ in rows]
            files = dict.fromkeys(name for _, _, name in rows)
            said = f"{lives[0].name}的照片又用作{lives[1].name}的证据"
            yield pair(rows[0][0], "same_photo", said, lives, *files)
