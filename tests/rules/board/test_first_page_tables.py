"""The tables of the first page: what they name exists, and how values are laid out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.facts import Values
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import read
from luodi.foundation.rulebook.rules.shipped import PRESETS, shipped
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.kernel.refusal import because
from luodi.outputs.board import rules
from luodi.outputs.board.rules import COLUMNS, GROUPS, Line, Row, by_key, groups, is_empty, line

UNITS = {row.code: row.unit for row in INDICATORS}


@pytest.mark.parametrize("preset", ["default", *PRESETS])
def test_every_figure_of_the_page_stands_in_every_shipped_rulebook(preset: str) -> None:
    rates = {rate.code: rate.unit.name for rate in read_shipped(preset).rates}
    known = UNITS | rates
    wrong = [code for _, unit, codes in GROUPS for code in codes if known.get(code) != unit]
    assert not wrong


def read_shipped(preset: str) -> Rulebook:
    return read(shipped(preset), shipped("default"))


def test_no_figure_is_shown_twice_and_every_column_can_be_split() -> None:
    codes = [code for _, _, codes in GROUPS for code in codes]
    assert len(codes) == len(set(codes))
    assert set(COLUMNS) <= set(UNITS)


def figure(code: str, value: str | None, *, verified: bool, **more: Any) -> Figure:
    number = None if value is None else Decimal(value)
    shown = "—" if value is None else value
    return Figure(code, code, "个", verified, number, shown, "何意", **more)


def pair(code: str, claimed: str | None, verified: str | None, **more: Any) -> rules.Figures:
    return {
        (code, False): figure(code, claimed, verified=False, **more),
        (code, True): figure(code, verified, verified=True, **more),
    }


def test_a_rate_that_the_rulebook_does_not_have_is_left_out() -> None:
    shown = groups(pair("contracts", "3", "1"), {})
    assert [len(group.lines) for group in shown] == [1, 0, 0, 0, 0]


def test_a_line_shows_both_readings_and_how_far_the_verified_lies_from_the_claimed() -> None:
    shown = line(pair("contracts", "3", "1"), "contracts", {})
    assert (shown.claimed, shown.verified, shown.distance, shown.today) == ("3", "1", "-2", "")


def test_beside_a_closed_figure_stands_what_it_is_today() -> None:
    shown = line(pair("contracts", "3", "1"), "contracts", pair("contracts", "4", "2"))
    assert (shown.verified, shown.today) == ("1", "2")


def texts(shown: Line) -> list[str]:
    return [str(one) for one in shown.workings]


def test_what_cannot_be_worked_out_says_why_once() -> None:
    shown = line(
        pair("r_start", None, None, reasons=(because("分母为零"),), arithmetic="0 ÷ 0"),
        "r_start",
        {},
    )
    assert (shown.claimed, shown.distance, texts(shown)) == ("—", "—", ["分母为零"])


def test_arithmetic_is_shown_for_each_reading() -> None:
    shown = line(pair("r_start", "50", "50", arithmetic="1 ÷ 2"), "r_start", {})
    assert texts(shown) == ["1 ÷ 2 ＝ 50"]


def test_a_unit_with_nothing_is_a_row_of_zeros_in_the_units_of_the_columns() -> None:
    values: dict[str, Values] = {"contract_money": {(True, 7): Decimal(150_000_000)}}
    rows = by_key({7: "东山镇", 8: "西河镇"}, values)
    money = COLUMNS.index("contract_money")
    assert [row.pairs[money].verified for row in rows] == ["1.50", "0.00"]
    assert [row.pairs[0].claimed for row in rows] == ["0", "0"]
    assert [row.is_empty for row in rows] == [False, True]
    assert is_empty([rows[1], Row("无", ())])
    assert not is_empty(rows)
