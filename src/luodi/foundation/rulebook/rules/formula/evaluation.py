"""Works a formula out in exact fractions; what cannot be worked out says why."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from luodi.foundation.rulebook.rules.formula.nodes import (
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
    Sum,
    children,
)
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

Values = Callable[[Name], Decimal | None]


@dataclass(frozen=True)
class Known:
    """An exact value, not yet rounded."""

    exact: Fraction


@dataclass(frozen=True)
class Undefined:
    """No value, and every reason why; never a zero."""

    reasons: tuple[Reason, ...]


Value = Known | Undefined

DIVIDED_BY_ZERO = Undefined((because(gettext_noop("分母为零")),))

_RELATIONS: Mapping[Relation, Callable[[Fraction, Fraction], bool]] = {
    Relation.LESS: operator.lt,
    Relation.AT_MOST: operator.le,
    Relation.MORE: operator.gt,
    Relation.AT_LEAST: operator.ge,
    Relation.SAME: operator.eq,
    Relation.OTHER: operator.ne,
}


def evaluate(formula: Formula, values: Values, called: Callable[[Name], object] = str) -> Value:
    """The formula's value; `values` answers None for a name that has none, which is said by
    what it is `called`.
    """
    return _value(formula.root, lambda name: _given(called(name), values(name)))


def _value(node: Node, given: Callable[[Name], Value]) -> Value:
    match node:
        case Number(value):
            return Known(Fraction(value))
        case Name():
            return given(node)
        case Choice(condition, then, otherwise):
            holds = _compare(condition, given)
            if isinstance(holds, Undefined):
                return holds
            return _value(then if holds else otherwise, given)
        case _:
            return _made_of(node, [_value(part, given) for part in children(node)])


def _made_of(node: Negative | Sum | Product | Extreme, parts: list[Value]) -> Value:
    """The node's value from the values of what stands directly inside."""
    match node:
        case Negative():
            return _together(parts, lambda known: -known[0])
        case Sum(_, rest):
            return _sum(parts, [sign for sign, _ in rest])
        case Product(_, rest):
            return _product(parts, [sign for sign, _ in rest])
        case Extreme(pick, _):
            return _together(parts, min if pick is Pick.LEAST else max)


def _given(name: object, value: Decimal | None) -> Value:
    if value is None:
        return Undefined((because(gettext_noop("缺“%(name)s”的数"), name=name),))
    return Known(Fraction(value))


def _together(parts: Iterable[Value], work: Callable[[list[Fraction]], Fraction]) -> Value:
    """What `work` makes of the parts; undefined for the reasons of all parts that are."""
    known: list[Fraction] = []
    reasons: list[Reason] = []
    for part in parts:
        if isinstance(part, Known):
            known.append(part.exact)
        else:
            reasons += [reason for reason in part.reasons if reason not in reasons]
    return Undefined(tuple(reasons)) if reasons else Known(work(known))


def _sum(parts: list[Value], signs: list[Operator]) -> Value:
    def work(known: list[Fraction]) -> Fraction:
        terms = zip(signs, known[1:], strict=True)
        return known[0] + sum(term if sign is Operator.PLUS else -term for sign, term in terms)

    return _together(parts, work)


def _product(parts: list[Value], signs: list[Operator]) -> Value:
    """The parts multiplied and divided from left to right."""
    below = [part for part, sign in zip(parts[1:], signs, strict=True) if sign is Operator.OVER]
    if Known(Fraction(0)) in below:
        return DIVIDED_BY_ZERO

    def work(known: list[Fraction]) -> Fraction:
        result = known[0]
        for sign, factor in zip(signs, known[1:], strict=True):
            result = result * factor if sign is Operator.TIMES else result / factor
        return result

    return _together(parts, work)


def _compare(condition: Comparison, given: Callable[[Name], Value]) -> bool | Undefined:
    left, right = _value(condition.left, given), _value(condition.right, given)
    if isinstance(left, Known) and isinstance(right, Known):
        return _RELATIONS[condition.relation](left.exact, right.exact)
    both = _together((left, right), lambda known: known[0])
    return both if isinstance(both, Undefined) else False
