"""Who answers while a template is rendered: counted, listed, published, typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from jinja2 import nodes
from markupsafe import Markup

from luodi.foundation.files.charts.picture import drawn
from luodi.foundation.files.templates.paragraphs import BARE, Blank
from luodi.foundation.files.templates.places import NOTE, Place
from luodi.foundation.files.templates.splicing import Piece, sign
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.asking import Figures
from luodi.outputs.papers.queries.charting import MOST_CHARTS, charted
from luodi.outputs.papers.queries.listing import listed
from luodi.outputs.papers.queries.naming import fair_named
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.answers import HAND, TYPED, Answer, Listed, still_open
from luodi.outputs.papers.rules.asked import Asked, Charting, Charts, Listing, Listings, Said, Told
from luodi.outputs.papers.rules.grammar import (
    CALLS,
    CHART,
    FAIR,
    LISTS,
    PAPER_WORDS,
    TOLD,
    names_in,
)
from luodi.outputs.papers.rules.grammar import TYPED as BY_HAND
from luodi.outputs.papers.rules.placeholders import BY_NAME, Question
from luodi.outputs.papers.rules.trees import questions_in, words_in

UNCOUNTED = 10_000_000  # pictures are numbered from here on: no figure of the paper is one


@dataclass(frozen=True)
class Typed:
    """A figure that a person gave for a paper, and who it was."""

    words: str
    by: str


# Name, period, publisher, of whom → what was published.
type Publisher = Callable[[str, str, str, str], Answer]


@dataclass
class Filled:
    """One figure as it stands in the paper, under its number."""

    number: int
    answer: Answer
    printed: str
    bare: bool = False  # without its measure, which the sentence says
    marks: int = 0  # at how many places of the text it stands

    @property
    def kept(self) -> dict[str, Any]:
        """As it is kept in the file."""
        said = {"printed": self.printed, "bare": self.bare, "marks": self.marks}
        return {**self.answer.kept(self.number), **said}


@dataclass
class ServingDesk:
    """Answers every placeholder of one paper, and remembers what it answered and refused."""

    paper: Paper
    published: Publisher
    typed: Mapping[str, Typed] = field(default_factory=dict)
    key: str = field(default_factory=lambda: token_hex(4))
    pieces: dict[str, Piece] = field(default_factory=dict)
    filled: list[Filled] = field(default_factory=list)
    refusals: dict[str, Reason] = field(default_factory=dict)
    place: Place | None = None
    loops: frozenset[str] = frozenset()  # the variables of the template's loops

    def __post_init__(self) -> None:
        self.figures = Figures(self.paper)
        self._told: dict[tuple[str, Said], Answer | None] = {}
        self._lists: dict[Listing, Listed | None] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._charts: dict[Charting, str] = {}
        self._read: dict[nodes.Node, list[Question]] = {}

    def figure(self, question: Question) -> Answer | None:
        with self._noting():
            return self.figures.answer(question)
        return None

    def listing(self, listing: Listing) -> Listed | None:
        if listing not in self._lists:
            self._lists[listing] = None
            with self._noting():
                self._lists[listing] = listed(self.figures, listing)
        return self._lists[listing]

    def chart(self, charting: Charting) -> str:
        """The sign of a picture; what it shows are figures of the paper, without marks."""
        if charting not in self._charts:
            self._charts[charting] = ""
            with self._noting():
                self._charts[charting] = self._drawn(charting)
        return self._charts[charting]

    def _drawn(self, charting: Charting) -> str:
        if len(self._charts) > MOST_CHARTS:
            text = gettext_noop("一份文稿最多 %(most)s 张图")
            raise Refused(because(text, most=MOST_CHARTS))
        found = charted(self.figures, charting)
        for answer in found.answers:
            self._number(answer, answer.printed, bare=False)
        key = f"{self.key}:{UNCOUNTED + len(self._charts)}"
        self.pieces[key] = Piece(0, tip=found.said, picture=drawn(found.chart))
        return sign(key, "")

    def told(self, kind: str, asked: Said) -> Answer | None:
        key = (kind, asked)
        if key not in self._told:
            self._told[key] = None
            with self._noting():
                self._told[key] = self._answered(kind, asked)
        return self._told[key]

    def _answered(self, kind: str, asked: Said) -> Answer:
        if kind == BY_HAND:
            return self._typed(asked.name)
        return fair_named(self.paper, asked.name) if kind == FAIR else self._published(asked)

    def _published(self, asked: Said) -> Answer:
        return self.published(asked.name, asked.period, asked.publisher, asked.about)

    def _typed(self, name: str) -> Answer:
        given = self.typed.get(name)
        if given is None:
            why = str(because(gettext_noop("“%(name)s”待手填"), name=name))
            return Answer(still_open(name), kind=TYPED, name=name, why_not=why)
        ground = f"{HAND}：{given.by}"
        return Answer(given.words, kind=TYPED, name=name, ground=ground)

    def _noting(self) -> _Noting:
        return _Noting(self)

    def refuse(self, reasons: tuple[Reason, ...]) -> None:
        """Every refusal once, with the place at which the template asks for it."""
        for reason in reasons:
            if str(reason) not in self.refusals:
                at = self.place
                text = gettext_noop("%(place)s：%(reason)s")
                placed = because(text, place=at, reason=reason, about="content") if at else reason
                self.refusals[str(reason)] = placed

    def finish(self, value: object) -> object:
        """What an expression of the template is written as."""
        if isinstance(value, Asked):
            return self._written(value.answer, bare=value.bare)
        if isinstance(value, Told):
            return self._written(value.answer, noted=value.noted)
        if isinstance(value, Charts):
            return Markup(value.drawn())
        if isinstance(value, Listings):
            found = value.answer
            return self._written(found.answer if found else None)
        return str(value)

    def _written(self, answer: Answer | None, *, bare: bool = False, noted: bool = False) -> Markup:
        """The words of an answer, marked with its number so that they are linked afterwards."""
        if answer is None:
            return Markup("")
        printed = answer.words if bare else answer.printed
        if bare:
            printed = printed.rstrip("%") if printed.endswith("%") else printed
            printed = printed.removesuffix("个百分点")
        if noted and answer.ground:
            printed += f"（{answer.ground}）"
        number = self._number(answer, printed, bare=bare)
        self.filled[number - 1].marks += 1
        key = f"{self.key}:{number}"
        self.pieces[key] = Piece(number, self._link(answer), tip_of(answer), answer.is_open)
        return Markup(sign(key, str(Markup.escape(printed))))

    def numbered(self, answer: Answer, printed: str) -> int:
        """The number under which a figure is kept that is put in its place by others."""
        return self._number(answer, printed, bare=False)

    def _number(self, answer: Answer, printed: str, *, bare: bool) -> int:
        """The same figure in the same words is one figure of the paper, wherever it stands."""
        what = answer.written or f"{answer.kind}:{answer.name}{answer.ground}"
        at = (f"{what}#{answer.subject}" if answer.subject else what, printed)
        if at not in self._numbers:
            self._numbers[at] = len(self.filled) + 1
            self.filled.append(Filled(self._numbers[at], answer, printed, bare))
        return self._numbers[at]

    def answer_of(self, key: str) -> Answer:
        """The answer that is marked with this key."""
        return self.filled[self.pieces[key].number - 1].answer

    def _link(self, answer: Answer) -> str:
        if answer.link or not (answer.code and self.paper.address):
            return answer.link
        page = reverse("catalogue:figure", args=[answer.code])
        return f"{self.paper.address.rstrip('/')}{page}?{urlencode(answer.query)}"

    def context(self, names: set[str]) -> dict[str, object]:
        """What the names of a template stand for."""
        found: dict[str, object] = {name: Asked(self, Question(name)) for name in names}
        found |= {name: Listings(self, Listing(name)) for name in LISTS}
        found[CHART] = Charts(self)
        found |= {kind: Told(self, kind) for kind in TOLD}
        found[BY_NAME] = Asked(self, Question(""))
        return found | self.words()

    def words(self) -> dict[str, object]:
        """The words of the paper as a whole."""
        paper = self.paper
        day = paper.on
        said = (
            paper.period.label,
            f"{day.year}年{day.month}月{day.day}日",
            str(paper.moment),
            paper.head,
            "核定" if paper.verified else "申报",
            paper.book.name,
            paper.reader.name if paper.reader else "",
            f"{day.year}年",
            f"{day.year - 1}年",
        )
        return dict(zip(PAPER_WORDS, said, strict=True))

    def alone(self, blank: Blank, tree: nodes.Expr) -> Asked | None:
        """The figure that a placeholder is, if it is one and hangs on no line of a list."""
        questions = self.questions(tree)
        is_figure = isinstance(tree, nodes.Name | nodes.Call | nodes.Filter)
        if len(questions) != 1 or not is_figure or names_in(tree) & set(CALLS) - {BY_NAME}:
            return None
        return Asked(self, questions[0], bare=BARE in blank.put)

    def expect(self, trees: Iterable[nodes.Expr]) -> None:
        """Every figure that a template names is counted with the first, and no other is."""
        words = {word for tree in trees for word in words_in(tree)}
        self.figures.only = frozenset(filter(None, map(self.paper.names.code, words)))

    def questions(self, tree: nodes.Expr) -> list[Question]:
        """What a placeholder asks on its own, read once."""
        if tree not in self._read:
            self._read[tree] = questions_in(tree, self.loops)
        return self._read[tree]

    def ask_ahead(self, tree: nodes.Expr) -> None:
        """Ask what a placeholder asks for, so that everything refused is told at once."""
        for question in self.questions(tree):
            self.figure(question)
        is_text_only = self.place and (self.place.cell or self.place.part == NOTE)
        if is_text_only and CHART in names_in(tree):
            self.refuse((because(gettext_noop("图只能写在 Word 的正文、表格、页眉和页脚里")),))


class _Noting:
    """Takes a refusal down instead of stopping: all of a template are told together."""

    def __init__(self, desk: ServingDesk) -> None:
        self._desk = desk

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, Refused):
            self._desk.refuse(error.reasons)
            return True
        return False


def tip_of(answer: Answer) -> str:
    """What a reader is told who rests on a figure."""
    parts = (answer.name, answer.period, answer.scope, answer.reading, answer.moment, answer.ground)
    return "，".join(part for part in parts if part)
