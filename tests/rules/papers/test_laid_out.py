"""A text laid out as a paper: the site left out, paragraphs whole, headings at their level."""

from __future__ import annotations

import pytest
from told_speeches import SHARED

from luodi.outputs.papers.rules.laying.sorting import Layout, Sort, layout
from luodi.outputs.papers.rules.laying.writing import written
from luodi.outputs.papers.rules.phrases.passages import read

PAGE = """讲话.docx
![得分](/images/a.gif)
《讲话.docx》由会员分享,可在线阅读
1、 2023年在全区会上讲话 在全区会上的讲话 同志们: 刚才讲了。 一、认清形势。 2023年,全区X个工程建
2、成投产,到位资金X亿元(核定)。 (一)要超前谋划。各镇办要抓好包装。
3、这一段接着上一页讲。 最后一段没有讲
- 关 键 词:
- 2023 全区 大会 讲话
限制150内""".splitlines()

TEXT = """在全区大会上的讲话
（2023年3月1日）

同志们：
    今年全区新签合同项目X个，其中亿元以上的项目要逐个盯住，
不能签了以后没有人管。
一、主要成绩
    1、招商引资。全区引进 Tesla Model 3 配套项目。
    2、项目建设。"""


def laid(lines: list[str]) -> tuple[Layout, list[tuple[str, str]]]:
    passage = read(lines)
    found = layout(passage, lines)
    words = ["".join(written(passage, lines, one.signs)) for one in found.paragraphs]
    return found, [
        (one.sort.value, said) for one, said in zip(found.paragraphs, words, strict=True)
    ]


def test_a_page_of_a_site_becomes_a_paper() -> None:
    found, said = laid(PAGE)
    assert said == [
        ("title", "在全区会上的讲话"),
        ("greeting", "同志们："),
        ("body", "刚才讲了。"),
        ("first", "一、认清形势"),
        ("body", "2023年，全区X个工程建成投产，到位资金X亿元（核定）。"),
        ("body", "（一）要超前谋划。各镇办要抓好包装。这一段接着上一页讲。"),
        ("body", "最后一段没有讲"),
    ]
    assert found.left == 6
    assert found.breaks_off == "最后一段没有讲"
    assert found.paragraphs[5].lead == len("（一）要超前谋划。")


def test_a_text_of_ones_own_keeps_its_items_and_its_words() -> None:
    found, said = laid(TEXT.splitlines())
    assert said == [
        ("title", "在全区大会上的讲话"),
        ("under", "（2023年3月1日）"),
        ("greeting", "同志们："),
        ("body", "今年全区新签合同项目X个，其中亿元以上的项目要逐个盯住，不能签了以后没有人管。"),
        ("first", "一、主要成绩"),
        ("body", "1、招商引资。全区引进Tesla Model 3配套项目。"),
        ("body", "2、项目建设。"),
    ]
    assert (found.left, found.breaks_off) == (0, "")


@pytest.mark.parametrize("text", ["", "\n\n", "讲话.docx", "今年签约X个"])
def test_little_is_laid_out_too(text: str) -> None:
    _, said = laid(text.splitlines())
    assert [words for _, words in said] == ([text] if text.startswith("今年") else [])


def test_the_seed_speech_is_a_paper_without_its_site() -> None:
    seed = SHARED / "spec" / "seed-speech.txt"
    if not seed.exists():
        pytest.skip("the seed speech is not on this machine")
    found, said = laid(seed.read_text(encoding="utf-8").splitlines())
    assert said[0] == ("title", "在全区招商引资工作推动会上的讲话")
    assert found.left == 15
    assert found.breaks_off.endswith("引资的新")
    assert [one.sort for one in found.paragraphs].count(Sort.FIRST) == 2
    words = "".join(words for _, words in said)
    assert "工程建成投产" in words
    assert not [one for one in ("docx", "会员", "限制1", "images", "1、") if one in words]
