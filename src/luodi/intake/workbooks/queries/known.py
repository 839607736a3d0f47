"""What the book knows, in the shape in which rows of a ledger are held against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from itertools import batched

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.intake.workbooks.models import LeftDifference
from luodi.intake.workbooks.rules.differing import Standing
from luodi.intake.workbooks.rules.firms import Firm, Firms
from luodi.intake.workbooks.rules.matching import Index, Known
from luodi.intake.workbooks.rules.settling import Told
from luodi.kernel.likeness import firm_name, project_name
from luodi.records.enterprises.models import Contact, Enterprise
from luodi.records.ledger.models import Entry
from luodi.records.projects.models import Project
from luodi.records.subjects.models import Classification, Party, Subject
from luodi.records.subjects.queries import readable, shown_names
from luodi.records.subjects.rules import SubjectType

CHUNK = 2_000


class KnownBook:
    """A book as one person's import is held against it; each question is asked once."""

    def __init__(self, book: Book, by: Account) -> None:
        self.book, self.by = book, by

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The units in use by every name that a ledger may give them."""
        found: dict[str, Unit] = {}
        for unit in Unit.objects.filter(book=self.book, closed_on=None).select_related("book"):
            for name in (unit.name, unit.short_name, unit.name.removeprefix(self.book.name)):
                found.setdefault(name, unit)
        return found

    @cached_property
    def unit_names(self) -> dict[int, frozenset[str]]:
        """Every name that a ledger may give a unit, by its key."""
        found: dict[int, set[str]] = defaultdict(set)
        for name, unit in self.units.items():
            found[unit.pk].add(name)
        return {key: frozenset(names) for key, names in found.items()}

    @cached_property
    def home(self) -> frozenset[str]:
        """The names of the district and its city: before a project's name they say nothing."""
        above = Unit.objects.filter(
            book__in=[self.book.pk, self.book.city_id or self.book.pk],
            kind__in=[Unit.Kind.CITY, Unit.Kind.DISTRICT],
        )
        names = above.values_list("name", flat=True)
        return frozenset(name.rstrip("市区县旗") or name for name in names)

    @cached_property
    def enterprises(self) -> dict[int, Enterprise]:
        rows = Enterprise.objects.filter(book=self.book, subject__is_open=True)
        rows = rows.select_related("subject__unit")
        return {row.subject_id: row for row in rows}

    @cached_property
    def firm_list(self) -> dict[int, Firm]:
        return {
            key: Firm(
                key, firm_name(row.subject.name, self.home), row.subject.name, row.credit_code
            )
            for key, row in self.enterprises.items()
        }

    def firms(self) -> Firms:
        """The enterprises of the book, to be joined by those that the rows name first."""
        found = Firms(self.home)
        for key, firm in self.firm_list.items():
            found.add(firm, self.enterprises[key].short_name)
        return found

    @cached_property
    def projects(self) -> dict[int, Subject]:
        rows = Subject.objects.filter(book=self.book, type=SubjectType.PROJECT)
        return {row.pk: row for row in rows.select_related("unit").order_by("pk")}

    @cached_property
    def names(self) -> set[str]:
        return {row.name for row in self.projects.values()}

    def standings(self, subjects: Collection[int]) -> dict[int, Standing]:
        """What is said of these projects besides their entries."""
        said, classed = own_rows(Project, subjects), classings_of(subjects)
        found = {}
        for key in subjects:
            row, project = self.projects[key], said.get(key)
            found[key] = Standing(
                name=row.name,
                unit=str(row.unit),
                units=self.unit_names.get(row.unit_id, frozenset()),
                content=project.content if project else "",
                place=project.place if project else "",
                build_type=project.build_type if project else "",
                shares=shares_of(classed[key]) if key in classed else (),
                **({axis: axis_of(classed[key], axis) for axis in AXES} if key in classed else {}),
            )
        return found

    @cached_property
    def contacts(self) -> dict[int, set[str]]:
        """Who is known to speak for each enterprise."""
        found: dict[int, set[str]] = defaultdict(set)
        rows = Contact.objects.filter(book=self.book)
        for key, name in rows.values_list("enterprise__subject", "name"):
            found[key].add(name)
        return found

    @cached_property
    def parties(self) -> dict[int, list[Firm]]:
        """The enterprises of each project."""
        found: dict[int, list[Firm]] = defaultdict(list)
        rows = Party.objects.filter(book=self.book).values_list("subject", "enterprise")
        for subject, enterprise in rows:
            if enterprise in self.firm_list:
                found[subject].append(self.firm_list[enterprise])
        return found

    def index(self) -> Index:
        """Every project of the book; of a code-named one only who is told may know."""
        seen = readable(self.by, self.projects.keys())
        names = shown_names(self.projects.values(), self.by)
        index = Index()
        for key, row in self.projects.items():
            if row.codename and names[key] != row.name:
                continue
            firms = self.parties.get(key, [])
            index.add(
                Known(
                    key=key,
                    name=project_name(row.name, self.home),
                    shown=row.name,
                    unit=str(row.unit),
                    firms=tuple(firm.name for firm in firms),
                    codes=frozenset(firm.code for firm in firms if firm.code),
                    is_open=row.is_open,
                    is_readable=key in seen,
                )
            )
        return index

    def event_named(self, name: str) -> int | None:
        return self.events.get(name)

    @cached_property
    def events(self) -> dict[str, int]:
        rows = Subject.objects.filter(book=self.book, type=SubjectType.EVENT)
        return dict(rows.values_list("name", "pk"))


