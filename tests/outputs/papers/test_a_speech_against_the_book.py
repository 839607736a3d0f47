"""A speech read against a book: values in two readings, the printed beside, claims tested."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from acting import claim, money, project, told, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.outputs.papers.queries.speeches.answers import Answer, Asking, answers, read_speech
from luodi.outputs.papers.queries.speeches.choosing import chosen, remembered
from luodi.outputs.papers.queries.speeches.telling import as_json
from luodi.outputs.papers.queries.speeches.verdicts import Judged, judge
from luodi.outputs.papers.rules.phrases.claims import Verdict
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.records.bulletins.actions import Heading, publish
from luodi.records.bulletins.rules import Said
from luodi.records.campaigns.actions import enter_event
from luodi.records.publications.actions import bind
from luodi.records.subjects.rules import Classing, Part

HEAD = "在全区招商引资大会上的讲话\n（2023年3月1日）\n"
FAIR = date(2023, 2, 1)


@pytest.fixture
def signed(cast: Cast) -> Cast:
    """Two verified contracts of 1.5亿元 together, one at the fair; a third is only claimed."""
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    event = enter_event(
        name="第七届霁野会",
        unit=cast.office_unit,
        series="霁野会",
        edition=7,
        first_day=FAIR,
        last_day=FAIR,
        by=cast.office,
        at=NOON,
    )
    whole = Part(cast.town.pk, "", 10_000)
    at_fair = Classing(event=event.subject_id, parts=(whole,))
    for name, yuan, classing in (("甲厂", 120_000_000, at_fair), ("乙厂", 30_000_000, None)):
        subject = project(cast, name, classing=classing)
        verified(cast, claim(subject, "contract"))
        verified(cast, money(subject, "contract_amount", yuan))
    other = project(cast, "丙厂", unit=cast.other_town)
    told(cast, claim(other, "contract"), by=cast.other_clerk)
    return cast


def asking(cast: Cast) -> Asking:
    return Asking(cast.book, AsOf(), NOON)


def answered(cast: Cast, text: str) -> list[Answer]:
    reading = read_speech(read(f"{HEAD}{text}".splitlines()), cast.book)
    return list(answers(reading, asking(cast)))


def judged(cast: Cast, text: str) -> list[Judged]:
    reading = read_speech(read(f"{HEAD}{text}".splitlines()), cast.book)
    return [judge(one, reading.names, asking(cast)) for one in reading.claims]


def values(found: list[Answer]) -> list[tuple[str, str]]:
    return [
        (one.verified.shown, one.claimed.shown) for one in found if one.verified and one.claimed
    ]


def test_a_blank_gets_both_readings(signed: Cast) -> None:
    found = answered(signed, "今年全区新签合同项目X个，合同引资额X亿元。")
    assert values(found) == [("2", "3"), ("1.50", "1.50")]


def test_a_figure_that_is_printed_is_compared_in_its_own_measure_and_digits(signed: Cast) -> None:
    text = "今年全区新签合同项目3个，合同引资额15000万元。"
    count, amount = answered(signed, text)
    assert (count.agrees, amount.agrees) == (False, True)


def test_a_units_figure_is_the_units(signed: Cast) -> None:
    found = answered(signed, "今年西河镇新签合同项目X个。今年东山镇新签合同项目X个。")
    assert values(found) == [("0", "1"), ("2", "2")]


def test_the_only_fair_of_the_year_is_the_one_that_is_blank(signed: Cast) -> None:
    (found,) = [one for one in answered(signed, "今年X会签约合同项目X个。") if one.verified]
    assert (found.event, found.verified and found.verified.shown) == ("第七届霁野会", "1")


def test_of_two_fairs_a_person_says_which(signed: Cast) -> None:
    enter_event(
        name="第三届茶会",
        unit=signed.office_unit,
        series="茶会",
        edition=3,
        first_day=FAIR,
        last_day=FAIR,
        by=signed.office,
        at=NOON,
    )
    asked = answered(signed, "今年X会签约合同项目X个。")[-1]
    assert not asked.binding.is_filled
    assert {fair.name for fair in asked.fairs} == {"第七届霁野会", "第三届茶会"}
    assert answered(signed, "今年第七届霁野会签约合同项目X个。")[-1].is_filled


def test_a_fair_that_was_never_held_is_asked(signed: Cast) -> None:
    asked = answered(signed, "去年X会签约合同项目X个。")[-1]
    assert not asked.binding.is_filled
    assert any("请先登记活动" in str(reason) for reason in asked.binding.reasons)


def test_what_the_bureau_published_is_told_with_its_source(signed: Cast) -> None:
    text = "今年固定资产投资增长X%。"
    assert answered(signed, text)[0].published is None
    heading = Heading("区统计局", "统计快报", date(2023, 2, 20))
    figure = Said("固定资产投资增速", Period.year(2023), "8.6", "%")
    publish(unit=signed.office_unit, heading=heading, figures=[figure], by=signed.office, at=NOON)
    (found,) = answered(signed, text)
    assert found.published is not None
    assert found.published.words == "8.6"
    assert any("区统计局" in str(reason) for reason in found.binding.reasons)


def test_a_record_needs_an_earlier_year_and_is_false_beside_a_higher_one(signed: Cast) -> None:
    text = "今年签约数和资金总量创历年新高。"
    assert [one.verdict for one in judged(signed, text)] == [Verdict.UNKNOWN]
    for name in ("丁厂", "戊厂", "己厂"):
        given = claim(project(signed, name), "contract", occurred_from=date(2022, 5, 1))
        verified(signed, given)
    (found,) = judged(signed, "今年签约数创历年新高。")
    assert found.verdict is Verdict.FALSE
    assert "2022年 3个" in str(found.reasons[0])


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("近3个", Verdict.FALSE),
        ("超1个", Verdict.TRUE),
        ("突破2个", Verdict.FALSE),
        ("2余个", Verdict.TRUE),
    ],
)
def test_a_hedge_is_held_against_the_figure(signed: Cast, words: str, verdict: Verdict) -> None:
    (found,) = judged(signed, f"今年全区新签合同项目{words}。")
    assert found.verdict is verdict, found.reasons


def test_the_most_of_all_is_tested_where_the_others_are_published(signed: Cast) -> None:
    text = "今年我区签约合同项目数量全市最多。"
    assert [one.verdict for one in judged(signed, text)] == [Verdict.UNKNOWN]
    year = Period.year(2023)
    others = (("1", "乙区"), ("0", "丙区"))
    figures = [Said("合同项目数", year, words, "个", about) for words, about in others]
    heading = Heading("江城市招商局", "通报", date(2023, 2, 20))
    publish(unit=signed.office_unit, heading=heading, figures=figures, by=signed.office, at=NOON)
    (found,) = judged(signed, text)
    assert found.verdict is Verdict.TRUE
    assert "乙区 1个" in str(found.reasons[0])


def test_what_was_chosen_once_is_read_so_again_whatever_the_number(signed: Cast) -> None:
    text = "今年全区引进项目{}个。"
    first = read_speech(read(f"{HEAD}{text.format('X')}".splitlines()), signed.book)
    (asked,) = first.bindings
    assert not asked.is_sure
    (picked,) = chosen(first, {1: "contracts"}).bindings
    assert picked.is_filled
    question = '{{ 指标("合同项目数") }}'
    bind(unit=signed.town, words=asked.words, question=question, by=signed.clerk, at=NOON)
    again = read_speech(read(f"{HEAD}{text.format('45')}".splitlines()), signed.book)
    (known,) = remembered(again, signed.book.pk).bindings
    assert (known.indicator, known.is_filled) == ("contracts", True)


def test_the_json_has_an_object_for_each_with_the_claims_behind_it(signed: Cast) -> None:
    text = f"{HEAD}今年全区新签合同项目3个，创历年新高。XX公司要来考察。"
    reading = read_speech(read(text.splitlines()), signed.book)
    found = answers(reading, asking(signed))
    said = [judge(claim, reading.names, asking(signed)) for claim in reading.claims]
    first, second = as_json(found, said)
    keys = ("n", "class", "indicator", "period", "value", "agrees")
    assert {key: first[key] for key in keys} == {
        "n": 1,
        "class": "book",
        "indicator": "contracts",
        "period": "2023年",
        "value": "2",
        "agrees": False,
    }
    assert [one["says"] for one in first["claims"]] == ["record"]  # type: ignore[attr-defined]
    assert (second["class"], second["value"], second["claims"]) == ("name", None, [])


def test_without_a_book_the_same_is_understood_and_nothing_is_valued() -> None:
    reading = read_speech(read(f"{HEAD}今年全区新签合同项目3个。".splitlines()), None)
    (found,) = answers(reading, None)
    assert (found.binding.indicator, found.verified) == ("contracts", None)
    assert replace(found).agrees is None
    assert found.binding.mark.printed == Decimal(3)
