"""Writes a formula out: as it can be read back, in Chinese names, or with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from luodi.foundation.rulebook.rules.formula.evaluation import Values
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
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import CHINESE, Tongue, gettext_noop

_BASIS_WORDS = {
    Basis.ASKED: "%(name)s",
    Basis.CLAIMED: gettext_noop("申报%(name)s"),
    Basis.VERIFIED: gettext_noop("核定%(name)s"),
}
_SPAN_WORDS = {
    Span.ASKED: "%(name)s",
    Span.PRIOR: gettext_noop("上年同期%(name)s"),
    Span.TARGET: gettext_noop("%(name)s目标"),
}


@dataclass(frozen=True)
class _Style:
    """How the parts of a formula are written."""

    name: Callable[[Name], str]
    operators: Mapping[Operator, str]
    relations: Mapping[Relation, str]
    picks: Mapping[Pick, str]
    choice: str
    brackets: str = "({})"
    comma: str = ", "
    minus: str = "-"


_TYPED = _Style(
    name=str,
    operators={operator: operator.value for operator in Operator},
    relations={relation: relation.value for relation in Relation},
    picks={pick: pick.value for pick in Pick},
    choice="if({condition}, {then}, {otherwise})",
)


def _read(name: Callable[[Name], str], tongue: Tongue = CHINESE) -> _Style:
    """The style in which people read formulas."""
    signs = {Operator.PLUS: "+", Operator.MINUS: "−", Operator.TIMES: "×", Operator.OVER: "÷"}
    changed = {Relation.AT_MOST: "≤", Relation.AT_LEAST: "≥", Relation.OTHER: "≠"}
    return _Style(
        name=name,
        operators=signs,
        relations={relation: changed.get(relation, relation.value) for relation in Relation},
        picks={Pick.LEAST: tongue("取小"), Pick.GREATEST: tongue("取大")},
        choice=tongue("（若 {condition}，取 {then}，否则取 {otherwise}）"),
        brackets=tongue("（{}）"),
        comma=tongue("，"),
        minus="−",
    )


def typed(formula: Formula) -> str:
    """The formula in the form that `parse` reads back to an equal one."""
    return _write(formula.root, _TYPED)


def in_words(formula: Formula, word: Callable[[str], str], tongue: Tongue = CHINESE) -> str:
    """The formula with names, （合同基数 − 已终止数）÷ 合同基数; `word` gives a code's Chinese."""
    style = _read(lambda name: named(name, word).said(tongue), tongue)
    return _close_up(_write(formula.root, style))


def condition_in_words(
    condition: Formula, word: Callable[[str], str], tongue: Tongue = CHINESE
) -> str:
    """What `parse_condition` read, with names: 本指标 > 0."""
    if not isinstance(condition.root, Choice):
        raise TypeError("not a condition")
    style = _read(lambda name: named(name, word).said(tongue), tongue)
    return _close_up(_condition(condition.root.condition, style))


def named(name: Name, word: Callable[[str], str]) -> Reason:
    """A name with its reading and span, 上年同期核定合同项目数."""
    read = because(_BASIS_WORDS[name.basis], name=because(word(name.word)))
    return because(_SPAN_WORDS[name.span], name=read)


def arithmetic(
    formula: Formula,
    values: Values,
    show: Callable[[Name, Decimal], str] = lambda name, value: plain(value),
) -> str:
    """The formula with its numbers, （180 + 18）÷ 292; a name without one stays a name."""

    def number(one: Name) -> str:
        value = values(one)
        if value is None:
            return f"〔{one}〕"
        return show(one, value).replace("-", "−")

    return _close_up(_write(formula.root, _read(number)))


def plain(value: Decimal) -> str:
    """Every digit of `value`, without closing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _write(node: Node, style: _Style) -> str:
    match node:
        case Number(value):
            return plain(value)
        case Name():
            return style.name(node)
        case Negative(of):
            return style.minus + _inside(of, style, (Sum, Product, Negative))
        case Sum(first, rest):
            return _chain(first, rest, style, (Sum,))
        case Product(first, rest):
            return _chain(first, rest, style, (Sum, Product))
        case Extreme(pick, among):
            inside = style.comma.join(_write(part, style) for part in among)
            return style.picks[pick] + style.brackets.format(inside)
        case Choice(condition, then, otherwise):
            return style.choice.format(
                condition=_condition(condition, style),
                then=_write(then, style),
                otherwise=_write(otherwise, style),
            )


def _chain(
    first: Node, rest: tuple[tuple[Operator, Node], ...], style: _Style, weaker: tuple[type, ...]
) -> str:
    parts = [_inside(first, style, weaker)]
    for operator, part in rest:
        parts += [style.operators[operator], _inside(part, style, (*weaker, Negative))]
    return " ".join(parts)


def _inside(node: Node, style: _Style, weaker: tuple[type, ...]) -> str:
    """A node inside another, in brackets where it would otherwise be read differently."""
    text = _write(node, style)
    negative = isinstance(node, Name) and Negative in weaker and text.startswith(style.minus)
    return style.brackets.format(text) if negative or isinstance(node, weaker) else text


def _condition(condition: Comparison, style: _Style) -> str:
    left, right = _write(condition.left, style), _write(condition.right, style)
    return f"{left} {style.relations[condition.relation]} {right}"


def _close_up(text: str) -> str:
    """Chinese brackets bring their own space."""
    return text.replace("） ", "）").replace(" （", "（")
