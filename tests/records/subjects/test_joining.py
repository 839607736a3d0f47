"""Parties and links: which enterprise does what in a subject, how one subject continues another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from acting import in_order, last_line, project, refused
from conftest import NOON, Cast
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.subjects.actions import add_link, add_party
from luodi.records.subjects.models import Link, Party, Subject

NO_RIGHT = "周园区 无权在“东山镇”办理此事，请联系管理员核对任用"


@pytest.fixture
def firm(cast: Cast) -> Subject:
    return register_firm(name="远方公司", unit=cast.town, by=cast.clerk, at=NOON).subject


def test_an_enterprise_takes_part_with_share_and_dates(cast: Cast, firm: Subject) -> None:
    subject = project(cast)
    row = add_party(
        subject=subject,
        enterprise=firm,
        role=Party.Role.INVESTOR,
        percent=Decimal("33.33"),
        from_on=date(2023, 1, 1),
        until_on=date(2023, 12, 31),
        by=cast.clerk,
        at=NOON,
    )
    assert (row.percent, row.from_on, row.until_on) == (
        Decimal("33.33"),
        date(2023, 1, 1),
        date(2023, 12, 31),
    )
    assert last_line(cast.book).detail == {"enterprise": firm.pk, "role": "INVESTOR"}
    assert in_order(cast.book)


@pytest.mark.parametrize("percent", ["0", "-1", "100.01", "33.333"])
def test_all_that_is_wrong_with_a_party_is_said_at_once(
    cast: Cast, firm: Subject, percent: str
) -> None:
    subject = project(cast)
    with refused(cast.book) as said:
        add_party(
            subject=subject,
            enterprise=subject,
            role=Party.Role.INVESTOR,
            percent=Decimal(percent),
            from_on=date(2023, 2, 1),
            until_on=date(2023, 1, 1),
            by=cast.park_clerk,
            at=NOON,
        )
    assert said == [
        NO_RIGHT,
        "参与方须是本账套登记的企业",
        "股比应大于 0、不超过 100，最多两位小数",
        "起止日期颠倒了",
    ]


def test_an_enterprise_of_another_book_takes_no_part(cast: Cast) -> None:
    foreign = register_firm(
        name="远方公司", unit=cast.other_district_town, by=cast.other_office, at=NOON
    )
    subject = project(cast)
    with refused(cast.book) as said:
        add_party(
            subject=subject,
            enterprise=foreign.subject,
            role=Party.Role.INVESTOR,
            by=cast.clerk,
            at=NOON,
        )
    assert said == ["参与方须是本账套登记的企业"]


@pytest.mark.parametrize("kind", Link.Kind)
def test_a_link_says_who_keeps_count_and_money(cast: Cast, kind: Link.Kind) -> None:
    first, second = project(cast), project(cast, "乙厂")
    row = add_link(
        subject=first,
        other=second,
        kind=kind,
        keeps_count=Link.Keeps.OTHER,
        reason="分期",
        by=cast.clerk,
        at=NOON,
    )
    assert (row.kind, row.keeps_count, row.keeps_money) == (kind, "OTHER", "SUBJECT")
    assert last_line(cast.book).detail == {"other": second.pk, "kind": kind.value}
    assert in_order(cast.book)


def test_all_that_is_wrong_with_a_link_is_said_at_once(cast: Cast) -> None:
    subject = project(cast)
    with refused(cast.book) as said:
        add_link(
            subject=subject,
            other=subject,
            kind=Link.Kind.PHASE_OF,
            reason="长" * 201,
            by=cast.park_clerk,
            at=NOON,
        )
    assert said == [NO_RIGHT, "事项不能与自己建立关系", "最多 200 个字，现有 201 个，请压缩"]


def test_the_second_of_two_who_link_is_refused(cast: Cast) -> None:
    words: dict[str, Any] = {"subject": project(cast), "other": project(cast, "乙厂"), "at": NOON}
    add_link(kind=Link.Kind.PHASE_OF, by=cast.clerk, **words)
    with refused(cast.book) as said:
        add_link(kind=Link.Kind.PHASE_OF, by=cast.head, **words)
    assert said == ["这两个事项已有同样的关系"]
    add_link(kind=Link.Kind.SPLIT_FROM, by=cast.head, **words)


def test_only_a_project_handed_on_is_linked_to_another_book(cast: Cast) -> None:
    here = project(cast)
    there = project(cast, "甲厂", unit=cast.other_district_town, by=cast.other_office)
    for kind in set(Link.Kind) - {Link.Kind.HANDED_TO}:
        with refused(cast.book) as said:
            add_link(subject=here, other=there, kind=kind, by=cast.clerk, at=NOON)
        assert said == ["对方事项在另一个账套，跨区县的只能办流转"]
    add_link(subject=here, other=there, kind=Link.Kind.HANDED_TO, by=cast.clerk, at=NOON)
    assert in_order(cast.book)


def test_the_database_itself_refuses_a_link_to_oneself(cast: Cast) -> None:
    subject = project(cast)
    row = Link(book=subject.book, seq=1, subject=subject, other=subject, kind="PHASE_OF")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
