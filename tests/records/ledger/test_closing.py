"""封账: a period is closed once, when it is over and the book is in order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from acting import claim, days_on, in_order, last_line, paper, project, refused, told
from conftest import NOON, Cast
from luodi.foundation.history.queries import head
from luodi.kernel.periods import Period
from luodi.records.ledger.actions.periods import begin_opening, close_period, end_opening
from luodi.records.ledger.models import Closing
from luodi.records.ledger.queries.integrity import head_breaks

FEBRUARY = Period.month(2023, 2)
MARCH = Period.month(2023, 3)
NOT_OVER = "2023年3月还没有过完，不能封账"


def test_a_closing_keeps_the_period_the_document_and_the_head_before_it(cast: Cast) -> None:
    told(cast, claim(project(cast)))
    document = paper(cast)
    before = head(cast.book)
    row = close_period(book=cast.book, period=FEBRUARY, document=document, by=cast.office, at=NOON)
    assert (row.first_day, row.last_day) == (FEBRUARY.start, FEBRUARY.last_day)
    assert (row.document, row.head_before, row.seq) == (document, str(before), before.seq + 1)
    assert (last_line(cast.book).action, last_line(cast.book).seq) == ("period.close", row.seq)
    assert in_order(cast.book)
    assert not list(head_breaks(cast.book))


def test_a_period_is_closed_when_its_last_day_is_over(cast: Cast) -> None:
    with refused(cast.book) as said:
        close_period(book=cast.book, period=MARCH, by=cast.office, at=days_on(30.4))
    assert said == [NOT_OVER]
    midnight = NOON.replace(month=4, hour=0)
    with refused(cast.book):
        close_period(
            book=cast.book, period=MARCH, by=cast.office, at=midnight - timedelta(microseconds=1)
        )
    close_period(book=cast.book, period=MARCH, by=cast.office, at=midnight)


def test_the_second_of_two_who_close_a_period_is_refused(cast: Cast) -> None:
    close_period(book=cast.book, period=FEBRUARY, by=cast.office, at=NOON)
    with refused(cast.book) as said:
        close_period(book=cast.book, period=FEBRUARY, by=cast.second_office, at=NOON)
    assert said == ["2023年2月已经封账，不能再封"]
    close_period(book=cast.book, period=Period.quarter(2022, 4), by=cast.office, at=NOON)


def test_a_book_being_opened_is_not_closed_and_all_reasons_come_at_once(cast: Cast) -> None:
    foreign = paper(cast, unit=cast.other_district_town, by=cast.other_office)
    begin_opening(book=cast.book, by=cast.office, at=NOON)
    with refused(cast.book) as said:
        close_period(book=cast.book, period=MARCH, document=foreign, by=cast.office, at=NOON)
    assert said == [
        NOT_OVER,
        "建账还没有结束，请先结束建账再封账",
        "本账套没有这份资料，请先上传",
    ]
    end_opening(book=cast.book, by=cast.office, at=NOON)
    close_period(book=cast.book, period=FEBRUARY, by=cast.office, at=NOON)


@pytest.mark.parametrize("who", ["clerk", "head", "leader", "admin", "auditor", "other_office"])
def test_only_the_office_closes(cast: Cast, who: str) -> None:
    with refused(cast.book):
        close_period(book=cast.book, period=FEBRUARY, by=getattr(cast, who), at=NOON)


def test_the_database_itself_keeps_one_closing_a_period_in_order(cast: Cast) -> None:
    row = close_period(book=cast.book, period=FEBRUARY, by=cast.office, at=NOON)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row.pk, row.last_day = None, FEBRUARY.start - timedelta(days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    assert Closing.objects.count() == 1
