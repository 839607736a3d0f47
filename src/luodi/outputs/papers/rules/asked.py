"""What stands for a figure, a list or a unit while a template is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.answers import Answer, Listed
from luodi.outputs.papers.rules.placeholders import (
    ARGUMENTS,
    BARE,
    COMPARISONS,
    Question,
    checked,
)

DIGITS = 4  # of the number of lines that are asked for


@dataclass(frozen=True)
class Listing:
    """A list of what a figure counts, or of what it is split by, as a placeholder asks for it."""

    kind: str  # 名单, 明细, 各单位, 各来源 …
    question: Question = Question("")
    most: int = 0
    order: str = ""
    only: str = ""


@dataclass(frozen=True)
class Charting:
    """A chart as a placeholder asks for it: of which figure, divided by what, how many bars."""

    question: Question = Question("")
    by: str = ""  # 月, 单位 …
    most: int = 0


@dataclass(frozen=True)
class Said:
    """A figure that is asked for by name: of which period, of whom, published by whom."""

    name: str
    period: str = ""
    publisher: str = ""
    about: str = ""


class Desk(Protocol):
    """Whom a placeholder asks; None means that it is not known yet."""

    def figure(self, question: Question) -> Answer | None: ...

    def listing(self, listing: Listing) -> Listed | None: ...

    def told(self, kind: str, asked: Said) -> Answer | None: ...

    def chart(self, charting: Charting) -> str: ...


class Asked:
    """One figure of a template: may be called with what it is narrowed to, compared, printed."""

    def __init__(self, desk: Desk, question: Question, *, bare: bool = False) -> None:
        self._desk, self.question, self.bare = desk, question, bare

    def __call__(self, *name: object, **given: object) -> Asked:
        words = {ARGUMENTS[key]: checked(key, str(value)) for key, value in given.items()}
        if name:
            words["name"] = str(name[0])
        return Asked(self._desk, replace(self.question, **words))

    def behind(self, word: str) -> Asked:
        """The figure with a word behind a bar."""
        if word == BARE:
            return Asked(self._desk, self.question, bare=True)
        field = "compared" if word in COMPARISONS else "measure"
        return Asked(self._desk, replace(self.question, **{field: word}), bare=self.bare)

    @property
    def answer(self) -> Answer | None:
        return self._desk.figure(self.question)

    @property
    def number(self) -> Decimal:
        """The number as it is printed; nothing known counts as nothing."""
        found = self.answer
        return (found.number if found else None) or Decimal(0)

    def __bool__(self) -> bool:
        found = self.answer
        return bool(found and found.is_true)

    def __eq__(self, other: object) -> bool:
        return self.number == decimal_of(other)

    def __lt__(self, other: object) -> bool:
        return self.number < decimal_of(other)

    def __le__(self, other: object) -> bool:
        return self.number <= decimal_of(other)

    def __gt__(self, other: object) -> bool:
        return self.number > decimal_of(other)

    def __ge__(self, other: object) -> bool:
        return self.number >= decimal_of(other)

    __hash__ = None  # type: ignore[assignment]


def decimal_of(other: object) -> Decimal:
    return other.number if isinstance(other, Asked) else Decimal(str(other))


class Told:
    """A figure that somebody published, or that a person types: asked by name, not counted."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk, self._kind = desk, kind
        self._said = Said("")
        self.noted = False

    def __call__(self, name: object, **given: object) -> Told:
        made = Told(self._desk, self._kind)
        words = (str(given.get(one, "")) for one in ("期间", "发布", "对象"))
        made._said = Said(str(name), *words)
        return made

    def behind(self, word: str) -> Told:
        """With publisher and date behind it, where that is asked for."""
        made = Told(self._desk, self._kind)
        made._said, made.noted = self._said, word == "注明"
        return made

    @property
    def answer(self) -> Answer | None:
        return self._desk.told(self._kind, self._said)

    def __bool__(self) -> bool:
        return self.answer is not None and bool(self.answer.words)


class Listings:
    """A kind of list, asked for by what it lists: 名单(竣工投产项目, 前=2), 各单位()."""

    def __init__(self, desk: Desk, listing: Listing) -> None:
        self._desk, self.listing = desk, listing

    def __call__(self, of: object = None, **given: object) -> Listings:
        question = question_of(of, self.listing.kind) if of is not None else Question("")
        order = given.get("排序", "")
        made = Listing(
            kind=self.listing.kind,
            question=question,
            most=number_of(given.get("前", 0)),
            order=order.question.name if isinstance(order, Asked) else str(order),
            only=str(given.get("类别", "")),
        )
        return Listings(self._desk, made)

    @property
    def answer(self) -> Listed | None:
        return self._desk.listing(self.listing)

    def __iter__(self) -> Iterator[Row]:
        found = self.answer
        for line in found.lines if found else ():
            yield Row(self._desk, found.scope if found else "", line.name, dict(line.cells))

    def __bool__(self) -> bool:
        return any(True for _ in self)


class Charts:
    """A chart, asked for by what it shows: 图(合同引资额, 分="月")."""

    def __init__(self, desk: Desk, charting: Charting = Charting()) -> None:
        self._desk, self.charting = desk, charting

    def __call__(self, of: object = None, **given: object) -> Charts:
        by, most = str(given.get("分", "")), number_of(given.get("前", 0))
        return Charts(self._desk, Charting(question_of(of, "图"), by, most))

    def drawn(self) -> str:
        """The sign under which the picture is put into the text."""
        return self._desk.chart(self.charting)


def question_of(of: object, called: str) -> Question:
    """The question of a figure that stands in brackets."""
    if isinstance(of, Asked):
        return of.question
    text = gettext_noop("“%(called)s”括号里先写一个指标，不加引号，如 %(called)s(到位资金, 前=5)")
    raise Refused(because(text, called=called, about="content"))


def number_of(given: object) -> int:
    words = str(given)
    if words.isdecimal() and len(words) <= DIGITS:
        return int(words)
    text = gettext_noop("“前”要写一个整数，如 前=10，这里写的是“%(given)s”")
    raise Refused(because(text, given=quoted(words), about="content"))


class Row:
    """One line of a list: prints its name; its figures are those of the name alone."""

    def __init__(self, desk: Desk, scope: str, name: str, cells: dict[str, str]) -> None:
        self._desk, self._scope, self._name, self._cells = desk, scope, name, cells

    def __getattr__(self, word: str) -> object:
        if word.startswith("_"):
            raise AttributeError(word)
        if word in self._cells:
            return self._cells[word]
        scope = {self._scope: self._name} if self._scope else {}
        return Asked(self._desk, Question(word, **scope))

    def __str__(self) -> str:
        return self._name
