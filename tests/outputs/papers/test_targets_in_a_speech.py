"""A speech asks for targets: blanks filled by what was set, rates of them, and claims tested."""

from __future__ import annotations

import pytest

from acting import claim, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.outputs.papers.queries.speeches.answers import Answer, Asking, answers, read_speech
from luodi.outputs.papers.queries.speeches.verdicts import Judged, judge
from luodi.outputs.papers.rules.phrases.claims import Verdict
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.phrases.templates import placeholder
from targeting import set_targets, wanted

HEAD = "在全区招商引资大会上的讲话\n（2023年3月1日）\n"
YI = 10**8


@pytest.fixture
def ruled(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    return cast


def asking(cast: Cast) -> Asking:
    return Asking(cast.book, AsOf(), NOON)


def answered(cast: Cast, text: str) -> list[Answer]:
    reading = read_speech(read(f"{HEAD}{text}".splitlines()), cast.book)
    return list(answers(reading, asking(cast)))


def judged(cast: Cast, text: str) -> list[Judged]:
    reading = read_speech(read(f"{HEAD}{text}".splitlines()), cast.book)
    return [judge(one, reading.names, asking(cast)) for one in reading.claims]


AIM = "今年确保新开工千万元以上项目X个。"


def test_a_target_is_asked_for_while_none_was_set(ruled: Cast) -> None:
    [one] = answered(ruled, AIM)
    assert (one.is_done, one.binding.measured) == (False, "")
    assert "等目标任务" in str(one.binding.reasons[0])


def test_a_target_that_was_set_fills_its_blank(ruled: Cast) -> None:
    set_targets(ruled, wanted(ruled, "starts_new_10m", 12), at=NOON)
    [one] = answered(ruled, AIM)
    assert one.is_done
    assert one.verified
    assert one.verified.shown == "12"
    assert "目标由目标任务分解表（甲政发〔2023〕3号）下达" in map(str, one.binding.reasons)
    text = placeholder(one.binding, "", "")
    assert text == '{{ 新开工千万元以上项目数(期间="本年", 比="目标")|个 }}'


def test_a_printed_target_is_compared(ruled: Cast) -> None:
    set_targets(ruled, wanted(ruled, "starts_new_10m", 12), at=NOON)
    [right] = answered(ruled, AIM.replace("X", "12"))
    [wrong] = answered(ruled, AIM.replace("X", "15"))
    assert (right.agrees, wrong.agrees) == (True, False)


RATE = "今年新签合同项目X个，占年度任务的X%。"


def test_a_rate_of_a_target_is_that_of_the_figure_before_it(ruled: Cast) -> None:
    before = answered(ruled, RATE)[1]
    assert (before.is_done, before.binding.indicator) == (False, "")
    set_targets(ruled, wanted(ruled, "contracts", 4), at=NOON)
    count, rate = answered(ruled, RATE)
    assert (count.verified and count.verified.shown, rate.verified and rate.verified.shown) == (
        "1",
        "25.00%",
    )
    assert placeholder(rate.binding, "", "") == '{{ 合同项目数(期间="本年", 比="完成率") }}'
    assert answered(ruled, RATE.replace("X%", "25%"))[1].agrees
    assert answered(ruled, RATE.replace("X%", "30%"))[1].agrees is False


def test_a_claim_that_the_target_is_met_is_tested(ruled: Cast) -> None:
    met = "今年新签合同项目1个，全面完成目标任务。"
    [unknown] = judged(ruled, met)
    assert unknown.verdict is Verdict.UNKNOWN
    assert "没有下达过目标任务" in str(unknown.reasons[0])
    set_targets(ruled, wanted(ruled, "contracts", 1), at=NOON)
    [true] = judged(ruled, met)
    assert true.verdict is Verdict.TRUE
    set_targets(ruled, wanted(ruled, "arrived", YI), at=NOON)
    [false] = judged(ruled, "今年全区完成了目标任务。")
    assert false.verdict is Verdict.FALSE
    assert "到位资金：目标 1.00亿元，核定 0.00亿元，完成率0.00%" in map(str, false.reasons)
