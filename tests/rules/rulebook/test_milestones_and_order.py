"""开工, 落地 and what verification asks are put together from kinds, and cannot contradict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from overlays import overlay, problems

from luodi.foundation.vocabulary.kinds import kind
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.foundation.vocabulary.shapes import Before, Milestone, Need
from luodi.kernel.refusal import Refused


def milestone(key: str, rest: str) -> str:
    return f'[milestones.{key}]\nname = "甲"\n{rest}\n'


def test_a_milestone_is_made_of_kinds_and_milestones_by_code_or_chinese_name() -> None:
    text = milestone(
        "mine", 'all_of = ["入统（入库）", "开工"]\nany_of = ["production", "m.built"]'
    )
    assert overlay(text).milestone("m.mine") == Milestone(
        "m.mine",
        "甲",
        any_of=("production", "m.built"),
        all_of=("statistics_entry", "m.started"),
    )


def test_a_milestone_that_the_book_does_not_redefine_is_the_vocabularys() -> None:
    text = 'without = ["milestones.begun"]'
    default = {one.code: one for one in DEFAULT_MILESTONES}
    assert overlay(text).milestone("m.begun") == default["m.begun"]


def test_the_shipped_milestones_are_those_of_the_vocabulary() -> None:
    def conditions(milestones: tuple[Milestone, ...]) -> list[Milestone]:
        return [replace(one, note="") for one in milestones]

    assert conditions(overlay("").milestones) == conditions(DEFAULT_MILESTONES)


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ('any_of = ["开工典礼"]', "没有“开工典礼”这个步骤或里程碑；是否想写："),
        ('any_of = ["zzzz"]', "没有“zzzz”这个步骤或里程碑；请用记录种类或里程碑的代码或中文名"),
        ('any_of = ["到位资金"]', "“到位资金”是金额、计划或活动，不是能达到的步骤"),
        ('all_of = ["计划开工日"]', "“计划开工日”是金额、计划或活动，不是能达到的步骤"),
        ("any_of = []", "至少应列1项，现有0项"),
        ("all_of = [1]", "没有“1”这个步骤或里程碑"),
        ('note = "没有条件"', "请写 all_of（各项都要）或 any_of（任一即可），至少一项"),
        ('all_of = ["contract"]\nnone_of = ["contract"]', "“签订合同”既须达到又须没有，永远达不到"),
    ],
)
def test_a_milestone_that_says_nothing_is_refused(rest: str, problem: str) -> None:
    assert any(problem in found for found in problems(milestone("mine", rest)))


def test_the_code_of_a_milestone_is_plain() -> None:
    (found,) = problems(milestone("Mine", 'any_of = ["contract"]'))
    assert "里程碑的代码只能用小写英文字母、数字和下划线" in found


def test_milestones_that_explain_one_another_are_refused_with_the_whole_circle() -> None:
    text = (
        '[milestones.landed]\nname = "落地"\nall_of = ["m.started"]\n'
        '[milestones.started]\nname = "开工"\nany_of = ["first_pile", "m.built"]\n'
        '[milestones.built]\nname = "建成"\nall_of = ["落地"]\n'
    )
    (found,) = problems(text)
    assert "里程碑互相引用成圈：落地 → 开工 → 建成 → 落地" in found


def test_a_milestone_of_itself_is_a_circle() -> None:
    (found,) = problems(milestone("mine", 'any_of = ["甲"]'))
    assert "里程碑互相引用成圈：甲 → 甲" in found


def test_two_milestones_have_two_names() -> None:
    there, here = problems('[milestones.mine]\nname = "开工"\nany_of = ["contract"]')
    assert there.startswith("default.toml 第")
    assert here == "own.toml 第5行 milestones.mine：已有另一个里程碑叫“开工”，请换一个名称"


def test_an_unknown_milestone_is_refused() -> None:
    with pytest.raises(Refused, match=r"没有“m.begin”，相近的有：m.begun"):
        overlay("").milestone("m.begin")


def test_what_verification_needs_is_written_as_it_is_said() -> None:
    text = """[kinds.ground_break]
evidence = ["site_photo", "备案证明 / 施工许可证 + 缺立项说明",
    { need = "环保预审意见", when = "industrial_project" }]
before = ["签订合同", "~施工许可", "^returned", "破土开槽 / first_pile"]
"""
    asked = overlay(text.replace(', "破土开槽 / first_pile"', "")).kind("ground_break")
    assert asked.evidence == (
        Need((("site_photo",),)),
        Need((("filing_certificate",), ("construction_licence", "missing_filing_note"))),
        Need((("environment_prereview",),), when="industrial_project"),
    )
    assert asked.before == (
        Before(("contract",)),
        Before(("construction_permit",), expected_only=True),
        Before(("returned",), earlier_attempt=True),
    )
    assert asked.sentence == kind("ground_break").sentence


def test_a_kind_with_a_stroke_in_its_name_is_one_kind() -> None:
    asked = overlay('[kinds.first_pile]\nbefore = ["备案/核准/审批（立项）"]').kind("first_pile")
    assert asked.before == (Before(("project_filed",)),)
    assert asked.evidence == kind("first_pile").evidence


def test_a_kind_of_which_the_book_says_nothing_is_asked_for_as_in_the_vocabulary() -> None:
    assert overlay("").kind("statistics_entry") == kind("statistics_entry")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[kinds.kaigong]\nbefore = []", "没有“kaigong”这个记录种类"),
        ('[kinds.ground_break]\nsource = "某"', "请写 evidence（核定所需材料）或 before"),
        ('[kinds.ground_break]\nevidence = ["平场照片"]', "“平场照片”不能证明这一步"),
        (
            '[kinds.ground_break]\nevidence = ["营业执造"]',
            "没有“营业执造”这种材料；是否想写：营业执照",
        ),
        ("[kinds.ground_break]\nevidence = [1]", '应为材料名，如 "施工合同"'),
        (
            '[kinds.ground_break]\nevidence = [{ need = "施工合同", when = "sunny" }]',
            "没有“sunny”这个条件",
        ),
        (
            '[kinds.ground_break]\nbefore = ["签定合同"]',
            "没有“签定合同”这个记录种类；是否想写：签订合同",
        ),
        ("[kinds.ground_break]\nbefore = [2]", '应为步骤名，如 "签订合同"'),
    ],
)
def test_a_requirement_that_nothing_can_meet_is_refused(text: str, problem: str) -> None:
    assert any(problem in found for found in problems(text))


def test_kinds_that_wait_for_one_another_are_refused() -> None:
    (found,) = problems('[kinds.contract]\nbefore = ["达产"]')
    assert "“签订合同”须先有达产，而后者又要等它，永远不能核定" in found


def test_an_expected_step_may_lie_ahead() -> None:
    assert overlay('[kinds.contract]\nbefore = ["~达产"]').kind("contract").before[0].expected_only
