"""The catalogue searched, a figure's parts as bars, the difference between two moments in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.changes import Bearing, Cause, changes
from luodi.analysis.figures.rules.rows import Proof, Row
from luodi.kernel.refusal import because
from luodi.outputs.catalogue.rules.lines import Line, families, found, near
from luodi.outputs.catalogue.rules.moved import CAME, LESS, MORE, WENT, Item, item
from luodi.outputs.catalogue.rules.question import Question
from luodi.outputs.catalogue.rules.slices import Part, bars

ANY = Bearing()

type Acts = Mapping[int, tuple[Cause, ...]]


def figure(
    value: str | None, *, unit: str = "个", verified: bool = False, worked: str = ""
) -> Figure:
    number = None if value is None else Decimal(value)
    shown = "—" if value is None else f"{value}{'%' if worked else ''}"
    return Figure("x", "某数", unit, verified, number, shown, "一句话。", arithmetic=worked)


def line(name: str, *also: str, family: str = "签约", code: str = "x") -> Line:
    return Line(code, family, name, also, "个", "一句话。", figure("2"), figure("1", verified=True))


LINES = [
    line("合同项目数", "合同项目个数", code="contracts"),
    line("合同引资额", "涉及资金", family="资金", code="contract_money"),
    line("开工率", family="比率", code="r_start"),
]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("", ["contracts", "contract_money", "r_start"]),
        ("涉及资金", ["contract_money"]),
        ("合同 个数", ["contracts"]),
        ("合同　引资", ["contract_money"]),
        ("R_START", ["r_start"]),
        ("月亮", []),
    ],
)
def test_a_search_looks_at_every_name(words: str, codes: list[str]) -> None:
    assert [one.code for one in found(LINES, words)] == codes


def test_a_word_does_not_run_from_one_name_into_the_next() -> None:
    assert found([line("甲乙", "丙丁")], "乙丙") == []


def test_what_is_not_found_brings_the_nearest_names() -> None:
    assert "合同项目数" in near(LINES, "合同数").split("、")


def test_neighbours_of_one_family_stand_together() -> None:
    assert [(one.name, len(one.lines)) for one in families(LINES)] == [
        ("签约", 1),
        ("资金", 1),
        ("比率", 1),
    ]


def test_a_waiting_figure_says_why_and_is_no_zero() -> None:
    waiting = Figure(
        "x", "某数", "个", False, None, "—", "一句话。", reasons=(because("体检（尚未启用）"),)
    )
    assert (
        Line("x", "失败", "某数", (), "个", "一句话。", waiting, waiting).waits
        == "体检（尚未启用）"
    )
    assert LINES[0].waits == ""


def part(name: str, claimed: Figure, verified: Figure) -> Part:
    return Part(name, "", claimed, verified)


def test_bars_are_drawn_to_the_longest_and_a_count_of_nothing_is_left_out() -> None:
    drawn = bars(
        [
            part("东山镇", figure("4"), figure("3")),
            part("西河镇", figure("1"), figure("0")),
            part("文旅局", figure("0"), figure("0")),
        ]
    )
    assert [(bar.part.name, bar.claimed, bar.verified) for bar in drawn] == [
        ("东山镇", 100, 75),
        ("西河镇", 25, 0),
    ]


def test_a_rate_of_nothing_out_of_something_is_shown() -> None:
    none, zero = figure(None, unit="%"), figure("0", unit="%", worked="0 ÷ 2")
    drawn = bars([part("东山镇", zero, zero), part("西河镇", none, none)])
    assert [(bar.part.name, bar.verified) for bar in drawn] == [("东山镇", 0)]


def test_a_negative_amount_has_no_bar_and_does_not_turn_the_others_round() -> None:
    drawn = bars([part("甲", figure("-3"), figure("2")), part("乙", figure("4"), figure("4"))])
    assert [(bar.claimed, bar.verified) for bar in drawn] == [(0, 50), (100, 100)]


def test_an_address_says_the_question_and_leaves_out_what_is_unsaid() -> None:
    asked = Question("jia", "2023年", unit="7")
    assert asked.query(by="event") == "book=jia&period=2023%E5%B9%B4&unit=7&by=event"
    assert asked.query(unit="", period="2022") == "book=jia&period=2022"


NOON = datetime(2023, 3, 1, 4, tzinfo=UTC)


def row(name: str, amount: int, *entries: int, subject: int | None = 1) -> Row:
    day = date(2023, 3, 1)
    proofs = tuple(
        Proof(entry, "合同", "签了", day, day, NOON, "镇", "陈", "A", "网页填报", ())
        for entry in entries
    )
    return Row(subject, name, "东山镇", Decimal(amount), proofs)


def cause(seq: int, entry: int | None) -> Cause:
    return Cause(seq, NOON, "核定", "王", entry)


def test_rows_of_one_thing_are_compared_by_their_sum() -> None:
    before = [row("甲厂", 2, 11), row("甲厂", 3, 12), row("乙厂", 1, 13, subject=2)]
    after = [row("甲厂", 5, 11, 12), row("丙厂", 4, 14, subject=3)]
    moved = {one.name: (one.before, one.after) for one in changes(before, after, {})}
    assert moved == {"丙厂": (None, 4), "乙厂": (1, None)}


def test_the_largest_difference_comes_first() -> None:
    before = [row("甲厂", 2), row("乙厂", 9, subject=2)]
    after = [row("甲厂", 3), row("乙厂", 1, subject=2)]
    assert [one.name for one in changes(before, after, {})] == ["乙厂", "甲厂"]


def test_units_that_stand_for_themselves_are_told_apart_by_name() -> None:
    moved = changes([row("东山镇", 1, subject=None)], [row("西河镇", 1, subject=None)], {})
    assert {one.name: one.difference for one in moved} == {"东山镇": -1, "西河镇": 1}


def test_only_the_acts_on_what_came_or_went_are_told() -> None:
    acts: Acts = {1: (cause(5, 11), cause(6, 99), cause(7, None), cause(8, 12))}
    assert told([], [row("甲厂", 1, 11)], acts) == [5]
    assert told([row("甲厂", 1, 12)], [row("甲厂", 2, 11, 12)], acts) == [5], "12 was there before"


def told(before: list[Row], after: list[Row], acts: Acts, bearing: Bearing = ANY) -> list[int]:
    return [one.seq for one in changes(before, after, acts, bearing)[0].causes]


def test_where_no_act_is_on_the_rows_own_entries_another_took_it_out() -> None:
    landed = replace(cause(6, 99), code="land_permit")
    acts: Acts = {1: (cause(5, 98), landed)}
    bearing = Bearing(kinds=frozenset({"land_permit"}))
    assert told([row("甲厂", 1, 50)], [], acts, bearing) == [6]


def test_a_thing_classed_otherwise_is_told_where_the_figure_is_narrowed_so() -> None:
    moved = replace(cause(7, None), axes=frozenset({"industry"}))
    acts: Acts = {1: (cause(5, 98), moved)}
    rows = [row("甲厂", 1, 50)]
    assert told(rows, [], acts, Bearing(axes=frozenset({"industry"}))) == [7]
    assert told(rows, [], acts, Bearing(axes=frozenset({"unit"}))) == [5]


def test_to_a_claim_a_verification_is_nothing() -> None:
    verdict = replace(cause(6, 11), judges=True)
    acts: Acts = {1: (cause(5, 11), verdict)}
    rows = [row("甲厂", 1, 11)]
    assert told([], rows, acts, Bearing(verified=False)) == [5]
    assert told([], rows, acts) == [5, 6]


def test_an_entry_that_makes_a_row_by_itself_has_its_own_amount() -> None:
    def of(amount: int, entry: int) -> Row:
        return replace(row("甲厂", amount, entry), entries=((entry, 1),))

    before, after = [of(2, 11), of(3, 12)], [of(2, 11), of(4, 12), of(5, 13)]
    acts: Acts = {1: (cause(5, 11), cause(6, 12), cause(7, 13))}
    [change] = changes(before, after, acts)
    assert [change.difference, *change.moved.items()] == [6, (12, 1), (13, 5)]
    assert [one.seq for one in change.causes] == [6, 7], "11 counts as before"


@pytest.mark.parametrize(
    ("before", "after", "word", "difference"),
    [(None, 1, CAME, "+1"), (1, None, WENT, "-1"), (1, 3, MORE, "+2"), (3, 1, LESS, "-2")],
)
def test_each_change_has_its_word_and_sign(
    before: int | None, after: int | None, word: str, difference: str
) -> None:
    old = [] if before is None else [row("甲厂", before)]
    new = [] if after is None else [row("甲厂", after)]
    told: Item = item(changes(old, new, {})[0], "个")
    assert (told.word, told.difference) == (word, difference)
    assert told.tone
