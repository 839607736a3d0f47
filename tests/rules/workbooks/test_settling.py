"""A fact of a ledger held against the book: there already, new, a difference, or contradicted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luodi.intake.workbooks.rules.facts import Fact, Mode, Spot
from luodi.intake.workbooks.rules.origins import all_settled
from luodi.intake.workbooks.rules.settling import Outcome, Settled, Told

TODAY = date(2023, 7, 10)
JUNE = date(2023, 6, 30)
SPOT = Spot("台账", 5, 6)
NEW, CHANGED, UNCHANGED, CONFLICT = Outcome


def fact(kind: str, mode: Mode, value: int | None = None, **more: object) -> Fact:
    amount = None if value is None else Decimal(value)
    plain: dict[str, object] = {"last": JUNE, **more}
    return Fact(kind, mode, SPOT, kind, str(value or ""), amount, **plain)  # type: ignore[arg-type]


def told(kind: str, first: date, last: date | None = None, value: int | None = None) -> Told:
    amount = None if value is None else Decimal(value)
    return Told(kind, first, last or first, amount, entry=1)


def settle(one: Fact, *before: Told, is_opening: bool = False) -> Settled:
    return next(all_settled([one], list(before), today=TODAY, is_opening=is_opening))


def day(text: str) -> date:
    return date.fromisoformat(text)


def step(text: str, last: str = "") -> Fact:
    return fact("contract", Mode.STEP, first=day(text), last=day(last or text))


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome"),
    [
        (step("2023-03-05"), (), NEW),
        (step("2023-03-05"), (told("contract", day("2023-03-05")),), UNCHANGED),
        (step("2023-03-01", "2023-03-31"), (told("contract", day("2023-03-05")),), UNCHANGED),
        (step("2023-03-06"), (told("contract", day("2023-03-05")),), CONFLICT),
        (step("2023-03-05"), (told("agreement", day("2023-02-05")),), NEW),
        (fact("contract", Mode.STEP, is_undated=True), (), NEW),
        (
            fact("contract", Mode.STEP, is_undated=True),
            (told("contract", day("2021-03-05")),),
            UNCHANGED,
        ),
        (fact("contract", Mode.STEP, is_undated=True, last=None), (), CONFLICT),
    ],
)
def test_a_step_is_there_once(mine: Fact, theirs: tuple[Told, ...], outcome: Outcome) -> None:
    assert settle(mine, *theirs).outcome is outcome


def test_any_of_the_start_kinds_is_the_start() -> None:
    mine = fact("ground_break", Mode.STEP, first=day("2023-03-05"), last=day("2023-03-05"))
    assert settle(mine, told("first_pile", day("2023-03-05"))).outcome is UNCHANGED


@pytest.mark.parametrize(
    ("theirs", "outcome", "more"),
    [
        ((), NEW, 800),
        ((told("money_in", day("2023-05-31"), value=800),), UNCHANGED, None),
        ((told("money_in", day("2023-05-31"), value=500),), CHANGED, 300),
        ((told("money_in", day("2023-05-31"), value=900),), CONFLICT, None),
        (
            (
                told("money_in", day("2023-05-31"), value=900),
                told("money_withdrawn", day("2023-06-01"), value=-200),
            ),
            CHANGED,
            100,
        ),
        # The book is further on than the file: what it had by then is compared.
        (
            (
                told("money_in", day("2023-05-31"), value=800),
                told("money_in", day("2023-07-05"), value=50),
            ),
            UNCHANGED,
            None,
        ),
        (
            (
                told("money_in", day("2023-05-31"), value=700),
                told("money_in", day("2023-07-05"), value=50),
            ),
            CONFLICT,
            None,
        ),
    ],
)
def test_of_a_sum_only_the_difference_is_new(
    theirs: tuple[Told, ...], outcome: Outcome, more: int | None
) -> None:
    found = settle(fact("money_in", Mode.TO_DATE, 800), *theirs)
    assert found.outcome is outcome
    assert (found.entry.value if found.entry else None) == more


def test_the_difference_lies_after_what_the_book_has() -> None:
    found = settle(
        fact("money_in", Mode.TO_DATE, 800), told("money_in", day("2023-05-31"), value=500)
    )
    assert found.entry
    assert (found.entry.first, found.entry.last) == (day("2023-06-01"), JUNE)


def test_a_first_sum_may_have_grown_since_the_signature() -> None:
    mine = fact("money_in", Mode.TO_DATE, 800)
    signed = told("contract", day("2022-03-05"))
    found = settle(mine, signed)
    assert found.entry
    assert found.entry.first == day("2022-03-05")
    opening = settle(mine, signed, is_opening=True)
    assert opening.entry
    assert opening.entry.first.year < 2015, "an opening balance is of no period"


def test_a_month_is_left_out_of_its_year_and_the_year_out_of_the_sum() -> None:
    month = fact("investment_done", Mode.MONTH, 100, covers=(day("2023-06-01"), JUNE))
    year = fact("investment_done", Mode.YEAR, 500, covers=(day("2023-01-01"), day("2023-12-31")))
    whole = fact("investment_done", Mode.TO_DATE, 2000)
    found = list(all_settled([whole, year, month], [], today=TODAY))
    entries = [one.entry for one in found if one.entry]
    assert [one.value for one in entries] == [100, 400, 1500]
    assert [one.covers for one in entries][1] == (day("2023-01-01"), day("2023-05-31"))
    assert entries[2].covers
    assert entries[2].covers[1] == day("2022-12-31")


@pytest.mark.parametrize(("value", "outcome"), [(100, UNCHANGED), (150, CONFLICT)])
def test_a_month_that_the_book_has_is_never_added_to(value: int, outcome: Outcome) -> None:
    mine = fact("investment_done", Mode.MONTH, value, covers=(day("2023-06-01"), JUNE))
    assert settle(mine, told("investment_done", day("2023-06-01"), JUNE, 100)).outcome is outcome


@pytest.mark.parametrize(
    ("theirs", "outcome"),
    [
        ((), NEW),
        ((told("planned_total", day("2023-01-01"), value=900),), UNCHANGED),
        ((told("planned_total", day("2023-01-01"), value=800),), CHANGED),
        ((told("planned_total", day("2023-07-05"), value=800),), CONFLICT),
        (
            (
                told("planned_total", day("2023-01-01"), value=900),
                told("planned_total", day("2023-07-05"), value=800),
            ),
            UNCHANGED,
        ),
    ],
)
def test_of_a_level_the_newest_stands(theirs: tuple[Told, ...], outcome: Outcome) -> None:
    assert settle(fact("planned_total", Mode.LEVEL, 900), *theirs).outcome is outcome


@pytest.mark.parametrize(
    ("theirs", "outcome"),
    [
        ((), NEW),
        ((told("contract_amount", day("2023-01-01"), value=900),), UNCHANGED),
        (
            (
                told("contract_amount", day("2023-01-01"), value=600),
                told("capital_increase", day("2023-04-01"), value=300),
            ),
            UNCHANGED,
        ),
        ((told("contract_amount", day("2023-01-01"), value=600),), CONFLICT),
    ],
)
def test_a_contracts_amount_is_told_once(theirs: tuple[Told, ...], outcome: Outcome) -> None:
    assert settle(fact("contract_amount", Mode.ONCE, 900), *theirs).outcome is outcome


def test_a_plan_that_moved_is_told_anew() -> None:
    mine = fact("start_planned", Mode.PLAN, first=day("2023-12-01"), last=day("2023-12-31"))
    assert settle(mine).outcome is NEW
    same = Told("start_planned", day("2023-01-01"), day("2023-01-01"), None, day("2023-12-31"))
    assert settle(mine, same).outcome is UNCHANGED
    moved = Told("start_planned", day("2023-01-01"), day("2023-01-01"), None, day("2023-09-30"))
    assert settle(mine, moved).outcome is CHANGED


def test_a_contradiction_names_its_cell_and_what_to_do() -> None:
    found = settle(step("2023-03-06"), told("contract", day("2023-03-05")))
    assert found.reason
    assert found.reason.about == "F5"
    assert str(found.reason) == (
        "F5“签订合同”写的是“”：台账写 2023-03-06，总账已记 2023-03-05；要改先红冲原记录再重记"
    )
