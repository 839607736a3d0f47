"""How far a right reaches from the unit where it is held, asked one by one and as a list."""

from __future__ import annotations

from typing import cast as as_type

import pytest

from conftest import NOON, Cast, person
from luodi.foundation.people.actions import deactivate, dismiss
from luodi.foundation.people.models import Account, Appointment, Unit
from luodi.foundation.people.queries import lacking, may, may_in_book, require_in_book
from luodi.foundation.people.rules.policy import Right, Role
from luodi.kernel.refusal import Refused

IN_DISTRICT = {"district", "office_unit", "department", "park", "town", "other_town"}
ELSEWHERE = {"other_district", "other_district_town"}
CITY = {"city", "city_bureau"}

# who, which right → the units where it holds
REACH = {
    ("clerk", Right.RECORD): {"town"},
    ("clerk", Right.VERIFY): set(),
    ("head", Right.CONFIRM_MONTH): {"town"},
    ("park_clerk", Right.READ): {"park"},
    ("office", Right.VERIFY): IN_DISTRICT,
    ("office", Right.PEOPLE): set(),
    ("supervisor", Right.READ): IN_DISTRICT,
    ("leader", Right.INSTRUCT): IN_DISTRICT,
    ("auditor", Right.READ): IN_DISTRICT,
    ("auditor", Right.RECORD): set(),
    ("admin", Right.PEOPLE): IN_DISTRICT,
    ("admin", Right.READ): set(),
    ("other_office", Right.READ): ELSEWHERE,
    ("city_office", Right.READ): IN_DISTRICT | ELSEWHERE | CITY,
}


@pytest.mark.parametrize(("who", "right"), list(REACH))
def test_one_unit_and_the_list_of_units_agree_with_the_table(
    cast: Cast, who: str, right: Right
) -> None:
    account = as_type(Account, getattr(cast, who))
    units = {name: as_type(Unit, getattr(cast, name)) for name in IN_DISTRICT | ELSEWHERE | CITY}
    listed = set(Unit.objects.reached_by(account, right))
    assert {name for name, unit in units.items() if may(account, right, unit=unit)} == REACH[
        who, right
    ]
    assert {name for name, unit in units.items() if unit in listed} == REACH[who, right]


@pytest.mark.parametrize(
    ("who", "right", "books"),
    [
        ("office", Right.CLOSE, {"book"}),
        ("clerk", Right.READ, set()),
        ("admin", Right.RULEBOOK, {"book"}),
        ("city_office", Right.CLOSE, {"city_book"}),
        ("other_office", Right.CLOSE, {"other_book"}),
    ],
)
def test_rights_over_a_whole_book(cast: Cast, who: str, right: Right, books: set[str]) -> None:
    account = getattr(cast, who)
    names = ("book", "other_book", "city_book")
    held = {name for name in names if may_in_book(account, right, book=getattr(cast, name))}
    assert held == books


def test_a_park_reaches_what_stands_under_it_and_a_town_not_its_district(cast: Cast) -> None:
    reached = Unit.objects.reached_by(cast.clerk, Right.RECORD)
    assert set(reached) == {cast.town}
    district_clerk = person("district-clerk", "何区直", cast.district, Role.CLERK)
    assert Unit.objects.reached_by(district_clerk, Right.RECORD).count() == len(IN_DISTRICT)


def test_a_right_at_the_city_itself_does_not_run_down_into_the_districts(cast: Cast) -> None:
    city_clerk = person("city-clerk", "许市直", cast.city, Role.CLERK)
    assert set(Unit.objects.reached_by(city_clerk, Right.RECORD)) == {cast.city, cast.city_bureau}
    assert not may(city_clerk, Right.RECORD, unit=cast.town)


def test_path_of_one_unit_is_not_the_beginning_of_anothers(cast: Cast) -> None:
    """/1/ must not swallow /10/: the closing slash keeps keys apart."""
    short = Unit.objects.create(
        book=cast.book, seq=1, parent=cast.district, kind="TOWN", name="短路径", path="/9/1/"
    )
    Unit.objects.create(
        book=cast.book, seq=1, parent=cast.district, kind="TOWN", name="长路径", path="/9/10/"
    )
    clerk = person("short", "短路", short, Role.CLERK)
    assert [unit.name for unit in Unit.objects.reached_by(clerk, Right.RECORD)] == ["短路径"]


def test_what_is_lacking_is_said_in_a_sentence(cast: Cast) -> None:
    assert not list(lacking(cast.clerk, Right.RECORD, unit=cast.town))
    told = [str(reason) for reason in lacking(cast.clerk, Right.RECORD, unit=cast.other_town)]
    assert told == ["陈填报 无权在“西河镇”办理此事，请联系管理员核对任用"]
    with pytest.raises(Refused, match="无权在账套“甲区”办理此事"):
        require_in_book(cast.clerk, Right.CLOSE, book=cast.book)


def test_an_account_out_of_use_may_nothing_at_once(cast: Cast) -> None:
    assert may(cast.clerk, Right.RECORD, unit=cast.town)
    deactivate(account=cast.clerk, reason="调离", by=cast.admin, at=NOON)
    assert not may(cast.clerk, Right.RECORD, unit=cast.town)
    assert not Unit.objects.reached_by(cast.clerk, Right.READ).exists()
    told = [str(reason) for reason in lacking(cast.clerk, Right.RECORD, unit=cast.town)]
    assert told == ["账号“陈填报”已停用"]


def test_a_right_ends_with_its_appointment(cast: Cast) -> None:
    appointment = Appointment.objects.select_related("account", "unit__book").get(
        account=cast.clerk
    )
    dismiss(appointment=appointment, by=cast.admin, at=NOON)
    assert not may(appointment.account, Right.RECORD, unit=cast.town)
    assert not may(Account.objects.get(pk=cast.clerk.pk), Right.RECORD, unit=cast.town)
