"""Laws of formulas: written out they read back equal, they agree with fractions, they refuse."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.rulebook.rules.formula import (
    Basis,
    Formula,
    Known,
    Name,
    Span,
    Undefined,
    arithmetic,
    evaluate,
    in_words,
    parse,
    typed,
)
from luodi.foundation.rulebook.rules.formula.nodes import (
    Choice,
    Comparison,
    Extreme,
    Negative,
    Node,
    Number,
    Operator,
    Pick,
    Product,
    Relation,
    Sum,
)
from luodi.kernel.refusal import Refused

WORDS = ("a", "合同基数", "x_1")
NUMBERS = st.decimals(0, 1000, places=2)
NAMES = st.builds(Name, st.sampled_from(WORDS), st.sampled_from(Basis), st.sampled_from(Span))
PLUS_MINUS = st.sampled_from((Operator.PLUS, Operator.MINUS))
TIMES_OVER = st.sampled_from((Operator.TIMES, Operator.OVER))


def larger(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def chain(
        shape: type[Sum | Product], operators: st.SearchStrategy[Operator]
    ) -> st.SearchStrategy[Node]:
        rest = st.lists(st.tuples(operators, nodes), min_size=1, max_size=3).map(tuple)
        return st.builds(shape, nodes, rest)

    several = st.lists(nodes, min_size=2, max_size=3).map(tuple)
    comparisons = st.builds(Comparison, nodes, st.sampled_from(Relation), nodes)
    return st.one_of(
        st.builds(Negative, nodes),
        chain(Sum, PLUS_MINUS),
        chain(Product, TIMES_OVER),
        st.builds(Extreme, st.sampled_from(Pick), several),
        st.builds(Choice, comparisons, nodes, nodes),
    )


NODES: st.SearchStrategy[Node] = st.recursive(
    st.builds(Number, NUMBERS) | NAMES, larger, max_leaves=8
)
FORMULAS = NODES.map(Formula)
SIGNS = "ab合1.0+-*/()（），,<>=!≥× \t\n_市²①\u200b\x00if min max.prior.目标"


@given(FORMULAS)
def test_a_formula_that_is_written_out_reads_back_equal(formula: Formula) -> None:
    assert parse(typed(formula)) == formula


@given(st.text() | st.text(alphabet=SIGNS, max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        formula = parse(text)
    except Refused:
        return
    assert parse(typed(formula)) == formula


class Divided(Exception):
    """The reference divides by nought."""


def reference(node: Node, value: dict[Name, Fraction]) -> Fraction:
    """The same arithmetic, straight over fractions."""
    match node:
        case Number(number):
            return Fraction(number)
        case Name():
            return value[node]
        case Negative(of):
            return -reference(of, value)
        case Sum(first, rest) | Product(first, rest):
            total = reference(first, value)
            for operator, part in rest:
                total = joined(total, operator, reference(part, value))
            return total
        case Extreme(pick, among):
            parts = sorted(reference(part, value) for part in among)
            return parts[0] if pick is Pick.LEAST else parts[-1]
        case Choice(condition, then, otherwise):
            return reference(then if holds(condition, value) else otherwise, value)


def joined(left: Fraction, operator: Operator, right: Fraction) -> Fraction:
    if operator is Operator.OVER and not right:
        raise Divided
    match operator:
        case Operator.PLUS:
            return left + right
        case Operator.MINUS:
            return left - right
        case Operator.TIMES:
            return left * right
        case Operator.OVER:
            return left / right


def holds(condition: Comparison, value: dict[Name, Fraction]) -> bool:
    left, right = reference(condition.left, value), reference(condition.right, value)
    less, same = left < right, left == right
    return {
        Relation.LESS: less,
        Relation.AT_MOST: less or same,
        Relation.MORE: not (less or same),
        Relation.AT_LEAST: not less,
        Relation.SAME: same,
        Relation.OTHER: not same,
    }[condition.relation]


@given(FORMULAS, st.data())
def test_the_value_is_that_of_fractions(formula: Formula, data: st.DataObject) -> None:
    values = {
        name: data.draw(st.decimals(-1000, 1000, places=3) | st.just(Decimal(0)), str(name))
        for name in formula.names
    }
    try:
        expected = reference(formula.root, {name: Fraction(v) for name, v in values.items()})
    except Divided:
        assert isinstance(evaluate(formula, values.get), Undefined)
    else:
        assert evaluate(formula, values.get) == Known(expected)


@given(FORMULAS)
def test_a_formula_without_values_names_what_is_missing_or_needs_nothing(formula: Formula) -> None:
    value = evaluate(formula, lambda name: None)
    if isinstance(value, Undefined):
        names = {f"缺“{name}”的数" for name in formula.names}
        assert {str(reason) for reason in value.reasons} <= names | {"分母为零"}


@given(FORMULAS)
def test_every_formula_can_be_printed_for_people(formula: Formula) -> None:
    assert in_words(formula, str)
    assert arithmetic(formula, lambda name: Decimal("-1.50"))
