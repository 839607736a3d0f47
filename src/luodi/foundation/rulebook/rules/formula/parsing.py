"""Reads a formula: a grammar of eight short methods, each named after what it reads."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NoReturn

from luodi.foundation.rulebook.rules.formula.nodes import (
    Basis,
    Choice,
    Comparison,
    Extreme,
    Formula,
    Name,
    Negative,
    Node,
    Number,
    Operator,
    Pick,
    Product,
    Relation,
    Span,
    Sum,
)
from luodi.foundation.rulebook.rules.formula.tokens import Sort, Token, tokens
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

DEEPEST = 25  # brackets within brackets

_PICKS = {pick.value: pick for pick in Pick}
_RELATIONS = {relation.value: relation for relation in Relation}
_SUFFIXES: dict[str, Basis | Span] = {
    "claimed": Basis.CLAIMED,
    "verified": Basis.VERIFIED,
    "prior": Span.PRIOR,
    "target": Span.TARGET,
    "申报": Basis.CLAIMED,
    "核定": Basis.VERIFIED,
    "上年": Span.PRIOR,
    "目标": Span.TARGET,
}

_A_VALUE = gettext_noop("一个指标名、数字或左括号")
_AN_OPERATOR = gettext_noop("运算号或公式结尾")
_A_RELATION = gettext_noop("比较号（< <= > >= = !=）")
_A_SUFFIX = gettext_noop("claimed、verified、prior、target 之一（申报、核定、上年、目标）")


def parse(text: str) -> Formula:
    """The formula written in `text`; refuses with the place and what was expected there.

    ``+ - * / ( )``, ``min(a, b)``, ``max(a, b)``, ``if(a > b, c, d)``, decimal numbers, and names
    (codes or Chinese) with ``.claimed .verified`` and ``.prior .target``.
    """
    reader = _Reader(text)
    root = reader.sum()
    if reader.here.sort is not Sort.END:
        reader.refuse(_AN_OPERATOR)
    return Formula(root)


def parse_condition(text: str) -> Formula:
    """The comparison written in `text`, as a formula that gives 1 where it holds, else 0."""
    reader = _Reader(text)
    condition = reader.comparison()
    if reader.here.sort is not Sort.END:
        reader.refuse(_AN_OPERATOR)
    return Formula(Choice(condition, Number(Decimal(1)), Number(Decimal(0))))


class _Reader:
    """The tokens of one formula and how far they have been read."""

    def __init__(self, text: str) -> None:
        self.tokens = list(tokens(text))
        self.next = 0
        self.depth = 0

    @property
    def here(self) -> Token:
        return self.tokens[self.next]

    def refuse(self, expected: str) -> NoReturn:
        at, found = self.here.at, self.here.text
        if self.here.sort is Sort.END:
            sentence = gettext_noop("公式到第%(at)s个字就结束了，此处还应有%(expected)s")
        else:
            sentence = gettext_noop("公式第%(at)s个字“%(found)s”读不下去，此处应为%(expected)s")
        raise Refused(because(sentence, at=at, found=found, expected=expected))

    def take(self, *signs: str) -> str:
        """The sign here, if it is one of these; empty otherwise."""
        if self.here.sort is not Sort.SIGN or self.here.text not in signs:
            return ""
        self.next += 1
        return self.tokens[self.next - 1].text

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            self.refuse(f"“{sign}”")

    def sum(self) -> Node:
        return self.chain(Sum, self.product, "+", "-")

    def product(self) -> Node:
        return self.chain(Product, self.factor, "*", "/")

    def chain(self, shape: type[Sum | Product], part: Callable[[], Node], *signs: str) -> Node:
        first = part()
        rest = []
        while sign := self.take(*signs):
            rest.append((Operator(sign), part()))
        return shape(first, tuple(rest)) if rest else first

    def factor(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            sentence = gettext_noop("公式到第%(at)s个字括号套了%(most)s层以上，请拆成几个派生率")
            raise Refused(because(sentence, at=self.here.at, most=DEEPEST))
        node = Negative(self.factor()) if self.take("-") else self.atom()
        self.depth -= 1
        return node

    def atom(self) -> Node:
        if self.take("("):
            inside = self.sum()
            self.expect(")")
            return inside
        token = self.here
        if token.sort is Sort.NUMBER:
            self.next += 1
            return Number(Decimal(token.text))
        if token.sort is not Sort.WORD:
            self.refuse(_A_VALUE)
        self.next += 1
        if token.text in _PICKS:
            return self.extreme(_PICKS[token.text])
        return self.choice() if token.text == "if" else self.name(token.text)

    def extreme(self, pick: Pick) -> Extreme:
        self.expect("(")
        among = [self.sum()]
        self.expect(",")
        among.append(self.sum())
        while self.take(","):
            among.append(self.sum())
        self.expect(")")
        return Extreme(pick, tuple(among))

    def choice(self) -> Choice:
        self.expect("(")
        condition = self.comparison()
        self.expect(",")
        then = self.sum()
        self.expect(",")
        otherwise = self.sum()
        self.expect(")")
        return Choice(condition, then, otherwise)

    def comparison(self) -> Comparison:
        left = self.sum()
        sign = self.take(*_RELATIONS)
        if not sign:
            self.refuse(_A_RELATION)
        return Comparison(left, _RELATIONS[sign], self.sum())

    def name(self, word: str) -> Name:
        basis, span = Basis.ASKED, Span.ASKED
        while self.take("."):
            match _SUFFIXES.get(self.here.text):
                case Basis() as found if basis is Basis.ASKED:
                    basis = found
                case Span() as found if span is Span.ASKED:
                    span = found
                case _:
                    self.refuse(_A_SUFFIX)
            self.next += 1
        return Name(word, basis, span)
