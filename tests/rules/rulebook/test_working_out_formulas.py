"""Formulas are worked out exactly; what has no value says why, and is never nought."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from luodi.foundation.rulebook.rules.formula import (
    Known,
    Name,
    Undefined,
    arithmetic,
    evaluate,
    parse,
)

GIVEN = {
    "a": Decimal(180),
    "b": Decimal(18),
    "c": Decimal(292),
    "low": Decimal("-2.50"),
    "zero": Decimal(0),
}


def given(name: Name) -> Decimal | None:
    return GIVEN.get(name.word)


def why(text: str) -> list[str]:
    value = evaluate(parse(text), given)
    assert isinstance(value, Undefined)
    return [str(reason) for reason in value.reasons]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(a + b) / c", Fraction(198, 292)),
        ("1 / 3 * 3", Fraction(1)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("a - b - c", Fraction(-130)),
        ("-low", Fraction(5, 2)),
        ("min(a, b, c)", Fraction(18)),
        ("max(a, b, c)", Fraction(292)),
        ("if(a > b, 1, 2)", Fraction(1)),
        ("if(a <= b, 1, 2)", Fraction(2)),
        ("if(a = 180, 1, 2)", Fraction(1)),
        ("if(a != 180, 1, 2)", Fraction(2)),
        ("if(b < 18, 1, 2)", Fraction(2)),
        ("if(b >= 18, 1, 2)", Fraction(1)),
    ],
)
def test_a_formula_has_its_exact_value(text: str, value: Fraction) -> None:
    assert evaluate(parse(text), given) == Known(value)


@pytest.mark.parametrize("text", ["a / zero", "zero / zero", "1 + a / (b - 18)", "missing / zero"])
def test_a_denominator_of_nought_is_said_and_never_printed_as_nought(text: str) -> None:
    assert why(text) == ["分母为零"]


def test_every_missing_value_is_named_once() -> None:
    assert why("x + y.prior - x + a") == ["缺“x”的数", "缺“y.prior”的数"]


def test_a_branch_that_is_not_taken_need_not_have_a_value() -> None:
    assert evaluate(parse("if(zero > 0, a / zero, 0)"), given) == Known(Fraction(0))
    assert why("if(x > 0, 1, 2)") == ["缺“x”的数"]
    assert why("if(a / zero > 0, 1, 2)") == ["分母为零"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("(a + b) / c", "（180 + 18）÷ 292"),
        ("a - low", "180 −（−2.5）"),
        ("a * low", "180 ×（−2.5）"),
        ("low + a", "−2.5 + 180"),
        ("-low", "−（−2.5）"),
        ("a / zero", "180 ÷ 0"),
        ("a / x", "180 ÷ 〔x〕"),
    ],
)
def test_the_arithmetic_is_printed_with_its_numbers(text: str, printed: str) -> None:
    assert arithmetic(parse(text), given) == printed


def test_the_numbers_can_be_printed_in_the_unit_of_each_name() -> None:
    printed = arithmetic(parse("a / c"), given, lambda name, value: f"{value}亿元")
    assert printed == "180亿元 ÷ 292亿元"
