"""What the book knows, in the shape in which rows of a ledger are held against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from itertools import batched

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.intake.workbooks.rules.firms import Firm, Firms
from luodi.intake.workbooks.rules.matching import Index, Known
from luodi.intake.workbooks.rules.settling import Told
from luodi.kernel.likeness import firm_name, project_name
from luodi.records.enterprises.models import Enterprise
from luodi.records.ledger.models import Entry
from luodi.records.projects.models import Project
from luodi.records.subjects.models import Party, Subject
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
        rows = Enterprise.objects.filter(book=self.book).select_related("subject__unit")
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

    @cached_property
    def properties(self) -> dict[int, tuple[str, str]]:
        """What is said of each project besides its entries: content and place."""
        rows = Project.objects.filter(book=self.book)
        return {
            key: (content, place)
            for key, content, place in rows.values_list("subject", "content", "place")
        }

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


def told_of(subjects: Collection[int]) -> dict[int, list[Told]]:
    """What the book has of these projects: every entry that is not reversed, oldest first."""
    found: dict[int, list[Told]] = defaultdict(list)
    columns = ("subject_id", "kind", "occurred_from", "occurred_to", "value", "planned_on")
    for chunk in batched(sorted(subjects), CHUNK):
        rows = Entry.objects.filter(subject__in=chunk, reversal=None).order_by("seq", "pk")
        for subject, kind, first, last, value, planned, since, until, pk in rows.values_list(
            *columns, "covers_from", "covers_to", "pk"
        ):
            covers = (since, until) if since and until else None
            found[subject].append(Told(kind, first, last, value, planned, covers, pk))
    return found
