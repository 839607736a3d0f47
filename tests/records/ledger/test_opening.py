"""建账: opening entries, their verification by a second person, and the end of the opening."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from acting import (
    claim,
    counting,
    days_on,
    in_order,
    last_line,
    money,
    money_in,
    paper,
    project,
    refused,
    told,
)
from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.records.ledger.actions.correcting import reverse
from luodi.records.ledger.actions.periods import begin_opening, end_opening
from luodi.records.ledger.actions.recording import record_many
from luodi.records.ledger.actions.reviewing import send_back, verify, verify_opening, withdraw
from luodi.records.ledger.models import Entry, OpeningStep, Posting

KNOWN = date(2022, 12, 31)
OLD = {"opening": True, "known_on": KNOWN, "batch": "旧台账", "occurred_from": date(2021, 5, 1)}
ENDED = "建账已结束，不能再补录期初记录"


@pytest.fixture
def opened(cast: Cast) -> OpeningStep:
    return begin_opening(book=cast.book, reason="换用本系统", by=cast.office, at=NOON)


def recalled(cast: Cast, name: str = "老厂") -> list[Entry]:
    """What an old workbook says, brought in by the office."""
    subject = project(cast, name)
    claims = [claim(subject, "contract", **OLD), money_in(subject, 100, **OLD)]
    return record_many(book=cast.book, claims=claims, by=cast.office, at=NOON)


def accept(cast: Cast, **words: Any) -> None:
    """期初认定 by the second of the office."""
    if "document" not in words:
        words["document"] = paper(cast, "statistics_reply")
    given = {"batch": "旧台账", "grade": "A", "by": cast.second_office, "at": NOON}
    verify_opening(book=cast.book, **{**given, **words})


def test_opening_entries_say_since_when_they_were_known_and_are_not_on_behalf(
    cast: Cast, opened: OpeningStep
) -> None:
    entries = recalled(cast)
    assert {(entry.opening, entry.known_on, entry.on_behalf) for entry in entries} == {
        (True, KNOWN, False)
    }
    rows = Posting.objects.filter(entry__in=entries)
    assert {(row.opening, row.known_on) for row in rows} == {(True, KNOWN)}


def test_none_is_taken_before_the_opening_or_after_its_end(cast: Cast) -> None:
    subject = project(cast)
    with refused(cast.book) as said:
        told(cast, claim(subject, **OLD))
    assert said == [ENDED]
    begin_opening(book=cast.book, by=cast.office, at=NOON)
    told(cast, claim(subject, **OLD))
    end_opening(book=cast.book, by=cast.office, at=NOON)
    with refused(cast.book) as said:
        told(cast, claim(subject, "contract", **OLD))
    assert said == [ENDED]
    assert counting(told(cast, claim(subject, "contract"))) == (True, False)


def test_a_batch_is_accepted_as_a_whole_against_one_document_without_single_evidence(
    cast: Cast, opened: OpeningStep
) -> None:
    entries, document = recalled(cast), paper(cast, "statistics_reply")
    rows = verify_opening(
        book=cast.book,
        batch="旧台账",
        document=document,
        grade="A",
        by=cast.second_office,
        at=days_on(1),
    )
    assert [(row.entry, row.grade, row.document) for row in rows] == [
        (entry, "A", document) for entry in entries
    ]
    assert last_line(cast.book).detail == {"entries": 2, "grade": "A"}
    assert all(counting(entry) == (True, True) for entry in entries)
    assert in_order(cast.book)


def test_whoever_brought_the_batch_in_does_not_accept_it(cast: Cast, opened: OpeningStep) -> None:
    recalled(cast)
    foreign = paper(cast, unit=cast.other_district_town, by=cast.other_office)
    with refused(cast.book) as said:
        accept(cast, by=cast.office, document=foreign, grade="X")
    assert said == [
        "核定等级应为 A（第三方出具）、B（现场核实）或 C（单位自述）",
        "本账套没有这份资料，请先上传",
        "期初认定须由录入人以外的第二人办理",
    ]


def test_the_second_of_two_who_accept_a_batch_is_refused(cast: Cast, opened: OpeningStep) -> None:
    recalled(cast)
    document = paper(cast)
    accept(cast, document=document)
    with refused(cast.book) as said:
        accept(cast, document=document)
    assert said == ["批次“旧台账”没有待认定的期初记录"]


def test_what_was_sent_back_or_reversed_is_not_accepted_with_its_batch(
    cast: Cast, opened: OpeningStep
) -> None:
    contract, paid = recalled(cast)
    (third, fourth) = recalled(cast, "二厂")
    send_back(entry=contract, reason="日期不对", by=cast.second_office, at=NOON)
    reverse(entry=third, reason="不是本区项目", by=cast.office, at=NOON)
    accept(cast)
    assert [counting(entry) for entry in (contract, paid, third, fourth)] == [
        (False, False),
        (True, True),
        (False, False),
        (True, True),
    ]


def test_an_opening_entry_is_not_verified_by_itself(cast: Cast, opened: OpeningStep) -> None:
    contract, _ = recalled(cast)
    with refused(cast.book) as said:
        verify(entry=contract, grade="A", by=cast.second_office, at=NOON)
    assert said == ["期初记录须按批次凭资料办理期初认定，不逐条核定"]
    accept(cast)
    withdraw(entry=contract, reason="另有合同", by=cast.second_office, at=NOON)
    assert counting(contract) == (True, False)
    accept(cast)
    assert counting(contract) == (True, True)


def test_an_ordinary_entry_of_the_same_batch_is_not_accepted_with_it(
    cast: Cast, opened: OpeningStep
) -> None:
    recalled(cast)
    plain = told(cast, claim(project(cast, "新厂"), batch="旧台账"))
    accept(cast)
    assert counting(plain) == (True, False)


def test_a_book_is_opened_once(cast: Cast, opened: OpeningStep) -> None:
    again = "本账套已经建过账，建账只有一次"
    with refused(cast.book) as said:
        begin_opening(book=cast.book, by=cast.second_office, at=NOON)
    assert said == [again]
    row = end_opening(book=cast.book, reason="全部补齐", by=cast.second_office, at=days_on(2))
    assert (row.step, row.at, row.reason) == ("ENDED", days_on(2), "全部补齐")
    with refused(cast.book) as said:
        begin_opening(book=cast.book, by=cast.office, at=days_on(2))
    assert said == [again]
    with refused(cast.book) as said:
        end_opening(book=cast.book, by=cast.office, at=days_on(2))
    assert said == ["本账套不在建账中"]
    assert [line.action for line in Line.objects.filter(book=cast.book).order_by("-seq")[:2]] == [
        "opening.end",
        "opening.begin",
    ]
    assert in_order(cast.book)


def test_an_opening_that_never_began_does_not_end(cast: Cast) -> None:
    with refused(cast.book) as said:
        end_opening(book=cast.book, by=cast.office, at=NOON)
    assert said == ["本账套不在建账中"]


@pytest.mark.parametrize("who", ["clerk", "head", "leader", "admin", "auditor", "other_office"])
@pytest.mark.parametrize("act", [begin_opening, end_opening])
def test_only_who_may_close_a_book_opens_it(cast: Cast, who: str, act: Any) -> None:
    if act is end_opening:
        begin_opening(book=cast.book, by=cast.office, at=NOON)
    account = getattr(cast, who)
    with refused(cast.book) as said:
        act(book=cast.book, by=account, at=NOON)
    assert said == [f"{account.name} 无权在账套“甲区”办理此事，请联系管理员核对任用"]


def test_a_cumulative_amount_without_dates_is_an_opening_balance(
    cast: Cast, opened: OpeningStep
) -> None:
    subject = project(cast)
    balance = money(
        subject,
        "investment_done",
        5_000,
        occurred_from=date(2015, 1, 1),
        occurred_to=KNOWN,
        opening=True,
        known_on=KNOWN,
        batch="旧台账",
    )
    entry = told(cast, balance)
    assert (entry.covers_from, entry.occurred_from) == (None, date(2015, 1, 1))


def test_a_large_batch_takes_no_more_queries_than_a_small_one(
    cast: Cast, opened: OpeningStep, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    subject = project(cast)
    claims = [money_in(subject, 5, **OLD) for _ in range(60)]
    record_many(book=cast.book, claims=claims, by=cast.office, at=NOON)
    document = paper(cast)
    with django_assert_max_num_queries(35):
        accept(cast, document=document)
