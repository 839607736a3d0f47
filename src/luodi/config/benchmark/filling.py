"""How long a paper of twenty pages takes to be filled, and how long docxtpl with ready values."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, product
from statistics import median
from time import process_time

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from luodi.analysis.figures.queries.keeping import forget
from luodi.config.benchmark.catalogue import PAST, YEAR
from luodi.config.benchmark.recording import Stopwatch
from luodi.foundation.files.templates.word import WordTemplate
from luodi.foundation.history.models import Book
from luodi.outputs.papers.queries.asking import Figures
from luodi.outputs.papers.queries.desk import ServingDesk
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.placeholders import Question, written

PAGES, FIGURES, TABLES, ROWS = 20, 200, 10, 12
NAMES = (
    *("合同项目个数", "到位资金", "开工项目数", "合同项目金额", "竣工项目数"),
    *("协议项目数", "落地项目数", "入统项目数", "在建项目数", "有效线索数"),
)
READINGS = ("申报", "核定")
MONTHS = tuple(f"2023年{month}月" for month in range(1, 6))
COLUMNS = 5  # of a table
FILLING = "全区上下坚持项目为王，紧盯目标任务，扎实推进签约落地、开工建设各项工作，取得了新的成效。"
MOST = 2.0  # times docxtpl
READING, ASKING, COMPOSING, WRITING = "reading", "asking", "composing", "writing"


@dataclass(frozen=True)
class Filled:
    """Seconds of a processor: of ours with figures kept and counted anew, of docxtpl."""

    figures: int  # that differ, with those of the tables
    asked: int  # places outside the tables, no two of them alike
    pages: int
    kept: float
    counted: float
    docxtpl: float
    shares: dict[str, float]  # of `kept`

    @property
    def times(self) -> float:
        return self.kept / self.docxtpl


def measure(book: Book, now: datetime, runs: int) -> Filled:
    """Ours and theirs in turns, for the same paper with the same values."""
    asked = questions(paper_of(book, now))
    ours, theirs = template(asked), template(None)
    values = ready(paper_of(book, now), asked)

    def filled() -> Made:
        return fill(ours, paper_of(book, now), Wanted("a.docx"))

    def anew() -> None:
        forget()
        filled()

    counted = worked(runs, anew)[0]
    made = filled()
    kept, docxtpl = worked(runs, filled, lambda: by_docxtpl(theirs, values))
    return Filled(
        figures=len(made.figures),
        asked=len(set(asked)),
        pages=PAGES,
        kept=kept,
        counted=counted,
        docxtpl=docxtpl,
        shares=shares(filled),
    )


def paper_of(book: Book, now: datetime) -> Paper:
    return Paper(book=book, period=YEAR, as_of=PAST, now=now)


def worked(runs: int, *works: Callable[[], object]) -> list[float]:
    """The median of what each took of a processor, done in turns, a warm-up left out."""
    seconds: list[list[float]] = [[] for _ in works]
    for number in range(runs + 1):
        for work, own in zip(works, seconds, strict=True):
            began = process_time()
            work()
            if number:
                own.append(process_time() - began)
    return [median(own) for own in seconds]


def shares(filled: Callable[[], object]) -> dict[str, float]:
    """What part of one filling goes into reading the file, asking the book, and the rest."""
    watch = Stopwatch(clock=process_time, phases=[COMPOSING])
    watched = (
        *((WordTemplate, "__init__", READING), (WordTemplate, "put_together", WRITING)),
        *((ServingDesk, name, ASKING) for name in ("expect", "figure", "listing")),
    )
    with ExitStack() as stack:
        for owner, name, phase in watched:
            stack.enter_context(watch.around(owner, name, phase))
        watch.since = watch.clock()
        filled()
        watch.charge()
    whole = sum(watch.spent.values())
    return {phase: spent / whole for phase, spent in watch.spent.items()}


def questions(paper: Paper) -> list[Question]:
    """Figures of which no two are alike: of an indicator, a scope, a month, in a reading."""
    scopes = ("", str(units(paper)[0]))
    every = product(MONTHS, NAMES, scopes, READINGS)
    return [
        Question(name, unit=unit, period=month, reading=reading)
        for month, name, unit, reading in islice(every, FIGURES)
    ]


def units(paper: Paper) -> list[str]:
    tasked = Figures(paper).tasked()
    return [str(unit) for unit in paper.units if unit.pk in tasked][:ROWS]


def columns(table: int) -> list[str]:
    """The indicators of one table: no two tables have the same."""
    return [NAMES[(table + at) % len(NAMES)] for at in range(COLUMNS)]


def ready(paper: Paper, asked: list[Question]) -> dict[str, object]:
    """What docxtpl is given: the same words that ours prints, asked beforehand."""
    figures = Figures(paper)
    values = {f"v{at}": figures.answer(one).printed for at, one in enumerate(asked)}
    rows = {
        f"rows{table}": [
            {
                "name": unit,
                **{
                    f"c{at}": figures.answer(Question(name, unit=unit)).printed
                    for at, name in enumerate(columns(table))
                },
            }
            for unit in units(paper)
        ]
        for table in range(TABLES)
    }
    return {**values, **rows}


def by_docxtpl(content: bytes, values: dict[str, object]) -> bytes:
    document = DocxTemplate(io.BytesIO(content))
    document.render(values, SandboxedEnvironment(autoescape=True), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template(asked: list[Question] | None) -> bytes:
    """The same paper for both: ten paragraphs a page with a figure in each, a table on each of the
    first pages; for docxtpl where nothing is asked.
    """
    document, number = Document(), 0
    for page in range(PAGES):
        for _ in range(FIGURES // PAGES):
            own = written(asked[number]) if asked else f"{{{{ v{number} }}}}"
            write(document, FILLING * 2 + own)
            number += 1
        if page < TABLES:
            put_table(document, page, theirs=asked is None)
        document.add_page_break()  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def put_table(document: object, number: int, *, theirs: bool) -> None:
    table = document.add_table(0, COLUMNS + 1)  # type: ignore[attr-defined]
    begin = f"for r in rows{number}" if theirs else f"for 行 in 各单位(前={ROWS})"
    name = "{{ r.name }}" if theirs else "{{ 行 }}"
    cells = [
        f"{{{{ r.c{at} }}}}" if theirs else f"{{{{ 行.{word} }}}}"
        for at, word in enumerate(columns(number))
    ]
    for row in ([f"{{%tr {begin} %}}"], [name, *cells], ["{%tr endfor %}"]):
        for cell, words in zip(table.add_row().cells, row, strict=False):
            cell.text = words


def write(document: object, words: str) -> None:
    run = document.add_paragraph().add_run(words)  # type: ignore[attr-defined]
    run.font.name, run.font.size = "仿宋_GB2312", Pt(16)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
