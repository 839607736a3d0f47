"""What no figure fills is typed under a name: one for what is the same, counted on otherwise."""

from __future__ import annotations

from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.phrases.scopes import Known
from luodi.outputs.papers.rules.phrases.typing import typed_names
from luodi.outputs.papers.rules.phrases.understanding import understand


def names(text: str) -> list[str]:
    passage = read(f"在全区大会上的讲话\n（2023年3月1日）\n{text}".splitlines())
    return list(typed_names(passage, understand(passage, Known())).values())


def test_names_say_what_is_to_be_typed() -> None:
    assert names("第X届XX合同项目X个。")[:2] == ["届次", "节会名称"]
    assert names("明天将举办“XX”座谈会。") == ["座谈会名称"]
    assert names("严格按照“XX”活动安排。") == ["活动名称"]
    assert names("今年固定资产投资要完成X亿元。") == ["固定资产投资完成额目标"]


def test_the_same_place_has_one_name_and_others_are_counted() -> None:
    assert names("真正为X的经济发展出力。带动更多企业投资X。") == ["本地名称", "本地名称"]
    assert names("我区在X设立驻点。我区在X设立分会。") == ["设立地点1", "设立地点2"]


def test_a_fair_of_last_year_is_another_than_this_years() -> None:
    found = names("去年X会任务下达了。今年要在“X会”召开前完成。")
    assert found == ["上年节会简称", "节会简称"]


def test_examples_are_named_by_what_is_counted_behind_them() -> None:
    assert names("近期对接了X等X余家企业。")[0] == "对接企业名称（举例）"
    assert names("去年的观摩X排在第X,我们却在倒数第X。")[1:] == ["名次", "本地名次"]
