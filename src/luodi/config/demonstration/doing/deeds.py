"""What people do in the demonstration, line by line: each deed is one call of one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from luodi.config.demonstration.lives.life import Life, Told
from luodi.config.demonstration.papers.paper import Paper
from luodi.kernel.periods import Period
from luodi.records.subjects.models import Link
from luodi.records.subjects.rules import SubjectType


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something that one person does at one moment in one district's book."""

    at: datetime
    book: str
    by: str  # a sign-in name


@dataclass(frozen=True, kw_only=True)
class RegisterFirm(Deed):
    """An enterprise, and who speaks for it."""

    name: str
    unit: str
    credit_code: str
    place: str
    speaker: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenSubject(Deed):
    """A lead, a station, a site."""

    type: SubjectType
    name: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class EnterEvent(Deed):
    """One edition of the fair."""

    name: str
    unit: str
    series: str
    edition: int
    first_day: date
    last_day: date
    place: str


@dataclass(frozen=True, kw_only=True)
class RegisterProject(Deed):
    """A project, with what is told of it in the same sitting."""

    life: Life
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Record(Deed):
    """One sitting over the ledger: everything is recorded in one act, or one entry by itself."""

    told: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class AddPaper(Deed):
    """A paper that is put beside an entry later."""

    told: Told
    paper: Paper
    type: str


@dataclass(frozen=True, kw_only=True)
class OnEntry(Deed):
    """An action that takes an entry: verifying, returning, reversing … and what is said with it."""

    act: Callable[..., object]
    told: Told
    said: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OnBook(Deed):
    """An action that takes a book: opening, closing, loading a rulebook."""

    act: Callable[..., object]
    said: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Owed:
    """One target: of a unit, or without a name of the whole; with its months where it has any."""

    unit: str
    code: str
    amount: Decimal
    period: Period
    plan: tuple[Decimal, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SetTargets(Deed):
    """Targets set, or for a reason adjusted, by one document."""

    unit: str
    title: str
    document_no: str
    issued_on: date
    owed: tuple[Owed, ...]
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class VerifyOpening(Deed):
    """A batch of old entries recognised on one paper of a unit."""

    batch: str
    paper: Paper
    unit: str


@dataclass(frozen=True, kw_only=True)
class ReportMonth(Deed):
    """A head's report of a month."""

    unit: str
    month: date
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ShareProject(Deed):
    """Two units agree late how they share a project."""

    life: Life
    reason: str


@dataclass(frozen=True, kw_only=True)
class JoinFirm(Deed):
    """A project and its project company."""

    project: str
    firm: str


@dataclass(frozen=True, kw_only=True)
class JoinSubjects(Deed):
    """Where a subject came from."""

    subject: str
    other: str
    kind: Link.Kind


@dataclass(frozen=True, kw_only=True)
class Swap(Deed):
    """One project in another's place; both entries of it."""

    out: Told
    into: Told
    on: date
    approver: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GiveCodename(Deed):
    """A subject whose name only a circle may see."""

    subject: str
    codename: str
    circle: tuple[str, ...]
