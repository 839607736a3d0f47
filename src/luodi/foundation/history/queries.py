"""Questions to the chain: the number that a moment means, the head, and what is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.apps import apps
from django.db.models import ForeignKey, ForeignObjectRel

from luodi.foundation.history import rules
from luodi.foundation.history.models import Book, Chained, Line, Sealed
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

BOOK_ZONE = rules.BOOK_ZONE


@dataclass(frozen=True)
class Head:
    """Where a book's chain ends: printed on papers, so that a cut tail shows."""

    seq: int
    digest: str

    def __str__(self) -> str:
        return f"#{self.seq}:{self.digest[:16]}"


@dataclass(frozen=True)
class Break:
    """One place where the book does not agree with its chain, in a sentence."""

    seq: int
    reason: Reason

    def __str__(self) -> str:
        return str(self.reason)


def end_of_day(day: date) -> datetime:
    """The last moment of `day` in the books' zone."""
    return datetime.combine(day, time.max, BOOK_ZONE)


def seq_at(book: Book, moment: datetime) -> int:
    """The number of the last act recorded by `moment`; 0 before the first."""
    last = Line.objects.filter(book=book, at__lte=moment).order_by("-seq").values_list("seq")
    return found[0] if (found := last.first()) else 0


def head(book: Book) -> Head:
    """The last line of the book's chain."""
    last = Line.objects.filter(book=book).order_by("-seq").only("seq", "digest").first()
    return Head(last.seq, last.digest) if last else Head(0, rules.GENESIS)


def is_head(printed: str) -> bool:
    """Whether words are the head of a chain as it is printed: #123:0a1b2c3d4e5f6071."""
    seq, _, digest = printed.lstrip("#").partition(":")
    return seq.isdecimal() and len(digest) >= 8


def was_head(book: Book, printed: str) -> bool:
    """Whether a printed head was once the end of this chain."""
    if not is_head(printed):
        return False
    seq, _, digest = printed.lstrip("#").partition(":")
    return Line.objects.filter(book=book, seq=int(seq), digest__startswith=digest.lower()).exists()


def chained_models() -> list[type[Chained]]:
    """Every table whose rows the chain covers."""
    return [model for model in apps.get_models() if issubclass(model, Chained)]


def verify(book: Book, progress: Callable[[int], None] = lambda done: None) -> Iterator[Break]:
    """Walk the chain from its first line; yield each row and line that is not as written."""
    manifest: rules.Manifest = {}
    previous, expected = rules.GENESIS, 1
    for line in Line.objects.filter(book=book).order_by("seq").iterator(chunk_size=2000):
        yield from line_breaks(line, previous, expected)
        for table, rows in line.manifest.items():
            manifest.setdefault(table, {}).update(rows)
        previous, expected = line.digest, line.seq + 1
        progress(line.seq)
    book.refresh_from_db()
    if book.seq != expected - 1:
        text = gettext_noop("账套记到 #%(book)s，链上到 #%(last)s，两者不符：链尾或计数被改动过")
        yield Break(expected, because(text, book=book.seq, last=expected - 1))
    yield from row_breaks(book, manifest)
    yield from sealed_breaks(book)


def line_breaks(line: Line, previous: str, expected: int) -> Iterator[Break]:
    if line.seq != expected:
        text = gettext_noop("缺少 #%(first)s 至 #%(last)s 的流水")
        yield Break(expected, because(text, first=expected, last=line.seq - 1))
    if line.previous != previous:
        text = gettext_noop("#%(seq)s 与前一条流水接不上")
        yield Break(line.seq, because(text, seq=line.seq))
    if line.facts().digest() != line.digest:
        text = gettext_noop("#%(seq)s 这条流水被改动过")
        yield Break(line.seq, because(text, seq=line.seq))


def row_breaks(book: Book, manifest: rules.Manifest) -> Iterator[Break]:
    """Rows changed, gone, or added behind the program's back."""
    for model in chained_models():
        yield from table_breaks(book, model, manifest.pop(model._meta.label_lower, {}))
    for table, rows in manifest.items():
        text = gettext_noop("链上有未知的表 %(table)s，共 %(count)s 行")
        yield Break(0, because(text, table=table, count=len(rows)))


def table_breaks(book: Book, model: type[Chained], written: Mapping[str, str]) -> Iterator[Break]:
    """The same in one table; `written` is the digest of each of its rows by key."""
    expected, name = dict(written), model._meta.verbose_name
    for row in model._default_manager.filter(book=book).iterator(chunk_size=2000):
        known = expected.pop(str(row.pk), None)
        if known is None:
            text = gettext_noop("%(name)s %(pk)s（#%(seq)s）不在链上，是程序之外加进来的")
            yield Break(row.seq, because(text, name=name, pk=row.pk, seq=row.seq))
        elif known != row.chained_digest():
            text = gettext_noop("%(name)s %(pk)s（#%(seq)s）被改动过")
            yield Break(row.seq, because(text, name=name, pk=row.pk, seq=row.seq))
    for pk in expected:
        yield Break(0, because(gettext_noop("%(name)s %(pk)s 被删除了"), name=name, pk=pk))


def sealed_breaks(book: Book) -> Iterator[Break]:
    """Personal values changed, or removed without an act."""
    values = Sealed.objects.filter(book=book).select_related("redaction")
    for value in values.iterator(chunk_size=2000):
        removed = hasattr(value, "redaction")
        if value.is_removed != removed or not (removed or value.is_true):
            text = gettext_noop("隐私值 %(pk)s（#%(seq)s）被改动过或未经隐去程序删除")
            yield Break(value.seq, because(text, pk=value.pk, seq=value.seq))


def version_breaks(book: Book) -> Iterator[Break]:
    """Rows whose summary columns are not what their newest version says."""
    for model in chained_models():
        if not model.proved_by:
            continue
        newest = newest_versions(model, book)
        for row in model._default_manager.filter(book=book).iterator(chunk_size=2000):
            version = newest.get(row.pk)
            if version is None or summary(row, row) != summary(row, version):
                text = gettext_noop("%(name)s %(pk)s（#%(seq)s）与其沿革不符")
                name = model._meta.verbose_name
                yield Break(row.seq, because(text, name=name, pk=row.pk, seq=row.seq))


def newest_versions(model: type[Chained], book: Book) -> dict[int, Chained]:
    """The newest version of each row of a model that keeps versions, by the row's key."""
    relation = model._meta.get_field(model.proved_by)
    if not isinstance(relation, ForeignObjectRel) or not isinstance(relation.field, ForeignKey):
        raise TypeError(f"{model.__name__}.proved_by names no versions")
    versions = relation.related_model
    if not issubclass(versions, Chained):
        raise TypeError(f"the versions of {model.__name__} are not on the chain")
    rows = versions._default_manager.filter(book=book).order_by("seq", "pk")
    return {getattr(row, relation.field.attname): row for row in rows.iterator()}


def summary(row: Chained, of: Chained) -> list[object]:
    """The values of the row's summary columns, as `of` has them."""
    columns = [column for column in row._meta.concrete_fields if column.name in row.unchained]
    return [getattr(of, column.attname) for column in columns]


def removed_values(book: Book) -> list[str]:
    """What was removed by 隐去, named, for the verification's report."""
    rows = Sealed.objects.filter(book=book, redaction__isnull=False).select_related("redaction")
    return [f"{row.redaction.what}（#{row.redaction.seq}，{row.redaction.reason}）" for row in rows]
