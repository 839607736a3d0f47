"""Who may do what: the whole table, written a second time by hand."""

from __future__ import annotations

from itertools import product

import pytest

from luodi.foundation.people.rules.appointing import seat_problems, together_problems
from luodi.foundation.people.rules.policy import GRANTS, Reach, Right, Role
from luodi.foundation.people.rules.tree import PLACES

MAY = {
    Right.READ: "CLERK HEAD OFFICE SUPERVISOR LEADER AUDITOR",
    Right.FIGURES: "CLERK HEAD OFFICE SUPERVISOR LEADER ADMIN AUDITOR",
    Right.RECORD: "CLERK HEAD OFFICE",
    Right.ANSWER: "CLERK HEAD OFFICE",
    Right.REVERSE: "CLERK HEAD OFFICE",
    Right.CONFIRM_MONTH: "HEAD",
    Right.VERIFY: "OFFICE",
    Right.WAIVE: "OFFICE",
    Right.RECLASSIFY: "OFFICE",
    Right.CLOSE: "OFFICE",
    Right.RULEBOOK: "OFFICE ADMIN",
    Right.REDACT: "OFFICE",
    Right.SUPERVISE: "SUPERVISOR",
    Right.INSTRUCT: "LEADER",
    Right.PEOPLE: "ADMIN",
    Right.HISTORY: "ADMIN AUDITOR",
    Right.EXPORT: "CLERK HEAD OFFICE SUPERVISOR LEADER AUDITOR",
}
WRITING = set(Right) - {Right.READ, Right.FIGURES, Right.EXPORT, Right.HISTORY}


@pytest.mark.parametrize(("role", "right"), list(product(Role, Right)))
def test_every_role_and_every_right(role: Role, right: Right) -> None:
    assert (right in GRANTS[role].rights) == (role in MAY[right].split())


@pytest.mark.parametrize("role", Role)
def test_only_clerks_and_heads_are_bound_to_their_unit(role: Role) -> None:
    bound = GRANTS[role].reach is Reach.UNIT
    assert bound == (role in {Role.CLERK, Role.HEAD})


def test_an_auditor_writes_nothing() -> None:
    assert not GRANTS[Role.AUDITOR].rights & WRITING


@pytest.mark.parametrize(("role", "kind"), list(product(Role, PLACES)))
def test_a_role_over_the_whole_book_does_not_sit_in_a_town_a_station_or_a_company(
    role: Role, kind: str
) -> None:
    refused = bool(list(seat_problems(role, kind)))
    over_a_book = role not in {Role.CLERK, Role.HEAD}
    assert refused == (over_a_book and kind in {"TOWN", "STATION", "COMPANY"})


@pytest.mark.parametrize(("role", "held"), list(product(Role, Role)))
def test_an_auditor_is_nothing_else(role: Role, held: Role) -> None:
    refused = bool(list(together_problems(role, {held})))
    assert refused == (role is not held and Role.AUDITOR in {role, held})
