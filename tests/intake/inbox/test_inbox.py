"""What came in stands on the chain from the first moment, and only its unit handles it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from acting import in_order, project, refused
from conftest import NOON, Cast
from luodi.foundation.history.models import Line, Sealed
from luodi.intake.inbox.actions import put_aside, receive, redact_text, take_up
from luodi.intake.inbox.models import Received
from luodi.intake.inbox.queries.items import waiting_of
from luodi.intake.inbox.queries.proposing import proposals
from luodi.records.enterprises.actions import register as register_enterprise
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper
from luodi.records.subjects.actions import add_party
from luodi.records.subjects.models import Party

TEXT = "联系人张三，电话 13900000000，光电厂昨天打桩"
CODE = "91350100M000100Y43"  # GB 32100-2015, its own example
LATER = NOON + timedelta(hours=1)


def came(cast: Cast, text: str = TEXT, *papers: Paper) -> Received:
    return receive(unit=cast.town, text=text, papers=papers, by=cast.clerk, at=NOON)


def test_what_comes_is_one_act_and_its_files_are_kept_once(cast: Cast) -> None:
    paper = Paper(b"x", "回单.pdf", "bank_slip")
    first, second = came(cast, "", paper, Paper(b"x", "同一份.pdf", "")), came(cast, "", paper)
    assert Document.objects.count() == 1
    assert [row.enclosures.count() for row in (first, second)] == [1, 1]
    assert Line.objects.filter(action="inbox.receive").count() == 2
    assert in_order(cast.book)


@pytest.mark.parametrize("who", ["other_clerk", "office", "leader", "other_office"])
def test_nobody_receives_for_a_unit_whose_post_he_does_not_open(cast: Cast, who: str) -> None:
    by = getattr(cast, who)
    with refused(cast.book):
        receive(unit=cast.town, text=TEXT, papers=(), by=by, at=NOON)


def test_it_is_put_aside_once_and_taken_up_once(cast: Cast) -> None:
    received = came(cast)
    with refused(cast.book) as said:
        take_up(received=received, by=cast.clerk, at=NOON)
    assert said == ["这件收件没有放在一边"]
    put_aside(received=received, reason="重复", by=cast.clerk, at=NOON)
    with refused(cast.book) as said:
        put_aside(received=received, reason="重复", by=cast.head, at=NOON)
    assert said == ["这件收件已经办完或放在一边了"]
    assert not waiting_of(cast.clerk, cast.book).exists()
    take_up(received=received, by=cast.head, at=NOON)
    assert list(waiting_of(cast.clerk, cast.book)) == [received]
    assert in_order(cast.book)


def test_its_text_can_be_removed_for_good_and_the_chain_still_holds(cast: Cast) -> None:
    received = came(cast)
    with refused(cast.book):
        redact_text(received=received, reason="本人要求", by=cast.clerk, at=LATER)
    redact_text(received=received, reason="本人要求", by=cast.office, at=LATER)
    assert not Sealed.objects.filter(value__contains="13900000000").exists()
    again = Received.objects.get()
    assert proposals(again, cast.clerk).rows == ()
    assert in_order(cast.book)
    with refused(cast.book) as said:
        redact_text(received=again, reason="本人要求", by=cast.office, at=LATER)
    assert said == ["这件收件没有可隐去的文字"]


def test_a_project_is_found_through_the_enterprise_that_is_named(cast: Cast) -> None:
    subject = project(cast, "芯片封装线")
    firm = register_enterprise(name="江苏星河科技有限公司", unit=cast.town, by=cast.clerk, at=NOON)
    add_party(
        subject=subject,
        enterprise=firm.subject,
        role=Party.Role.INVESTOR,
        by=cast.clerk,
        at=NOON,
    )
    (row,) = proposals(came(cast, "星河科技昨天到账500万元"), cast.clerk).rows
    assert [choice.name for choice in row.choices] == ["芯片封装线"]
    assert not row.is_sure, "it is inferred, and so it is asked"
    assert "投资方" in str(row.choices[0].why)


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("gdc昨天打桩", False),
        ("光电厂昨天打桩", True),
    ],
)
def test_initials_are_asked_about_and_a_name_is_not(cast: Cast, text: str, is_sure: bool) -> None:
    project(cast, "光电厂")
    (row,) = proposals(came(cast, text), cast.clerk).rows
    assert [choice.name for choice in row.choices] == ["光电厂"]
    assert row.is_sure is is_sure


def test_an_enterprise_is_found_by_its_short_name_and_by_its_code(cast: Cast) -> None:
    register_enterprise(
        name="江苏星河科技有限公司",
        short_name="大星星",
        credit_code=CODE,
        unit=cast.town,
        by=cast.clerk,
        at=NOON,
    )
    for said in ("大星星", CODE):
        (row,) = proposals(came(cast, f"{said}昨天来访"), cast.clerk).rows
        assert [choice.name for choice in row.choices] == ["江苏星河科技有限公司"]
        assert row.is_sure
