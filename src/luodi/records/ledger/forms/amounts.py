"""The form in which a unit tells what its projects did in a month, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from luodi.foundation.people.models import Unit
from luodi.foundation.ui import numbers
from luodi.foundation.ui.written import YuanField
from luodi.foundation.vocabulary.shapes import Kind, Measure, Need
from luodi.kernel.money import in_unit
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.forms import papers
from luodi.records.ledger.queries.amounts import Cell, Row
from luodi.records.ledger.rules.claims import Claim
from luodi.records.ledger.rules.monthly import MONTHLY

UNIT = "万元"
OF_FILES = {"content", "evidence", "title"}
SAID = gettext_noop("按月填报：%(month)s%(kind)s")


@dataclass(frozen=True)
class Place:
    """Where one cell is typed: its own name, its amount, its papers where it has any."""

    row: Row
    cell: Cell
    amount: forms.BoundField | None = None
    papers: tuple[forms.BoundField, ...] = ()

    @property
    def of_month(self) -> str:
        return in_wan(self.cell.of_month)

    @property
    def of_year(self) -> str:
        return in_wan(self.cell.of_year)


class AmountsForm(forms.Form):
    """One field for each cell in which nothing is told yet, and one for the paper beside it."""

    def __init__(
        self,
        *args: Any,
        rows: Sequence[Row],
        unit: Unit,
        month: Period,
        today: date,
        needs: Mapping[str, Sequence[Need]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.unit, self.month, self.today = rows, unit, month, today
        self.wanted: dict[str, papers.Row] = {}
        for row, cell in self.asked():
            self.add(row, cell, needs.get(cell.kind.code, ()))

    def asked(self) -> Iterator[tuple[Row, Cell]]:
        return ((row, cell) for row in self.rows for cell in row.cells if cell.is_asked)

    def add(self, row: Row, cell: Cell, needs: Sequence[Need]) -> None:
        code, label = code_of(row, cell), f"{row.name} {gettext(cell.kind.name)}"
        self.fields[code] = YuanField(label=label, required=False)
        self.fields[code].widget.attrs["aria-label"] = label
        if needs:
            wanted = papers.Row(code, papers.label(needs[0]), types_of(needs))
            self.wanted[code] = wanted
            self.fields.update(wanted.fields())
            for name in (wanted.files, wanted.type):
                field = self.fields[name]
                field.widget.attrs["aria-label"] = f"{label} {field.label}"

    def clean(self) -> None:
        """What somebody else has told meanwhile is not lost in silence."""
        for row in self.rows:
            for cell in row.cells:
                typed = self.data.get(code_of(row, cell), "").strip()
                if typed and not cell.is_asked:
                    said = gettext("“%(name)s”的%(kind)s已有记录，您填的 %(typed)s 没有记")
                    words = {"name": row.name, "kind": gettext(cell.kind.name), "typed": typed}
                    self.add_error(None, said % words)

    def places(self) -> Iterator[tuple[Row, list[Place]]]:
        """Every row with its cells and what is typed into them."""
        return (
            (row, [self.place(row, cell) for cell in row.cells if cell.kind in self.kinds])
            for row in self.rows
        )

    @property
    def kinds(self) -> list[Kind]:
        """What the table has a column for: what is asked, and what any project has told."""
        cells = [cell for row in self.rows for cell in row.cells]
        said = {cell.kind.code for cell in cells if cell.is_asked or cell.of_year or cell.entry}
        return [kind for kind in MONTHLY if kind.code in said]

    def place(self, row: Row, cell: Cell) -> Place:
        code = code_of(row, cell)
        if code not in self.fields:
            return Place(row, cell)
        wanted = self.wanted.get(code)
        beside = (self[wanted.files], self[wanted.type]) if wanted else ()
        return Place(row, cell, self[code], beside)

    def claims(self) -> dict[str, Claim]:
        """What was typed, by the cell; a paper alone is a claim that lacks its value."""
        found = {code_of(row, cell): self.claim(row, cell) for row, cell in self.asked()}
        return {code: one for code, one in found.items() if one.papers or one.value is not None}

    def claim(self, row: Row, cell: Cell) -> Claim:
        code, kind = code_of(row, cell), cell.kind
        wanted = [self.wanted[code]] if code in self.wanted else []
        value = self.cleaned_data.get(code)
        return Claim(
            subject=row.subject.pk,
            kind=kind.code,
            said=SAID % {"month": self.month.label, "kind": kind.name},
            reported_by=self.unit.pk,
            occurred_from=self.today if kind.is_plan else None,
            covers_from=self.month.start,
            covers_to=self.month.last_day,
            value=value,
            measure="" if value is None else Measure.YUAN.name,
            papers=tuple(papers.handed_in(self, wanted)),
        )

    def placed(self, code: str, reasons: Iterable[Reason]) -> Iterator[Reason]:
        """The reasons beside their cell; none where the cell could not be read at all."""
        files = self.wanted[code].files if code in self.wanted else code
        for reason in reasons:
            if not self.errors.get(about := files if reason.about in OF_FILES else code):
                yield replace(reason, about=about)


def code_of(row: Row, cell: Cell) -> str:
    """The name of a cell's field; it stays the same whatever others tell meanwhile."""
    return f"{row.subject.pk}-{cell.kind.code}"


def in_wan(yuan: Decimal | None) -> str:
    """Yuan as the table prints them, in 万元."""
    return numbers.NOTHING if yuan is None else numbers.number(in_unit(yuan, UNIT), 2)


def types_of(needs: Iterable[Need]) -> tuple[str, ...]:
    """Every type of paper that goes towards the needs."""
    return tuple(dict.fromkeys(t for need in needs for group in need.any_of for t in group))
