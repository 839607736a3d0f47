"""Words that a spinning site swapped: found by their company, and put back only where accepted."""

from __future__ import annotations

import pytest
from told_speeches import FOLDER, MARKED, SHARED

from luodi.kernel.refusal import Refused
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.restoring.finding import Swapped, swapped
from luodi.outputs.papers.rules.restoring.putting import put_back, sure_ones, with_words

SEED = SHARED / "spec" / "seed-speech.txt"
# Enough of a spun text for a sentence beside it to be read as spun.
SPUN = (
    "区域经济进展较快。对接状况进展了通报。贫困村根底设施建立滞后。肯定程度上影响投资。固投肯定值。"
)


def found(text: str) -> tuple[Swapped, ...]:
    return swapped(read([text]))


def restored(text: str) -> str:
    passage = read([text])
    words = swapped(passage)
    return with_words(passage.text, put_back(words, sure_ones(words)))


@pytest.mark.parametrize(
    ("stands", "meant"),
    [
        ("全区经济进展供应了支撑。", "全区经济发展提供了支撑。"),
        ("工程对接状况进展了简要汇报。", "项目对接情况进行了简要汇报。"),
        ("合同工程在征地拆迁中进展缓慢。", "合同项目在征地拆迁中进展缓慢。"),
        ("主体工程完工,合同工程开工。", "主体工程完工,合同项目开工。"),
        ("切实增加责任感,支出不断增加。", "切实增强责任感,支出不断增加。"),
        ("看到自己的缺乏,缺乏担当精神。", "看到自己的不足,缺乏担当精神。"),
        ("确定成绩,确定性增强。", "肯定成绩,确定性增强。"),
        ("完成各工程标任务。", "完成各项目标任务。"),
        ("下到达每个镇办,到达现场。", "下达到每个镇办,到达现场。"),
    ],
)
def test_the_words_beside_tell_what_was_meant(stands: str, meant: str) -> None:
    assert restored(SPUN + stands).endswith(meant)


def test_one_word_may_have_been_two_and_both_are_offered() -> None:
    first, second = [one for one in found(SPUN) if one.stands == "进展"]
    assert (first.choices[0], second.choices[0]) == ("发展", "进行")
    assert set(second.choices) == {"发展", "进行"}


def test_what_reads_well_either_way_is_only_offered() -> None:
    words = found(SPUN + "渐渐转为招商抢资,在建工程融资难。")
    assert [(one.stands, one.is_sure) for one in words[-2:]] == [("渐渐", False), ("工程", False)]
    assert restored(SPUN + "渐渐转为招商抢资。").endswith("渐渐转为招商抢资。")


def test_in_a_text_that_is_not_spun_nothing_is_sure() -> None:
    [one] = found("市政府督查室屡次督办。")
    assert not one.is_sure
    assert "别处不像换过字" in str(one.reasons[-1])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_speeches_that_nobody_spun_are_left_alone(path: object) -> None:
    name = str(getattr(path, "stem", ""))
    text = MARKED.sub(r"\1", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    sure = sum(one.is_sure for one in swapped(read(text.splitlines())))
    assert (sure > 0) is (name == "spun_miniature")


def test_nothing_is_put_that_was_not_accepted_or_offered() -> None:
    words = found(SPUN)
    assert put_back(words, {}) == ()
    assert [put.text for put in put_back(words, {1: words[0].meant, 2: ""})] == [words[0].meant]
    with pytest.raises(Refused, match="只能换回"):
        put_back(words, {1: "别的"})
    with pytest.raises(Refused, match="没有第 99 个"):
        put_back(words, {99: "发展"})


@pytest.mark.skipif(not SEED.exists(), reason="the seed speech is not on this machine")
def test_the_seed_speech_reads_as_it_was_written() -> None:
    passage = read(SEED.read_text(encoding="utf-8").splitlines())
    words = swapped(passage)
    text = with_words(passage.text, put_back(words, sure_ones(words)))
    assert (sum(one.is_sure for one in words), len(words)) == (121, 129)
    assert text.count("工程") == 1  # 在建工程: either way
    for said in (
        "项目对接情况进行了简要汇报",
        "希望大家能借此机会",
        "交流经验和有用信息",
        "肯定成绩、认清问题,切实增强",
        "提供了实实在在的项目支持",
        "财政收支矛盾问题进一步凸显,钱基本上也都花在了刀刃上",
        "一定程度上也影响了客商投资的积极性",
        "不得不拿其他项目进行置换,严重影响",
        "先后多次进行了专题研究调度",
        "贫困村基础设施建设,哪一项都离不开",
        "召开前的各项目标任务,真正为X的经济社会发展",
        "固投绝对值要完成X亿元",
        "刚性支出不断增加",
        "缺乏敢于担当的勇气和精神",
        "后续工作中进展缓慢",
    ):
        assert said in text
