"""Where a book's entries come from, as its administrator may know: every import, not its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from luodi.foundation.history.models import Book, Line
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.intake.workbooks.models import Batch, StagedRow


@dataclass(frozen=True)
class Source:
    """One import: its batch, and how much it read and wrote; None where it has written nothing."""

    batch: Batch
    titles: tuple[str, ...]  # none where a title may tell who hides behind a code name
    rows: int
    projects: int | None
    entries: int | None

    @property
    def is_secret(self) -> bool:
        return not self.titles


def books_kept(account: Account) -> list[Book]:
    """The books that the account administers, his own first."""
    units = Unit.objects.reached_by(account, Right.PEOPLE)
    books = Book.objects.filter(pk__in=units.order_by().values("book")).order_by("pk")
    return sorted(books, key=lambda book: book.pk != account.unit.book_id)


def imports_into(book: Book, keeper: Account) -> QuerySet[Batch]:
    """Every import into the book, the newest first."""
    return Batch.objects.kept_by(keeper).filter(book=book).order_by("-pk")


def sources_of(batches: QuerySet[Batch]) -> list[Source]:
    """Some imports with what they read and wrote, in four questions however many they are."""
    found = list(batches.select_related("book", "unit", "by").prefetch_related("files"))
    rows, wrote = rows_read(found), written_by(found)
    return [
        Source(
            batch,
            titles_of(batch),
            rows.get(batch.pk, 0),
            wrote.get(batch.pk, {}).get("projects"),
            wrote.get(batch.pk, {}).get("entries"),
        )
        for batch in found
    ]


def titles_of(batch: Batch) -> tuple[str, ...]:
    if getattr(batch, "is_secret", True):
        return ()
    files = sorted(batch.files.all(), key=lambda file: file.pk)
    return tuple(file.title for file in files)


def rows_read(batches: Sequence[Batch]) -> dict[int, int]:
    """How many rows of projects each held; totals, groups and notes are none."""
    rows = StagedRow.objects.filter(table__file__batch__in=batches).exclude(outcome="ASIDE")
    counted = rows.order_by().values_list("table__file__batch").annotate(count=Count("pk"))
    return dict(counted)


def written_by(batches: Sequence[Batch]) -> dict[int, dict[str, int]]:
    """What each wrote, as the line of its applying says: it stays so when it is taken back."""
    seqs = {(one.book_id, one.seq): one.pk for one in batches if one.seq}
    applied = Q(pk__in=[])
    for book in {book for book, _ in seqs}:
        applied |= Q(book=book, seq__in=[seq for of, seq in seqs if of == book])
    lines = Line.objects.filter(applied).values_list("book", "seq", "detail")
    return {seqs[book, seq]: detail for book, seq, detail in lines}
