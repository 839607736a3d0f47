"""A template filled: understood as a whole first, then rendered, then put together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html import unescape
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from luodi.foundation.files.forms.marks import Put, marked, with_cells
from luodi.foundation.files.templates.keeping import keep
from luodi.foundation.files.templates.paragraphs import Blank
from luodi.foundation.files.templates.splicing import BEGIN, END, PIECE
from luodi.foundation.files.templates.word import WordTemplate
from luodi.foundation.files.templates.workbook import WorkbookTemplate, record_of
from luodi.foundation.files.templates.workbook import rendered as whole
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.annex import append_annex
from luodi.outputs.papers.queries.desk import Filled, Publisher, ServingDesk, Typed
from luodi.outputs.papers.queries.forms.filling import fill_form
from luodi.outputs.papers.queries.forms.reading import is_form, read_form
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.answers import Answer
from luodi.outputs.papers.rules.grammar import (
    engine,
    loops_of,
    names_in,
    objections,
    too_much,
    tree_of,
)
from luodi.records.publications.rules import sealed

PLACEHOLDER = re.compile(r"\{\{.*?\}\}", re.DOTALL)
MOST_SIGNS = 40_000_000  # of one rendered part: a few thousand pages
NOBODY = gettext_noop("没有“%(name)s”这个公报数")


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a filling besides its figures."""

    title: str = ""
    annex: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)  # what was said of a form's places

    @property
    def is_workbook(self) -> bool:
        return self.title.lower().endswith(".xlsx")


@dataclass(frozen=True)
class Made:
    """A filled paper: the file, its figures, and what is still open in it."""

    content: bytes
    figures: tuple[Filled, ...]
    record: dict[str, Any]
    notes: tuple[Reason, ...] = ()  # of a form: totals that differ, words that were left

    @property
    def open(self) -> tuple[str, ...]:
        """Why each open blank is open."""
        return tuple(why for _, why in self.open_by_name)

    @property
    def open_by_name(self) -> tuple[tuple[str, str], ...]:
        """The name of each open blank, and why it is open."""
        answers = [one.answer for one in self.figures if one.answer.why_not]
        return tuple({one.why_not: (one.name, one.why_not) for one in answers}.values())

    @property
    def moments(self) -> frozenset[str]:
        """The moments of everything that was counted."""
        return frozenset(one.answer.moment for one in self.figures if one.answer.moment)


def nothing_published(name: str, period: str, by: str, about: str) -> Answer:
    raise Refused(because(NOBODY, name=name))


def fill(
    content: bytes,
    paper: Paper,
    wanted: Wanted,
    *,
    typed: Mapping[str, Typed] | None = None,
    published: Publisher = nothing_published,
) -> Made:
    """The template with its figures; refuses with everything that cannot be understood at once."""
    desk = ServingDesk(paper, published, typed or {})
    if is_form(content, wanted.title):
        return fill_as_form(content, desk, wanted)
    if wanted.is_workbook:
        return fill_workbook(content, desk, wanted)
    template = WordTemplate(content, wanted.title)
    rendered = render(template, desk, understand(template.blanks, desk))
    if desk.refusals:
        raise Refused(*desk.refusals.values())
    record = sealed(kept_of(paper, wanted, desk.filled))

    def finish(document: Any) -> None:
        if wanted.annex:
            append_annex(document, paper, desk.figures, desk.filled)
        keep(document, record)

    made = template.put_together(rendered, desk.pieces, finish)
    return Made(made, tuple(desk.filled), record)


def fill_workbook(content: bytes, desk: ServingDesk, wanted: Wanted) -> Made:
    """The city's and the province's own forms: only cells with placeholders change."""
    template = WorkbookTemplate(content, wanted.title)
    context = desk.context(understand(template.blanks, desk).names)
    env = engine(desk.finish)

    seen: list[int] = []

    def rendered(placeholder: str) -> tuple[str, Decimal | None]:
        words = env.from_string(placeholder).render(context)
        plain = PIECE.sub(lambda found: found[2], words)
        found = PIECE.fullmatch(words)
        seen.extend(desk.pieces[one[1]].number for one in PIECE.finditer(words))
        answer = desk.answer_of(found[1]) if found else None
        is_number = answer is not None and answer.words == plain
        return unescape(plain), answer.number if answer and is_number else None

    statements = [blank for blank in template.blanks if blank.text.startswith("{%")]
    if statements:
        text = gettext_noop("%(place)s：Excel 模板的单元格里只能写 {{ }}，不能写 {%% %%}")
        raise Refused(because(text, place=statements[0].place, about="content"))
    puts: dict[int, list[Put]] = {}
    for cell in template.cells:
        seen.clear()
        words, number = whole(cell.text, rendered)
        stood = words if number is None else f"{number:f}"
        for one in dict.fromkeys(seen):
            put = Put(template.names.get(cell.part, ""), cell.address, stood)
            puts.setdefault(one, []).append(put)
    if desk.refusals:
        raise Refused(*desk.refusals.values())
    record = sealed(with_cells(kept_of(desk.paper, wanted, desk.filled), puts))
    blob = record_of(json.dumps(record, ensure_ascii=False, sort_keys=True))
    made = template.put_together(rendered, blob, lambda part: marked(part, puts))
    return Made(made, tuple(desk.filled), record)