AXES = ("industry", "cluster", "channel", "money_type", "event")


def axis_of(row: Classification, axis: str) -> str:
    return str(row.event or "") if axis == "event" else str(getattr(row, axis))


def own_rows(model: type[Project], subjects: Collection[int]) -> dict[int, Project]:
    found: dict[int, Project] = {}
    for chunk in batched(sorted(subjects), CHUNK):
        found |= {row.subject_id: row for row in model.objects.filter(subject__in=chunk)}
    return found


def classings_of(subjects: Collection[int]) -> dict[int, Classification]:
    """How each subject is classed now, over all its attempts."""
    found: dict[int, Classification] = {}
    for chunk in batched(sorted(subjects), CHUNK):
        rows = Classification.objects.filter(subject__in=chunk, attempt=None)
        rows = rows.select_related("event").prefetch_related("shares__unit__book")
        found |= {row.subject_id: row for row in rows.order_by("seq", "pk")}
    return found


def shares_of(row: Classification) -> tuple[tuple[str, str, int], ...]:
    """Unit, role and part of each unit that shares the subject."""
    shares = sorted(row.shares.all(), key=lambda one: one.part)
    return tuple((str(one.unit), one.role, one.weight) for one in shares)


def left_differences(subjects: Collection[int]) -> set[tuple[int, str, str]]:
    """What a person let the book keep, whatever workbooks say."""
    found: set[tuple[int, str, str]] = set()
    for chunk in batched(sorted(subjects), CHUNK):
        rows = LeftDifference.objects.filter(subject__in=chunk)
        found |= set(rows.values_list("subject", "field", "said"))
    return found


def told_of(subjects: Collection[int]) -> dict[int, list[Told]]:
    """What the book has of these projects: every entry that is not reversed, oldest first."""
    found: dict[int, list[Told]] = defaultdict(list)
    columns = ("subject_id", "kind", "occurred_from", "occurred_to", "value", "planned_on")
    for chunk in batched(sorted(subjects), CHUNK):
        rows = Entry.objects.filter(subject__in=chunk, reversal=None).order_by("seq", "pk")
        for subject, kind, first, last, value, planned, since, until, pk, *own in rows.values_list(
            *columns, "covers_from", "covers_to", "pk", "origin", "currency", "currency_amount"
        ):
            covers = (since, until) if since and until else None
            found[subject].append(Told(kind, first, last, value, planned, covers, pk, *own))
    return found
