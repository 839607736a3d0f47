"""交接: what a clerk had open passes to the successor, with a sheet that says what it was."""

from __future__ import annotations

import pytest

from acting import claim, in_order, last_line, project, refused, told
from conftest import NOON, Cast, person
from luodi.foundation.desk.models import Draft, SavedView
from luodi.foundation.people.actions import dismiss
from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import Role
from luodi.records.ledger.actions.handing_over import hand_over
from luodi.records.ledger.actions.reviewing import send_back


@pytest.fixture
def taker(cast: Cast) -> Account:
    return person("taker", "何接手", cast.town, Role.CLERK)


def test_drafts_views_and_open_entries_pass_in_one_act(cast: Cast, taker: Account) -> None:
    subject = project(cast)
    returned, waiting = told(cast, claim(subject)), told(cast, claim(subject, "contract"))
    told(cast, claim(subject, "registered"), by=cast.head)
    send_back(entry=returned, reason="不清楚", by=cast.office, at=NOON)
    Draft.objects.create(owner=cast.clerk, unit=cast.town, form="entry", changed_at=NOON)
    SavedView.objects.create(owner=cast.clerk, page="entries", name="重点", query="q=1")
    row = hand_over(unit=cast.town, giver=cast.clerk, taker=taker, by=cast.head, at=NOON)
    assert row.sheet == {
        "drafts": {"drafts": 1, "views": 1},
        "returned": [returned.pk],
        "unconfirmed": [waiting.pk],
    }
    assert (row.giver, row.taker, row.by) == (cast.clerk, taker, cast.head)
    assert Draft.objects.get().owner == SavedView.objects.get().owner == taker
    assert last_line(cast.book).detail == {"giver": cast.clerk.pk, "taker": taker.pk}
    assert in_order(cast.book)


def test_a_clerk_who_has_left_is_still_followed_by_another(cast: Cast, taker: Account) -> None:
    seat = cast.clerk.appointments.get()
    dismiss(appointment=seat, by=cast.admin, at=NOON)
    row = hand_over(unit=cast.town, giver=cast.clerk, taker=taker, by=cast.head, at=NOON)
    assert row.sheet["returned"] == []


def test_all_that_is_wrong_is_said_at_once(cast: Cast) -> None:
    with refused(cast.book) as said:
        hand_over(
            unit=cast.town,
            giver=cast.park_clerk,
            taker=cast.park_clerk,
            by=cast.clerk,
            at=NOON,
        )
    assert said == [
        "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用",
        "移交人和接收人不能是同一人",
        "周园区 不是“东山镇”的人，无从移交",
        "周园区 还没有在“东山镇”任填报员，请先由管理员任用",
    ]


def test_nobodys_desk_is_emptied_by_another_unit(cast: Cast, taker: Account) -> None:
    Draft.objects.create(owner=cast.park_clerk, unit=cast.park, form="entry", changed_at=NOON)
    with refused(cast.book) as said:
        hand_over(unit=cast.town, giver=cast.park_clerk, taker=taker, by=cast.head, at=NOON)
    assert said == ["周园区 不是“东山镇”的人，无从移交"]
    assert Draft.objects.get().owner == cast.park_clerk