def fill_as_form(content: bytes, desk: ServingDesk, wanted: Wanted) -> Made:
    """A form without placeholders, filled as its own words are understood."""
    form = read_form(content, wanted.title, desk.paper, wanted.answers)
    writer = fill_form(form, desk)
    record = sealed(with_cells(kept_of(desk.paper, wanted, desk.filled), writer.puts))
    words = json.dumps(record, ensure_ascii=False, sort_keys=True)
    made = form.book.saved(words, writer.puts)
    return Made(made, tuple(desk.filled), record, (*form.notes, *writer.notes))


@dataclass
class Understood:
    """The names that stand in a template, and the figures that stand on their own.

    A figure of its own is no matter for the engine of templates: a sign stands for it in the source
    until what is before it has been written.
    """

    names: set[str] = field(default_factory=set)
    signs: dict[str, str] = field(default_factory=dict)  # as it stands in the source → its sign
    alone: dict[str, object] = field(default_factory=dict)  # sign → the figure

    def take(self, blank: Blank, tree: nodes.Expr, desk: ServingDesk) -> None:
        self.names |= names_in(tree)
        if blank.text.startswith("{{") and (asked := desk.alone(blank, tree)):
            one = f"{BEGIN}{desk.key}:q{len(self.alone)}{END}"
            self.alone[one] = asked
            self.signs[blank.put] = one

    def signed(self, source: str) -> str:
        """The source with a sign for every figure of its own."""
        return PLACEHOLDER.sub(lambda found: self.signs.get(unescape(found[0]), found[0]), source)

    def written(self, pieces: Iterable[str], desk: ServingDesk) -> Iterator[str]:
        """What the engine writes, each sign answered as it passes: figures keep their order."""
        sign = re.compile(f"({BEGIN}{desk.key}:q[0-9]+{END})")
        for piece in pieces:
            for at, own in enumerate(sign.split(piece) if BEGIN in piece else (piece,)):
                yield str(desk.finish(self.alone[own])) if at % 2 else own


def understand(blanks: list[Blank], desk: ServingDesk) -> Understood:
    """Ask for every figure that is named, and answer what stands in the template.

    Refuses names, words and periods that do not exist. What is written alike is read once.
    """
    insist(too_much(blanks))
    reader = engine(str)
    desk.loops = loops_of(blanks)
    names = replace(desk.paper.names, loops=desk.loops)
    found = Understood()
    read = [
        (blank, parsed(blank, reader))
        for blank in {blank.put: blank for blank in reversed(blanks)}.values()
    ]
    desk.expect(tree for _, tree in read if isinstance(tree, nodes.Expr))
    for blank, tree in read:
        desk.place = blank.place
        if isinstance(tree, Refused):
            desk.refuse(tree.reasons)
        elif tree is not None:
            if reasons := tuple(objections(tree, names)):
                desk.refuse(reasons)
            else:
                desk.ask_ahead(tree)
                found.take(blank, tree, desk)
    desk.place = None
    if desk.refusals:
        raise Refused(*reversed(desk.refusals.values()))
    return found


def parsed(blank: Blank, reader: ImmutableSandboxedEnvironment) -> nodes.Expr | Refused | None:
    """What a blank says, or why it cannot be read; None where it says nothing."""
    try:
        return tree_of(blank.text, reader)
    except Refused as refusal:
        return refusal


def render(template: WordTemplate, desk: ServingDesk, known: Understood) -> dict[int, str]:
    """Each part with a placeholder, filled, by its number."""
    env = engine(desk.finish)
    context = desk.context(known.names)
    found: dict[int, str] = {}
    for number, source in enumerate(template.sources):
        if not source.text:
            continue
        try:
            pieces = env.from_string(known.signed(source.text)).generate(context)
            found[number] = bounded(known.written(pieces, desk))
        except TemplateSyntaxError as error:
            raise Refused(unbalanced(error)) from error
        except TemplateError as error:
            text = gettext_noop("模板填不下去：%(why)s")
            raise Refused(because(text, why=error.message or "", about="content")) from error
    return found


def bounded(pieces: Iterable[str]) -> str:
    """The pieces as one text; refused as soon as they are more than a paper can be."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MOST_SIGNS:
            text = gettext_noop("填出来的文稿太大（超过 %(most)s MB），请减少名单里套的名单")
            raise Refused(because(text, most=MOST_SIGNS // 1_000_000, about="content"))
        kept.append(piece)
    return "".join(kept)


def unbalanced(error: TemplateSyntaxError) -> Any:
    """A condition or a loop that does not end where it should."""
    text = gettext_noop(
        "模板里的 if 或 for 没有配对：if 要有 endif，for 要有 endfor；"
        "表格里的要写在同一张表（%(why)s）"
    )
    return because(text, why=error.message or "", about="content")


def kept_of(paper: Paper, wanted: Wanted, filled: list[Filled]) -> dict[str, Any]:
    """What the file keeps, so that it can be checked again by itself."""
    return {
        "title": wanted.title,
        "book": paper.book.code,
        "period": paper.period.label,
        "day": paper.on.isoformat(),
        "moment": str(paper.moment),
        "head": paper.head,
        "rulebook": paper.version,
        "event": paper.event,
        "figures": [one.kept for one in filled],
    }
