"""How long a paper of twenty pages takes to be filled, and how long docxtpl with ready values."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from time import process_time

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from luodi.analysis.figures.queries.keeping import forget
from luodi.config.benchmark.catalogue import PAST, YEAR
from luodi.foundation.history.models import Book
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper

PAGES, FIGURES, TABLES, ROWS = 20, 200, 10, 12
NAMES = ("合同项目个数", "到位资金", "开工项目数", "合同项目金额", "竣工项目数")
FILLING = "全区上下坚持项目为王，紧盯目标任务，扎实推进签约落地、开工建设各项工作，取得了新的成效。"
MOST = 2.0  # times docxtpl


@dataclass(frozen=True)
class Filled:
    """Seconds of a processor: of ours with figures kept and counted anew, of docxtpl."""

    figures: int
    pages: int
    kept: float
    counted: float
    docxtpl: float

    @property
    def times(self) -> float:
        return self.kept / self.docxtpl


def measure(book: Book, now: datetime, runs: int) -> Filled:
    paper = Paper(book=book, period=YEAR, as_of=PAST, now=now)
    ours, theirs = template(theirs=False), template(theirs=True)

    def filled() -> Made:
        return fill(ours, Paper(book=book, period=YEAR, as_of=PAST, now=now), Wanted("a.docx"))

    def anew() -> None:
        forget()
        filled()

    counted = worked(anew, runs)
    made = filled()
    units = [str(unit) for unit in paper.units][:ROWS]
    values = {f"v{number}": f"{number}.25" for number in range(FIGURES)}
    rows = [{"name": name, **{f"c{at}": "12.5" for at in range(5)}} for name in units]
    return Filled(
        figures=len(made.figures),
        pages=PAGES,
        kept=worked(filled, runs),
        counted=counted,
        docxtpl=worked(lambda: by_docxtpl(theirs, {**values, "rows": rows}), runs),
    )


def worked(work: Callable[[], object], runs: int) -> float:
    """The median of what it took of a processor, a warm-up left out."""
    work()
    seconds = []
    for _ in range(runs):
        began = process_time()
        work()
        seconds.append(process_time() - began)
    return median(seconds)


def by_docxtpl(content: bytes, values: dict[str, object]) -> bytes:
    document = DocxTemplate(io.BytesIO(content))
    document.render(values, SandboxedEnvironment(autoescape=True), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template(*, theirs: bool) -> bytes:
    """The same paper for both: ten paragraphs a page, ten figures in each, a table every other."""
    document, number = Document(), 0
    for page in range(PAGES):
        for paragraph in range(10):
            words = FILLING * 2
            if paragraph < FIGURES // PAGES:
                words += placeholder(number, theirs=theirs)
                number += 1
            write(document, words)
        if page < TABLES:
            put_table(document, theirs=theirs)
        document.add_page_break()  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def placeholder(number: int, *, theirs: bool) -> str:
    if theirs:
        return f"{{{{ v{number} }}}}"
    reading = "核定" if number % 2 else "申报"
    month = f"2023年{number % 6 + 1}月"
    return f'{{{{ {NAMES[number % len(NAMES)]}(期间="{month}", 口径="{reading}") }}}}'


def put_table(document: object, *, theirs: bool) -> None:
    table = document.add_table(0, 6)  # type: ignore[attr-defined]
    begin = "{%tr for r in rows %}" if theirs else f"{{%tr for 行 in 各单位(前={ROWS}) %}}"
    cells = [f"{{{{ r.c{at} }}}}" if theirs else f"{{{{ 行.{NAMES[at]} }}}}" for at in range(5)]
    name = "{{ r.name }}" if theirs else "{{ 行 }}"
    for row in ([begin], [name, *cells], ["{%tr endfor %}"]):
        for cell, words in zip(table.add_row().cells, row, strict=False):
            cell.text = words


def write(document: object, words: str) -> None:
    run = document.add_paragraph().add_run(words)  # type: ignore[attr-defined]
    run.font.name, run.font.size = "仿宋_GB2312", Pt(16)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
