"""Money against plan by month: one reading at a time, whole ranges only, the plan said last."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from telling import said

from luodi.outputs.dossiers.rules.months import MOST_MONTHS, months, years
from luodi.records.ledger.rules.states import State

MARCH = ("2023-03-01", "2023-03-31")
YEAR = ("2023-01-01", "2023-12-31")
yuan = Decimal


def test_every_month_between_the_first_and_the_last_is_there() -> None:
    found = months(
        [said("money_in", "2022-12-05", 100), said("money_in", "2023-02-28", 50)], verified=False
    )
    assert found is not None
    assert found.firsts == (date(2022, 12, 1), date(2023, 1, 1), date(2023, 2, 1))
    assert found.arrived == (yuan(100), None, yuan(50))


def test_what_was_withdrawn_comes_off_its_own_month() -> None:
    told = [said("money_in", "2023-03-05", 100), said("money_withdrawn", "2023-03-09", -30)]
    found = months(told, verified=False)
    assert found is not None
    assert found.arrived == (yuan(70),)


def test_the_readings_are_never_drawn_into_one() -> None:
    told = [
        said("money_in", "2023-03-05", 100),
        said("money_in", "2023-03-06", 40, state=State.VERIFIED),
        said("money_in", "2023-03-07", 7, state=State.RETURNED),
    ]
    claimed, verified = months(told, verified=False), months(told, verified=True)
    assert claimed is not None
    assert verified is not None
    assert (claimed.arrived, verified.arrived) == ((yuan(140),), (yuan(40),))


def test_an_amount_over_two_months_is_in_neither_and_said_beside() -> None:
    told = [
        said("investment_done", "2023-02-28", 90, covers=("2023-01-01", "2023-02-28")),
        said("investment_done", "2023-03-31", 10, covers=MARCH),
    ]
    found = months(told, verified=False)
    assert found is not None
    assert (found.invested, found.undated) == ((yuan(10),), yuan(90))


def test_the_plan_said_last_holds() -> None:
    told = [
        said("month_plan", "2023-01-10", 80, covers=MARCH),
        said("month_plan", "2023-02-10", 60, covers=MARCH),
    ]
    found = months(told, verified=False)
    assert found is not None
    assert found.planned == (yuan(60),)


def test_of_a_long_life_the_last_two_years_are_drawn_and_the_rest_counted() -> None:
    told = [said("money_in", "2020-01-05", 1), said("money_in", "2023-01-05", 1)]
    found = months(told, verified=False)
    assert found is not None
    assert (len(found.firsts), found.earlier) == (MOST_MONTHS, 37 - MOST_MONTHS)


def test_nothing_said_of_any_month_is_no_picture() -> None:
    assert months([said("talks", "2023-01-01")], verified=False) is None


def test_a_years_plan_stands_beside_what_lies_wholly_in_the_year() -> None:
    told = [
        said("year_plan", "2023-01-10", 200, covers=YEAR),
        said("investment_done", "2023-03-31", 50, covers=MARCH),
        said("investment_done", "2023-01-31", 9, covers=("2022-12-01", "2023-01-31")),
    ]
    (year,) = years(told, verified=False)
    assert (year.year, year.percent) == (2023, 25)
    assert (year.planned, year.invested) == (yuan(200), yuan(50))
