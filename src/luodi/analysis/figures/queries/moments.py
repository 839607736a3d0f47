"""From a day or a number to the moment of a book that figures are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from luodi.analysis.figures.rules.moments import AsOf, Moment
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import BOOK_ZONE, end_of_day, seq_at
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Closing, OpeningStep

BEFORE_ALL = date(2000, 1, 1)  # the day of #0, when nothing was known


@dataclass(frozen=True)
class OpeningEnd:
    """When 建账 ended, and by which act."""

    seq: int
    at: datetime


def opening_end(book: Book) -> OpeningEnd | None:
    """The end of the book's 建账, if it had one and it has ended."""
    row = OpeningStep.objects.filter(book=book, step=OpeningStep.Step.ENDED).first()
    return OpeningEnd(row.seq, row.at) if row else None


def resolve(book: Book, asked: AsOf, now: datetime) -> Moment:
    """The moment that a person asked for; a day that is not over means now."""
    book.refresh_from_db(fields=["seq", "last_at"])
    if asked.books:
        asked = part_of(book, asked)
    if asked.seq is not None:
        return at_seq(book, asked.seq, asked)
    today = now.astimezone(BOOK_ZONE).date()
    if asked.day is None or asked.day >= today:
        return Moment(book.pk, book.seq, today)
    moment = end_of_day(asked.day)
    seq = seq_at(book, moment)
    ended = opening_end(book)
    if ended and moment < ended.at:
        return Moment(book.pk, seq, asked.day, opening_seq=ended.seq)
    return Moment(book.pk, seq, asked.day)


def part_of(book: Book, asked: AsOf) -> AsOf:
    """The book's own part of a moment that names several books."""
    parts = dict(asked.books)
    if book.name in parts:
        return parts[book.name]
    text = gettext_noop("时点里没有“%(book)s”的序号，现有：%(names)s")
    raise Refused(because(text, about="as_of", book=book.name, names="、".join(parts)))


def at_seq(book: Book, seq: int, asked: AsOf) -> Moment:
    """The moment of a number; its day is the one named, else that of the act."""
    line = Line.objects.filter(book=book, seq=seq).only("at").first()
    if line is None and seq != 0:
        text = gettext_noop("“%(book)s”没有 #%(seq)s，目前记到 #%(last)s")
        raise Refused(because(text, about="as_of", book=book.name, seq=seq, last=book.seq))
    told = line.at.astimezone(BOOK_ZONE).date() if line else BEFORE_ALL
    return Moment(book.pk, seq, asked.day or told, opening_seq=asked.opening_seq)


def closing_of(book: Book, period: Period) -> Closing | None:
    """The closing of exactly this period, if it was closed."""
    return Closing.objects.filter(
        book=book, first_day=period.start, last_day=period.last_day
    ).first()
