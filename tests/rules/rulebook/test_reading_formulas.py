"""Formulas are read as people type them; what cannot be read is refused with its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.foundation.rulebook.rules.formula import (
    Basis,
    Formula,
    Name,
    Span,
    in_words,
    parse,
    parse_condition,
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

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a", A),
        ("合同基数", Name("合同基数")),
        ("12.50", Number(Decimal("12.5"))),
        ("a - b + c", Sum(A, ((Operator.MINUS, B), (Operator.PLUS, C)))),
        ("a + b * c", Sum(A, ((Operator.PLUS, Product(B, ((Operator.TIMES, C),))),))),
        ("(a + b) * c", Product(Sum(A, ((Operator.PLUS, B),)), ((Operator.TIMES, C),))),
        ("a / b / c", Product(A, ((Operator.OVER, B), (Operator.OVER, C)))),
        ("-a * b", Product(Negative(A), ((Operator.TIMES, B),))),
        ("min(a, b, c)", Extreme(Pick.LEAST, (A, B, C))),
        ("max(a, 0)", Extreme(Pick.GREATEST, (A, Number(Decimal(0))))),
        ("if(a >= b, a, b)", Choice(Comparison(A, Relation.AT_LEAST, B), A, B)),
        ("a.verified", Name("a", Basis.VERIFIED)),
        ("a.prior.claimed", Name("a", Basis.CLAIMED, Span.PRIOR)),
        ("合同项目数.目标", Name("合同项目数", span=Span.TARGET)),
    ],
)
def test_a_formula_becomes_its_tree(text: str, root: Node) -> None:
    assert parse(text) == Formula(root)


@pytest.mark.parametrize(
    ("typed_in_word", "plain"),
    [
        ("（a － b）÷ c", "(a - b) / c"),
        ("a × b − c", "a * b - c"),
        ("if（a ≥ b，a，b）", "if(a >= b, a, b)"),
        ("if(a == b, a, b)", "if(a = b, a, b)"),
        ("if(a ≠ b, a, b)", "if(a != b, a, b)"),
    ],
)
def test_the_signs_of_a_chinese_keyboard_mean_the_same(typed_in_word: str, plain: str) -> None:
    assert parse(typed_in_word) == parse(plain)
    assert typed(parse(typed_in_word)) == plain


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "公式到第1个字就结束了，此处还应有一个指标名、数字或左括号"),
        ("a +", "公式到第4个字就结束了，此处还应有一个指标名、数字或左括号"),
        ("(a", "公式到第3个字就结束了，此处还应有“)”"),
        ("a b", "公式第3个字“b”读不下去，此处应为运算号或公式结尾"),
        ("min(a)", "公式第6个字“)”读不下去，此处应为“,”"),
        ("if(a, b, c)", "公式第5个字“,”读不下去，此处应为比较号（< <= > >= = !=）"),
        (
            "a.去年",
            "公式第3个字“去年”读不下去，"
            "此处应为claimed、verified、prior、target 之一（申报、核定、上年、目标）",
        ),
        (
            "a.claimed.verified",
            "公式第11个字“verified”读不下去，"
            "此处应为claimed、verified、prior、target 之一（申报、核定、上年、目标）",
        ),
        (
            "a ^ 2",
            "公式第3个字“^”不能用在公式里，"
            "只可用指标名、数字、+ - * / ( ) , 和 min、max、if 及比较号",
        ),
        ("(" * 26 + "a", "公式到第26个字括号套了25层以上，请拆成几个派生率"),
        ("a+" * 500 + "a", "公式有1001个字，超过1000个字的上限，请拆成几个派生率"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_place_and_what_was_expected(
    text: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        parse(text)
    assert [str(reason) for reason in refusal.value.reasons] == [sentence]


def test_a_condition_is_one_where_it_holds_and_nought_where_not() -> None:
    condition = parse_condition("a > 0")
    one, nought = Number(Decimal(1)), Number(Decimal(0))
    assert condition.root == Choice(Comparison(A, Relation.MORE, nought), one, nought)
    with pytest.raises(Refused):
        parse_condition("a > 0 > 1")


def test_names_are_told_once_in_the_order_of_writing() -> None:
    formula = parse("(a - b.prior) / a + b.prior + b")
    assert formula.names == (A, Name("b", span=Span.PRIOR), B)
    assert formula.words == {"a", "b"}


def test_every_division_is_told_with_what_stands_above_it() -> None:
    divisions = [
        (typed(above), typed(below)) for above, below in parse("a * b / c / 2").divisions()
    ]
    assert divisions == [("a * b", "c"), ("(a * b) / c", "2")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(a - b) / a", "（甲 − 乙）÷ 甲"),
        ("a / (a - b)", "甲 ÷（甲 − 乙）"),
        ("a.verified.prior / a.target", "上年同期核定甲 ÷ 甲目标"),
        ("max(a, b)", "取大（甲，乙）"),
        ("if(a >= b, a, b) * 2", "（若 甲 ≥ 乙，取 甲，否则取 乙）× 2"),
    ],
)
def test_a_formula_is_written_in_chinese_names(text: str, words: str) -> None:
    assert in_words(parse(text), {"a": "甲", "b": "乙"}.__getitem__) == words
