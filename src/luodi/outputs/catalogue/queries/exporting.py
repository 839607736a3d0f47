"""Figures and rows to take away: as a workbook, and as text to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import IO

from django.utils.translation import gettext

from luodi.analysis.figures.queries.explaining import Part
from luodi.analysis.figures.rules.asked import shown
from luodi.analysis.figures.rules.rows import Proof, Row
from luodi.foundation.files import workbooks
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.drawing import label
from luodi.foundation.ui.tables.plain import plain_text, word_of
from luodi.foundation.vocabulary.evidence import evidence
from luodi.outputs.catalogue.queries.answer import Answer, Asking, Rests, answer
from luodi.outputs.catalogue.queries.opened import Opened, opened
from luodi.outputs.catalogue.rules.columns import FIGURES, ROWS, Ground
from luodi.outputs.catalogue.rules.lines import Line, found

WIDTHS = {Kind.PROSE: 48, Kind.TEXT: 22, Kind.NUMBER: 12, Kind.DATE: 12}
type Pairs = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Taking[R]:
    """One table to take away: its name, its columns, its rows, and by what it was made."""

    name: str
    columns: Sequence[Column[R]]
    rows: Sequence[R]
    basis: Sequence[tuple[str, str]]

    def as_workbook(self, target: IO[bytes]) -> None:
        """Two sheets: the table, and by what it was made."""
        cells = [column.cell for column in self.columns]
        table = workbooks.Sheet(
            self.name,
            [workbooks.Column(label(c), c.number_format, WIDTHS[c.kind]) for c in self.columns],
            ([cell(row) for cell in cells] for row in self.rows),
        )
        heads = [workbooks.Column(gettext("事项"), width=18)]
        heads.append(workbooks.Column(gettext("内容"), width=80))
        basis = workbooks.Sheet(gettext("依据"), heads, self.basis)
        workbooks.write(target, (table, basis))

    def as_text(self) -> str:
        """The basis in a line, then the table by tabs."""
        said = "，".join(value for _, value in self.basis)
        return f"{word_of(said)}\n{plain_text(self.columns, self.rows)}\n"


def figures_taken(asking: Asking, words: str) -> Taking[Line]:
    """The catalogue as the page shows it, those that a search found."""
    whole: Answer = answer(asking)
    lines = found(whole.lines, words)
    return Taking(gettext("指标"), FIGURES, lines, tuple(basis(asking, whole.rests)))


def rows_taken(asking: Asking, code: str) -> Taking[Ground] | None:
    """The rows of one figure, a line for each entry they rest on; None without such a figure."""
    whole: Opened | None = opened(asking, code)
    if whole is None:
        return None
    rows = [ground for part in whole.grounds for ground in grounds(part)]
    said = [*basis(asking, whole.rests), *about(asking, whole)]
    return Taking(whole.line.name, ROWS, rows, said)


def basis(asking: Asking, rests: Rests) -> Pairs:
    """By what a file was made: book, period, moment, rulebook, marks, who and when."""
    local = asking.now.astimezone(BOOK_ZONE)
    yield gettext("账套"), asking.book.name
    yield gettext("期间"), rests.period
    yield gettext("时点"), rests.moment
    yield gettext("链首"), rests.head
    yield gettext("口径手册"), f"{rests.rulebook}（{rests.version}）"
    if rests.marks:
        yield gettext("标注"), "、".join(map(gettext, rests.marks))
    yield gettext("导出人"), f"{asking.reader.name}（{asking.reader.unit}）"
    yield gettext("导出时间"), f"{local:%Y-%m-%d %H:%M}"


def about(asking: Asking, whole: Opened) -> Pairs:
    """The figure itself, in both readings, and which of them the rows are of."""
    line = whole.line
    yield gettext("指标"), line.name
    yield gettext("口径"), line.sentence
    yield gettext("申报"), f"{line.claimed.shown}{line.shown_unit}"
    yield gettext("核定"), f"{line.verified.shown}{line.shown_unit}"
    yield gettext("读法"), gettext("核定") if asking.verified else gettext("申报")
    if hidden := sum(part.hidden for part in whole.grounds):
        yield gettext("未列"), gettext("另有 %(count)s 条您无权查看") % {"count": hidden}


def grounds(part: Part) -> Iterator[Ground]:
    """The rows of one base indicator, and beneath them those of which the day is not certain."""
    for row in part.rows:
        yield from of_row(part, row)
    for row in part.uncertain:
        yield from of_row(part, row, note=gettext("日期不详，未计入"))


def of_row(part: Part, row: Row, note: str = "") -> Iterator[Ground]:
    """A line for each entry; the amount on the first alone, so that a sum comes out right."""
    amount = None if note else Decimal(shown(row.amount, part.figure.unit))
    whole = Ground(part.figure.name, row.name, row.unit, amount, part.figure.unit, note=note)
    if not row.proofs:
        yield whole
    for number, proof in enumerate(row.proofs):
        yield of_proof(whole if number == 0 else replace(whole, amount=None), proof)


def of_proof(ground: Ground, proof: Proof) -> Ground:
    return replace(
        ground,
        entry=proof.entry,
        kind=proof.kind,
        occurred_from=proof.occurred_from,
        occurred_to=proof.occurred_to,
        said=proof.said,
        reported_by=proof.reported_by,
        grade=proof.grade,
        source=proof.source,
        papers="；".join(f"{evidence(paper.type).name}：{paper.title}" for paper in proof.papers),
    )
