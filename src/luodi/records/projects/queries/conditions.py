"""What a list of projects asks for, as conditions on subjects and on standings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.rulebook.queries import latest
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.vocabulary.bands import SIZE_BANDS, SizeBand
from luodi.kernel.periods.calendar import add_months
from luodi.records.ledger.models import Standing
from luodi.records.ledger.rules.standing import RANKS
from luodi.records.projects.rules import Problem, State, Wanted
from luodi.records.subjects.models import Subject, seen_by
from luodi.records.subjects.queries import named_like
from luodi.records.subjects.queries.naming import MANY
from luodi.records.subjects.rules import SubjectType

FEN_OF_WAN = 1_000_000
PROJECT = SubjectType.PROJECT.value


@dataclass(frozen=True)
class Asking:
    """One question for projects of a book: what, in which reading, by whom, on which day."""

    book: Book
    wanted: Wanted
    verified: bool
    by: Account
    today: date

    @cached_property
    def rulebook(self) -> Rulebook | None:
        return latest(self.book.pk, self.today)

    @cached_property
    def seen(self) -> list[int] | None:
        """The projects that a reader of a few units may see; None where there are too many."""
        mine = Subject.objects.visible_to(self.by).filter(book=self.book, type=PROJECT)
        keys = list(mine.values_list("pk", flat=True)[: MANY + 1])
        return keys if len(keys) <= MANY else None


def visible(asking: Asking, path: str) -> Q:
    """What the reader may see, one by one where that is little: it is found sooner."""
    rule = seen_by(asking.by, book=asking.book, path=path)
    if not rule or asking.seen is None:
        return rule
    return Q((f"{path}pk__in", asking.seen))


def of_subject(asking: Asking, path: str = "") -> Q:
    """What is asked of the subject itself; `path` leads to it from another table."""
    wanted = asking.wanted
    found = visible(asking, path)
    if wanted.text:
        found &= named_like(wanted.text, by=asking.by, path=path)
    if wanted.unit:
        found &= Q((f"{path}unit__in", units_below(asking.book, wanted.unit)))
    if len(wanted.state) == 1:
        found &= Q((f"{path}is_open", wanted.state == (State.OPEN,)))
    return found


def units_below(book: Book, keys: tuple[int, ...]) -> list[int]:
    """These units of the book and everything under them."""
    paths = Unit.objects.filter(book=book, pk__in=keys).values_list("path", flat=True)
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return list(Unit.objects.filter(below, book=book).values_list("pk", flat=True))


def of_standing(asking: Asking) -> Q:
    """What is asked of the standing in the reading of the question."""
    found = Q()
    for condition in (*exact(asking.wanted), *ranges(asking.wanted), *problems(asking)):
        found &= condition
    if asking.wanted.size:
        found &= in_bands(asking)
    return found


def exact(wanted: Wanted) -> Iterator[Q]:
    for column, values in (
        ("place", wanted.step),
        ("sign_type", wanted.sign),
        ("event", wanted.event),
        ("channel", wanted.channel),
        ("money_type", wanted.money_type),
    ):
        if values:
            yield Q((f"{column}__in", values))
    if wanted.industry:
        under = Q(pk__in=[])
        for code in wanted.industry:
            under |= Q(industry__startswith=code)
        yield under


def ranges(wanted: Wanted) -> Iterator[Q]:
    least, most = (
        None if wan is None else int(wan * FEN_OF_WAN) for wan in (wanted.least, wanted.most)
    )
    for column, first, last in (
        ("contract_fen", least, most),
        ("contract_on", wanted.signed_from, wanted.signed_to),
        ("started_on", wanted.started_from, wanted.started_to),
        ("last_on", wanted.recent_from, wanted.recent_to),
    ):
        if first is not None:
            yield Q((f"{column}__gte", first))
        if last is not None:
            yield Q((f"{column}__lte", last))


def in_bands(asking: Asking) -> Q:
    """Planned totals within the bands, each from its lower bound to the next one's."""
    rulebook = asking.rulebook
    bands: tuple[SizeBand, ...] = rulebook.thresholds.size_bands if rulebook else SIZE_BANDS
    found = Q(pk__in=[])
    for band, following in zip(bands, (*bands[1:], None), strict=True):
        if band.code in asking.wanted.size:
            inside = Q(planned_total_fen__gte=int(band.least_yuan * 100))
            if following:
                inside &= Q(planned_total_fen__lt=int(following.least_yuan * 100))
            found |= inside
    return found


def problems(asking: Asking) -> Iterator[Q]:
    """Every problem asked for; what has ended has no plan to keep and may stand still."""
    for problem in asking.wanted.problem:
        yield CONDITIONS[Problem(problem)](asking)


def unverified(asking: Asking) -> Q:
    """The other reading of the same subject says something else: a step, or an amount."""
    same = {column: OuterRef(column) for column in ("subject", *COMPARED)}
    return ~Q(Exists(Standing.objects.filter(verified=not asking.verified, **same)))


COMPARED = ("mask", "contract_fen", "arrived_fen", "invested_fen")


def still(asking: Asking) -> Q:
    """Started, not built, and nothing new for as long as the rulebook allows."""
    if asking.rulebook is None:
        return Q(pk__in=[])
    quiet_since = add_months(asking.today, -asking.rulebook.limits.still_months)
    return Q(started_on__isnull=False, is_ended=False, rank__lt=BUILT, last_on__lt=quiet_since)


BUILT = RANKS["COMPLETED"]
CONDITIONS: dict[Problem, Callable[[Asking], Q]] = {
    Problem.UNPROVEN: lambda asking: Q(unproven__gt=0),
    Problem.UNVERIFIED: unverified,
    Problem.RETURNED: lambda asking: Q(returned__gt=0),
    Problem.OVERDUE: lambda asking: Q(due_on__lt=asking.today, is_ended=False),
    Problem.STILL: still,
    Problem.STOPPED: lambda asking: Q(is_stopped=True, is_ended=False),
}
