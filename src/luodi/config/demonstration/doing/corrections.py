"""What is put right later, and what is rare: swaps, shares, origins, code names, removals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from luodi.config.demonstration.doing.deeds import (
    AddPaper,
    Deed,
    GiveCodename,
    OnEntry,
    ShareProject,
    Swap,
)
from luodi.config.demonstration.doing.everyday import registered_at
from luodi.config.demonstration.doing.reviewing import in_time
from luodi.config.demonstration.invented.bodies import LAST_DAY
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.invented.people import office
from luodi.config.demonstration.lives.life import Life, Told
from luodi.config.demonstration.lives.world import World
from luodi.config.demonstration.telling.folder import Proof, paper
from luodi.records.ledger.actions import correcting, reviewing
from luodi.records.ledger.actions.redacting import redact_entry


def withdrawals(dice: Dice, told: Sequence[Told]) -> None:
    """Some verified money does not stand up to a second look."""
    for row in told:
        if row.kind == "money_in" and row.verified_at and not row.opening and dice.chance(0.015):
            row.withdrawn_at = in_time(dice.working((row.verified_at + dice.days(40, 120)).date()))


def corrections(world: World) -> Iterator[Deed]:
    yield from shares(world)
    yield from origins(world)
    yield from swaps(world)
    yield from secrets(world)


def shares(world: World) -> Iterator[Deed]:
    """Most shared projects are shared from the start; some units agree only months later."""
    for life in world.heard_of():
        if life.partner and agrees_late(life):
            yield ShareProject(
                at=late_agreement(life),
                book=world.district.name,
                by=office(world.district),
                life=life,
                reason="引进单位与落地单位补签共享协议",
            )


def agrees_late(life: Life) -> bool:
    return life.number % 4 == 1 and late_agreement(life).date() <= LAST_DAY


def late_agreement(life: Life) -> datetime:
    at = registered_at(life) + timedelta(days=120)
    return Dice("shared", life.name).working(at.date())


def origins(world: World) -> Iterator[Deed]:
    """Money whose origin the office corrects when it looks again."""
    for life in world.heard_of():
        for row in life.told:
            if row.kind != "money_in" or row.values["origin"] != "CITY_OUT" or not row.verified_at:
                continue
            dice = Dice("origin", row.subject, row.values["voucher_no"])
            at = dice.working((row.verified_at + dice.days(10, 60)).date())
            if dice.chance(0.06) and not row.opening and at.date() <= LAST_DAY:
                yield OnEntry(
                    at=at,
                    book=world.district.name,
                    by=office(world.district),
                    act=correcting.reclassify_entry,
                    told=row,
                    said={"origin": "DISTRICT_OUT", "reason": "付款方控股股东在本市，改列市内区外"},
                )


def swaps(world: World) -> Iterator[Deed]:
    """One project in another's place, with the city's approval beside both entries."""
    by_name = {life.name: life for life in world.lives}
    for out in world.heard_of():
        if out.ending is None or out.ending.kind != "swap_out":
            continue
        into = by_name[str(out.ending.detail["into"])]
        dice = Dice("swap", out.name)
        at = dice.working(out.ending.on + dice.days(3, 9))
        rows = tuple(swap_row(life, kind, out, at) for life, kind in sides(out, into))
        yield Swap(
            at=at,
            book=world.district.name,
            by=office(world.district, second=True),
            out=rows[0],
            into=rows[1],
            on=out.ending.on,
            approver="市招商投资局",
            reason="原项目投资方迟迟不到位",
        )
        proof = paper(out, "置换批复", "swap_approval")
        for life, row in zip((out, into), rows, strict=True):
            life.told.append(row)
            yield from approved(world, life, row, (proof, "swap_approval"))


def sides(out: Life, into: Life) -> tuple[tuple[Life, str], tuple[Life, str]]:
    return (out, "swap_out"), (into, "swap_in")


def swap_row(life: Life, kind: str, out: Life, at: datetime) -> Told:
    on = out.ending.on if out.ending else at.date()
    return Told(life.name, kind, life.district.office, "", on, at, grade="A")


def approved(world: World, life: Life, row: Told, proof: Proof) -> Iterator[Deed]:
    """The approval is put beside the entry; where the contract is verified, so is this."""
    book, second = world.district.name, office(world.district, second=True)
    paper_, type_ = proof
    yield AddPaper(at=row.recorded_at, book=book, by=second, told=row, paper=paper_, type=type_)
    at = Dice("swap", row.subject).working(row.recorded_at.date() + timedelta(days=12))
    contracts = [told.verified_at for told in life.standing("contract", verified=True)]
    if contracts and contracts[0] and contracts[0] < at:
        row.verified_at = at
        by = office(world.district)
        yield OnEntry(at=at, book=book, by=by, act=reviewing.verify, told=row, said={"grade": "A"})


def secrets(world: World) -> Iterator[Deed]:
    """One project under a code name; one informant's telephone removed at his wish."""
    book, by = world.district.name, office(world.district)
    large = max(world.heard_of(), key=lambda life: (life.total, life.number))
    circle = (by, f"{world.district.prefix}-leader")
    yield GiveCodename(
        at=registered_at(large) + timedelta(hours=2),
        book=book,
        by=by,
        subject=large.name,
        codename=f"{world.district.name[0]}字一号项目",
        circle=circle,
    )
    leads = [o.told[0] for o in world.opened if o.type == "lead" and o.told[0].kind == "lead"]
    if leads:
        row = leads[0]
        at = Dice("redact", row.subject).working(row.recorded_at.date() + timedelta(days=50))
        said = {"reason": "联系人书面要求删除其电话"}
        yield OnEntry(at=at, book=book, by=by, act=redact_entry, told=row, said=said)
