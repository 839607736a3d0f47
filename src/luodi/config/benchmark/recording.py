"""How fast ten thousand claims are recorded in one act, and on what the time goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import wraps
from statistics import median_low
from time import perf_counter
from typing import Any

from luodi.config.benchmark.book import OPENED_AT, found_book
from luodi.foundation.history.models import Book
from luodi.foundation.history.rules import LineFacts
from luodi.foundation.history.sheaves import Stack, Table
from luodi.foundation.people.models import Account, Unit
from luodi.records.ledger.actions import recording
from luodi.records.ledger.rules.claims import Claim
from luodi.records.subjects.actions import open_subject
from luodi.records.subjects.rules import SubjectType

CLAIMS_OF_A_PROJECT = 5
DAY = date(2021, 1, 4)
AT = OPENED_AT + timedelta(days=30)
CHECKING, HASHING, WRITING = "checking", "hashing", "writing"


@dataclass
class Stopwatch:
    """Seconds by phase; a phase inside another stops the outer one."""

    clock: Callable[[], float] = perf_counter
    spent: dict[str, float] = field(default_factory=dict)
    phases: list[str] = field(default_factory=lambda: [WRITING])
    since: float = 0.0

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        self.charge()
        self.phases.append(name)
        yield
        self.charge()
        self.phases.pop()

    def charge(self) -> None:
        now = self.clock()
        self.spent[self.phases[-1]] = self.spent.get(self.phases[-1], 0) + now - self.since
        self.since = now

    @contextmanager
    def around(self, owner: object, name: str, phase: str) -> Iterator[None]:
        """Every call of the function counts as the phase while this holds."""
        own: Callable[..., Any] = getattr(owner, name)

        @wraps(own)
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.phase(phase):
                return own(*args, **kwargs)

        setattr(owner, name, timed)
        try:
            yield
        finally:
            setattr(owner, name, own)


@dataclass(frozen=True)
class Recorded:
    """How long one act of so many entries took, and the share of each phase."""

    entries: int
    seconds: float
    shares: dict[str, float]

    @property
    def entries_a_second(self) -> int:
        return round(self.entries / self.seconds)


def measure(entries: int, times: int, say: Callable[[str], None]) -> Recorded:
    """Of several acts in a fresh book, each over projects of its own, the one in the middle."""
    book, clerk, _ = found_book()
    units = list(Unit.objects.filter(book=book).exclude(parent=None))
    found = []
    for number in range(times):
        say(f"成批填报：第 {number + 1} 次")
        found.append(record(book, clerk, claims(book, clerk, units, entries, number)))
    middle = median_low([row.seconds for row in found])
    return next(row for row in found if row.seconds == middle)


def claims(book: Book, clerk: Account, units: list[Unit], entries: int, number: int) -> list[Claim]:
    """Five claims of each of a fifth as many new projects."""
    made = []
    for place in range(max(1, entries // CLAIMS_OF_A_PROJECT)):
        unit = units[place % len(units)]
        subject = open_subject(
            type=SubjectType.PROJECT, name=f"项目{number}-{place}", unit=unit, by=clerk, at=AT
        )
        made += [
            Claim(subject.pk, "registered", "注册", unit.pk, DAY),
            Claim(subject.pk, "contract", "签约", unit.pk, DAY),
            money(subject.pk, unit.pk, "planned_total"),
            money(subject.pk, unit.pk, "contract_amount"),
            money(
                subject.pk,
                unit.pk,
                "money_in",
                voucher_no=f"V{number}-{place}",
                payer="某某公司",
                payer_place="外省",
                nature="FIXED_ASSETS",
                origin="PROVINCE_OUT",
            ),
        ]
    return made


def money(subject: int, unit: int, kind: str, **columns: str) -> Claim:
    value = Decimal(50_000_000)
    plain = Claim(subject, kind, "金额", unit, DAY, value=value, measure="YUAN")
    given: dict[str, Any] = dict(columns)
    return replace(plain, **given)


def record(book: Book, clerk: Account, claimed: list[Claim]) -> Recorded:
    """One act, with a watch on what it does."""
    watch = Stopwatch()
    with ExitStack() as stack:
        stack.enter_context(watch.around(recording, "check_all", CHECKING))
        stack.enter_context(watch.around(Table, "text", HASHING))
        stack.enter_context(watch.around(Stack, "digests", HASHING))
        stack.enter_context(watch.around(LineFacts, "digest", HASHING))
        watch.since = began = perf_counter()
        recording.record_many(book=book, claims=claimed, by=clerk, at=AT)
        watch.charge()
    whole = watch.since - began
    shares = {phase: spent / whole for phase, spent in watch.spent.items()}
    return Recorded(len(claimed), whole, shares)
