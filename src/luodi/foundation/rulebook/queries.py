"""Which rulebook is in force for a period, as of a day; what it says and how it came to say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby

from django.db.models import QuerySet

from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import Source, read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.foundation.rulebook.rules.statements import Group, Statement, differences, statements
from luodi.kernel.periods import Period
from luodi.kernel.periods.naming import day_name
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import CHINESE, Tongue, gettext_noop

KEPT_RULEBOOKS = 64
CLOSING = "period.close"  # the ledger's act; the ledger stands above and is not asked


def version_for(book: Book, *, period: Period, seq: int, day: date) -> RulebookVersion | None:
    """The version for (period, T), T being `seq` and its `day`; None before the first.

    Of the versions loaded by T, the one in effect on the period's last day, or on T's if that is
    earlier. A version is in effect from its date until the date of a later one; of two with the
    same date the one loaded last. So one that is loaded late for an earlier year touches nothing
    that a later version governs.
    """
    return _in_effect(book.pk, min(period.last_day, day)).filter(seq__lte=seq).first()


def in_force(book: Book, *, period: Period, seq: int, day: date) -> Rulebook:
    """The rulebook for (period, T); refuses where none had been loaded."""
    version = version_for(book, period=period, seq=seq, day=day)
    if version is None:
        text = gettext_noop(
            "账套“%(book)s”当时没有对%(period)s有效的口径手册，请先执行 luodi rulebook load"
        )
        raise Refused(because(text, book=book.name, period=period))
    return parsed(version)


def version_today(book: Book, day: date) -> RulebookVersion | None:
    """The version by which the book goes on a day, of all that are loaded now."""
    return _in_effect(book.pk, day).first()


def latest(book: int, on: date | None = None) -> Rulebook | None:
    """What the book (by its key) goes by on a day; without a day, the last to take effect."""
    version = _in_effect(book, on or date.max).first()
    return parsed(version) if version else None


def _in_effect(book: int, day: date) -> QuerySet[RulebookVersion]:
    versions = RulebookVersion.objects.filter(book=book, effective_on__lte=day)
    return versions.order_by("-effective_on", "-number")


def parsed(version: RulebookVersion) -> Rulebook:
    """What the version says; read once for each text."""
    return _read(f"第{version.number}版", version.text, version.base_text)


# By the text and not by the key: a key may come to mean another row, a text never does.
@lru_cache(maxsize=KEPT_RULEBOOKS)
def _read(name: str, text: str, base_text: str) -> Rulebook:
    return read(Source(name, text), Source(f"{name}所据底本", base_text))


def books_of(account: Account) -> QuerySet[Book]:
    """The books whose figures the account may read anywhere in them, and so their rulebooks."""
    units = Unit.objects.reached_by(account, Right.FIGURES)
    return Book.objects.filter(pk__in=units.values("book"))


@dataclass(frozen=True)
class Page:
    """What a book goes by on a day: the version, and what it says, group by group."""

    version: RulebookVersion
    rulebook: Rulebook
    groups: list[tuple[Group, list[Statement]]]


def page(book: Book, *, seq: int, day: date, tongue: Tongue = CHINESE) -> Page | None:
    """The page for (`day`, T); None where the book had no rulebook by then."""
    version = version_for(book, period=Period.custom(day, day), seq=seq, day=day)
    if version is None:
        return None
    rows = groupby(statements(parsed(version), tongue), key=lambda row: row.group)
    groups = [(group, list(said)) for group, said in rows if group is not Group.BOOK]
    return Page(version, parsed(version), groups)


def books_governed_by(account: Account) -> list[Book]:
    """The books into which the account may load a rulebook, its own first."""
    every = Book.objects.exclude(kind=Book.Kind.HOUSE).order_by("pk")
    books = [book for book in every if may_in_book(account, Right.RULEBOOK, book=book)]
    return sorted(books, key=lambda book: book.pk != account.unit.book_id)


@dataclass(frozen=True)
class Preview:
    """What loading a text would do: the rulebook it is, and how it differs from today's."""

    rulebook: Rulebook
    changes: list[str]
    remarks: list[Reason]
    is_first: bool


def preview(book: Book, given: Source, *, at: datetime) -> Preview:
    """Refuses what loading would refuse: each problem with file, line and key."""
    rulebook = read(given, shipped(DEFAULT))
    now = latest(book.pk, at.astimezone(BOOK_ZONE).date())
    version = RulebookVersion(
        book=book, seq=book.seq + 1, effective_on=rulebook.effective_on, loaded_at=at
    )
    changes = differences(now, rulebook) if now else []
    return Preview(rulebook, changes, remarks(version), is_first=now is None)


@dataclass(frozen=True)
class Edition:
    """One version on the page: who loaded it, what to know of it, and what it changed."""

    version: RulebookVersion
    line: Line
    remarks: list[Reason]
    changes: list[str]  # against the version loaded before it

    @property
    def is_first(self) -> bool:
        return self.version.number == 1


def editions(book: Book, *, seq: int, tongue: Tongue = CHINESE) -> list[Edition]:
    """The versions loaded by `seq`, the last first."""
    versions = list(RulebookVersion.objects.filter(book=book, seq__lte=seq).order_by("number"))
    acts = Line.objects.filter(book=book, seq__in=[version.seq for version in versions])
    lines = {line.seq: line for line in acts.select_related("by")}
    before = [None, *versions]
    return [
        Edition(new, lines[new.seq], remarks(new), changes(old, new, tongue) if old else [])
        for old, new in reversed(list(zip(before, versions, strict=False)))
    ]


def changes(old: RulebookVersion, new: RulebookVersion, tongue: Tongue = CHINESE) -> list[str]:
    """What the new version says otherwise, a sentence each."""
    return differences(parsed(old), parsed(new), tongue)


def remarks(version: RulebookVersion) -> list[Reason]:
    """What whoever loads the version should know; none of it bars the version."""
    if version.effective_on >= version.loaded_at.astimezone(BOOK_ZONE).date():
        return []
    text = gettext_noop(
        "生效日期早于载入日期：再问%(day)s以来的期间即按本版；此前问过的时点（#%(seq)s以前）不变"
    )
    found = [because(text, day=day_name(version.effective_on), seq=version.seq)]
    closed = Line.objects.filter(book=version.book, action=CLOSING, seq__lt=version.seq).count()
    if closed:
        text = gettext_noop("本账套已封账%(count)s次，封账数不变，与新口径的差额并列显示")
        found.append(because(text, count=closed))
    return found
