"""Troubles planted in what is told: papers of one project put beside another, untrue origins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from luodi.config.demonstration.invented.bodies import LAST_DAY
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.lives.life import Life, Told
from luodi.config.demonstration.lives.sittings import Sittings
from luodi.config.demonstration.papers.paper import Paper
from luodi.config.demonstration.telling.folder import paper, photo
from luodi.foundation.history.queries import end_of_day

UNPROVED = "平场照片不能证明开工，请补永久性工程破土的现场照片"


def forge(lives: Sequence[Life], sittings: Sittings) -> None:
    """Every planted trouble that lies in papers and amounts, before the office sees them."""
    by_name = {life.name: life for life in lives}
    for number, life in enumerate(lives):
        if life.unproved_start:
            show_levelling_only(life, sittings)
        if life.borrows and "same_photo" in life.planted:
            show_photo_of(by_name[life.borrows], life, resaved=number % 3 == 0)
        if life.borrows and "same_voucher" in life.planted:
            show_slip_of(by_name[life.borrows], life)
        if "local_money_as_outside" in life.planted:
            pay_locally(life)


def start_of(life: Life) -> Told:
    return next(row for row in life.told if row.kind == life.start_kind)


def show_photo_of(first: Life, second: Life, *, resaved: bool) -> None:
    """The second's start stands on the first's photograph, as it was or saved once more."""
    taken = next(kept for kept, type_ in start_of(first).papers if type_ == "site_photo")
    if resaved and taken.photo:
        again = replace(taken.photo, quality=55)
        taken = Paper(f"{second.name}破土", "site_photo", photo=again)
    for row in second.told:  # wherever its own would have stood
        row.papers = [(taken if t == "site_photo" else kept, t) for kept, t in row.papers]
    begun = start_of(second)
    begun.detail = {**begun.detail, "shot_on": start_of(first).detail["shot_on"]}


def show_slip_of(first: Life, second: Life) -> None:
    """A payment of the second stands on a slip of the first."""
    paid = [row for row in first.told if row.kind == "money_in" and is_fixed(row)][0]
    row = next(
        row
        for row in second.told
        if row.kind == "money_in" and is_fixed(row) and row.recorded_at > paid.recorded_at
    )
    row.papers = list(paid.papers)
    row.values = {**paid.values, **{name: row.values[name] for name in ("nature", "value")}}
    row.said = f"{second.name}到位资金，付款方{paid.values['payer']}"


def is_fixed(row: Told) -> bool:
    return row.values["nature"] in ("FIXED_ASSETS", "EQUITY") and bool(row.papers)


def pay_locally(life: Life) -> None:
    """Money of a firm of the district itself, said to come from another province."""
    row = next(row for row in life.told if row.kind == "money_in" and is_fixed(row))
    payer = f"{life.district.name}{life.investor.brand}商贸有限公司"
    row.values |= {"payer": payer, "payer_place": life.district.name, "origin": "PROVINCE_OUT"}
    number = row.values["voucher_no"]
    slip = paper(life, f"进账单{number}", "bank_slip", f"付款方：{payer}（{life.district.name}）")
    row.papers = [(slip, "bank_slip")]
    row.said = f"{life.name}到位资金，付款方{payer}"


def show_levelling_only(life: Life, sittings: Sittings) -> None:
    """A start is claimed; the only picture there is shows levelled ground, and it is sent back."""
    row = start_of(life)
    row.papers = [pair for pair in row.papers if pair[1] != "site_photo"]
    dice = Dice("levelling", life.district.name, life.name)
    shot = photo(life, "平场", "levelling_photo", row.occurred)
    handed = paper(life, "交地单", "land_handover_form")
    life.told.append(
        Told(
            subject=life.name,
            kind="clearance_progress",
            unit=life.unit,
            said=f"{life.name}场地平整完成",
            occurred=row.occurred - timedelta(days=1),
            recorded_at=row.recorded_at,
            values={"value": dice.yuan(1, 4) / 10_000 * 100, "measure": "M2"},
            papers=[(handed, "land_handover_form"), (shot, "levelling_photo")],
            grade="A",
        )
    )
    returned = dice.working((row.recorded_at + dice.days(4, 12)).date())
    answered = sittings.next(row.unit, returned + dice.days(5, 20))
    if answered <= end_of_day(LAST_DAY):
        row.returned_at, row.answered_at, row.return_reason = returned, answered, UNPROVED
    row.never_verified = True
