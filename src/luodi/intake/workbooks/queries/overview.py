"""An import as its page shows it: counts, tables with their columns, rows, what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.intake.workbooks.models import Batch, BatchFile, StagedRow, StagedTable
from luodi.intake.workbooks.rules.fields import field
from luodi.intake.workbooks.rules.kept import column_again, reasons_again
from luodi.intake.workbooks.rules.placing import Home, home_of, what_to_do
from luodi.intake.workbooks.rules.shapes import Column
from luodi.kernel.grids import letters
from luodi.kernel.money import show
from luodi.kernel.refusal import Reason
from luodi.records.ledger.models import Standing
from luodi.records.subjects.models import Party, Subject
from luodi.records.subjects.rules import SubjectType

Outcome = StagedRow.Outcome
# Of these a person has to say something; the others follow in the order of their weight.
ORDER = (
    Outcome.DOUBTFUL,
    Outcome.REFUSED,
    Outcome.NEW,
    Outcome.CHANGED,
    Outcome.SAME,
    Outcome.LEFT,
    Outcome.ASIDE,
)
WAITING = (Outcome.DOUBTFUL, Outcome.REFUSED)
MOST_OUTSIDE = 12


@dataclass(frozen=True)
class Difference:
    """One printed total that the rows do not come to."""

    cell: str
    field: str
    printed: str
    computed: str
    gap: str


@dataclass(frozen=True)
class Unplaced:
    """One column that was understood, why it is not recorded as it stands, and what to do."""

    column: Column
    why: Reason

    @property
    def name(self) -> str:
        return field(self.column.field).name

    @property
    def is_beside(self) -> bool:
        return home_of(self.column.field) is Home.BESIDE


@dataclass(frozen=True)
class TableSeen:
    """One table of the import with what its columns were taken for."""

    table: StagedTable
    columns: tuple[Column, ...]
    rows: int
    totals: int
    differing: tuple[Difference, ...]

    @property
    def asked(self) -> list[Column]:
        """Columns of which a person has to settle something: what it is, its unit, its words."""
        return [one for one in self.columns if one.is_open]

    @property
    def is_blocked(self) -> bool:
        """Whether a column is not read at all before somebody settles it."""
        return any(one.is_asked for one in self.columns)

    @property
    def unread(self) -> list[Column]:
        return [one for one in self.columns if not one.field and not one.is_asked]

    @property
    def unrecorded(self) -> list[Unplaced]:
        """Columns that were understood and have no place in the book, or only beside another."""
        return [
            Unplaced(one, why)
            for one in self.columns
            if one.field and one.filled and not one.is_asked
            if (why := what_to_do(one.field))
        ]

    @property
    def outside(self) -> list[str]:
        return [
            f"{letters(column)}{row} {text}"
            for row, column, text in self.table.outside[:MOST_OUTSIDE]
        ]


@dataclass(frozen=True)
class FileSeen:
    """One file of the import, with why it could not be read or what to know of it."""

    file: BatchFile
    troubles: tuple[Reason, ...]
    tables: tuple[TableSeen, ...]


def batches_for(account: Account) -> QuerySet[Batch]:
    """The imports that the account may see, the newest first."""
    rows = Batch.objects.visible_to(account).select_related("unit", "by")
    return rows.prefetch_related("files").order_by("-pk")


def batch_for(account: Account, pk: int) -> Batch:
    """The import, if the account may see it; loading and permitting are one step."""
    rows = Batch.objects.visible_to(account).select_related("book", "unit__book", "by")
    return get_object_or_404(rows, pk=pk)


def counts_of(batch: Batch) -> dict[str, int]:
    """How many rows end how, in the order in which they are shown."""
    rows = StagedRow.objects.filter(table__file__batch=batch).order_by()
    found = dict(rows.values_list("outcome").annotate(count=Count("pk")))
    is_done = batch.state == Batch.State.APPLIED
    order = sorted(ORDER, key=lambda one: is_done and one in WAITING)
    return {outcome.value: found[outcome.value] for outcome in order if outcome.value in found}


def rows_of(batch: Batch, outcome: str) -> QuerySet[StagedRow]:
    rows = StagedRow.objects.filter(table__file__batch=batch, outcome=outcome)
    return rows.select_related("table__file", "subject").order_by(
        "table__file", "table__number", "row", "pk"
    )


def differing_rows(batch: Batch) -> QuerySet[StagedRow]:
    """Rows that say of a known project what the book does not, and nobody has settled it."""
    rows = StagedRow.objects.filter(table__file__batch=batch).exclude(differing=[])
    return rows.select_related("table__file__batch__unit", "subject__unit__book").order_by(
        "table__file", "table__number", "row", "pk"
    )


def undecided(batch: Batch) -> QuerySet[StagedRow]:
    """Rows on which a person can still decide something: which project, or the rest of it."""
    rows = StagedRow.objects.filter(table__file__batch=batch, asks=True, meant="", decision="")
    return rows.select_related("table__file__batch").order_by(
        "outcome", "table__file", "table__number", "row", "pk"
    )


def waiting_like(batch: Batch, row: StagedRow) -> list[StagedRow]:
    """The undecided rows that ask the same: which project it is, or what to leave out."""
    return [one for one in undecided(batch) if bool(one.candidates) == bool(row.candidates)]


def silent_units(batch: Batch, by: Account) -> list[str]:
    """Units with open projects, for whom one may speak, and of whom many files say nothing.

    Files of the one unit they were handed in for are no round, so nobody is missing from them.
    """
    heard = batch.summary.get("units", [])
    if batch.files.count() < 2 or set(heard) <= {batch.unit_id}:
        return []
    telling = Subject.objects.filter(book=batch.book_id, type=SubjectType.PROJECT, is_open=True)
    units = Unit.objects.reached_by(by, Right.RECORD).filter(
        book=batch.book_id, closed_on=None, pk__in=telling.values("unit")
    )
    return [str(unit) for unit in units.exclude(pk__in=heard).order_by("path")]


def files_of(batch: Batch) -> list[FileSeen]:
    """The files with their tables, in three questions."""
    tables: dict[int, list[TableSeen]] = {}
    rows = StagedTable.objects.filter(file__batch=batch).annotate(count=Count("rows"))
    for table in rows.order_by("file", "pk"):
        tables.setdefault(table.file_id, []).append(table_seen(table, table.count))
    return [
        FileSeen(file, reasons_again(file.troubles), tuple(tables.get(file.pk, ())))
        for file in batch.files.order_by("pk")
    ]


def table_seen(table: StagedTable, rows: int) -> TableSeen:
    differing = [difference(one) for one in table.totals if not one["agrees"]]
    columns = tuple(column_again(one) for one in table.columns)
    return TableSeen(table, columns, rows, len(table.totals), tuple(differing))


def table_for(batch: Batch, pk: int) -> TableSeen:
    table = get_object_or_404(StagedTable, pk=pk, file__batch=batch)
    return table_seen(table, table.rows.count())


def difference(total: Mapping[str, str]) -> Difference:
    printed, computed = Decimal(total["printed"]), Decimal(total["computed"])
    unit = total["unit"]
    return Difference(
        cell=f"{letters(int(total['column']))}{total['row']}",
        field=field(total["field"]).name,
        printed=amount(printed, unit),
        computed=amount(computed, unit),
        gap=amount(printed - computed, unit),
    )


def amount(value: Decimal, unit: str) -> str:
    """A number of a ledger as a clerk reads it."""
    if unit == "元":
        return show(value, "万元").replace(".00万元", "万元")
    return f"{value:f}{ {'m2': '㎡'}.get(unit, unit) }"


@dataclass(frozen=True)
class Beside:
    """One project that a row may mean, with what tells it from others."""

    number: int
    subject: int | None
    shown: str
    unit: str
    percent: int
    reasons: tuple[Reason, ...]
    place: str
    contract_on: date | None
    total: Decimal | None  # planned, in yuan
    investors: str


def beside(row: StagedRow) -> list[Beside]:
    """The candidates of a row with what the book knows of them, in two questions."""
    keys = [one["subject"] for one in row.candidates if one["subject"]]
    standings = {
        one.subject_id: one for one in Standing.objects.filter(subject__in=keys, verified=False)
    }
    firms = investors_of(keys)
    found = []
    for number, one in enumerate(row.candidates):
        standing = standings.get(one["subject"])
        found.append(
            Beside(
                number=number,
                subject=one["subject"],
                shown=one["shown"],
                unit=one["unit"],
                percent=round(one["score"] * 100),
                reasons=reasons_again(one["reasons"]),
                place=standing.place if standing else "",
                contract_on=standing.contract_on if standing else None,
                total=yuan(standing.planned_total_fen) if standing else None,
                investors=firms.get(one["subject"], ""),
            )
        )
    return found


def yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / 100


def investors_of(subjects: Sequence[int]) -> dict[int, str]:
    rows = Party.objects.filter(subject__in=subjects).select_related("enterprise").order_by("pk")
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.subject_id, []).append(str(row.enterprise))
    return {key: "、".join(dict.fromkeys(names)) for key, names in found.items()}


def said_in(row: StagedRow) -> list[tuple[str, str]]:
    """What the ledger says in a row: field and text, as it stands there."""
    return [
        (field(code).name, "、".join(dict.fromkeys(one[4].strip() for one in values)))
        for code, values in row.values.items()
        if code not in ("project_name", "ordinal") and values
    ]
