"""A template is filled with the figures of the book, in the font in which it was written."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from docx import Document
from docx.oxml.ns import qn

from acting import claim, money, project, told, verified
from conftest import NOON, Cast
from luodi.analysis.figures.queries import figures
from luodi.analysis.figures.queries.keeping import facts_at
from luodi.analysis.figures.queries.statements import Question
from luodi.analysis.figures.rules.facts import Facts
from luodi.analysis.figures.rules.moments import AsOf
from luodi.analysis.figures.rules.terms import Terms
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.foundation.vocabulary.shapes import Indicator
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from paper_templates import BODY, said, template, with_part

YEAR = Period.year(2023)


@pytest.fixture
def signed(cast: Cast) -> Cast:
    """Three contracts of two towns; those of the first are verified."""
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    for name, yuan in (("甲厂", 120_000_000), ("乙厂", 30_000_000)):
        subject = project(cast, name)
        verified(cast, claim(subject, "contract"))
        verified(cast, money(subject, "contract_amount", yuan))
    other = project(cast, "丙厂", unit=cast.other_town)
    told(cast, claim(other, "contract"), by=cast.other_clerk)
    return cast


def paper(cast: Cast, **more: object) -> Paper:
    given = {"book": cast.book, "period": YEAR, "as_of": AsOf(), "now": NOON, **more}
    return Paper(**given)  # type: ignore[arg-type]


def filled(cast: Cast, content: bytes, **more: object) -> Made:
    return fill(content, paper(cast, **more), Wanted("讲话.docx"))


def test_a_placeholder_becomes_its_figure_in_the_font_around_it(signed: Cast) -> None:
    made = filled(
        signed, template("新签合同项目{{ 合同项目个数 }}个，金额{{ 合同项目金额|亿元 }}。")
    )
    assert said(made.content) == ["新签合同项目2个，金额1.5亿元。"]
    runs = Document(io.BytesIO(made.content)).element.body.iter(qn("w:r"))
    fonts = {run.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
    assert fonts == {BODY}


def test_a_placeholder_cut_into_runs_and_mended_by_autocorrect_is_read(signed: Cast) -> None:
    pieces = ["申报｛", "｛合同项目", "个数（口径＝“申", "报”）｝", "｝个，核定{{合同项目个数}}个"]
    assert said(filled(signed, template(pieces)).content) == ["申报3个，核定2个"]


def test_a_measure_that_the_sentence_says_anyway_is_said_once(signed: Cast) -> None:
    made = filled(signed, template("{{ 合同项目金额|亿元 }}亿元，{{ 合同项目金额|万元 }}"))
    assert said(made.content) == ["1.5亿元，15000万元"]


def test_a_table_has_a_row_for_each_unit(signed: Cast) -> None:
    rows = [
        ["单位", "个数", "金额（亿元）"],
        ["{% tr for 行 in 各单位(排序=合同项目个数) %}", "", ""],
        ["{{ 行 }}", "{{ 行.合同项目个数 }}", "{{ 合同项目金额(单位=行)|亿元|数 }}"],
        ["{% tr endfor %}", "", ""],
        ["合计", "{{ 合同项目个数 }}", "{{ 合同项目金额|亿元|数 }}"],
    ]
    words = said(filled(signed, template(rows=rows)).content)
    assert words[0] == "单位|个数|金额（亿元）"
    assert words[1] == "东山镇|2|1.5"
    assert "西河镇|0|0" in words
    assert words[-1] == "合计|2|1.5"


def test_the_marks_of_a_loop_may_stand_in_the_row_itself(signed: Cast) -> None:
    rows = [
        [
            "{% tr for 行 in 各单位(类别=“镇（街道）”) %}{{ 行 }}",
            "{{ 行.合同项目个数 }}{%tr endfor%}",
        ]
    ]
    assert said(filled(signed, template(rows=rows)).content) == ["东山镇|2", "西河镇|0"]


def test_a_sentence_appears_only_if_it_is_true(signed: Cast) -> None:
    made = filled(
        signed,
        template(
            "签约{{合同项目个数}}个{% if 合同项目个数 > 5 %}，势头良好{% endif %}。",
            "{%p if 合同项目金额|亿元 >= 1.5 %}",
            "金额过亿。",
            "{% endif %}",
        ),
    )
    assert said(made.content) == ["签约2个。", "金额过亿。"]


def test_a_list_names_the_first_and_counts_all(signed: Cast) -> None:
    made = filled(signed, template("{{ 名单(合同项目个数, 前=1) }}；{{ 名单(合同项目金额) }}"))
    assert said(made.content) == ["甲厂等2个项目；甲厂、乙厂2个项目"]


def test_comparisons_are_said_in_words(signed: Cast) -> None:
    made = filled(
        signed,
        template(
            "{{ 合同项目个数|同比 }}，{{ 合同项目个数|同比增减 }}",
            "东山镇{{ 合同项目个数(单位=“东山镇”)|排名 }}",
            "西河镇{{ 合同项目个数(单位=“西河镇”)|排名 }}",
            "{{ 合同项目个数|历年最高 }}",
        ),
    )
    assert said(made.content) == ["不可比，增加2个", "东山镇第1位", "西河镇第2位", "创历年最高"]


def test_everything_that_cannot_be_understood_is_told_at_once_with_its_place(signed: Cast) -> None:
    rows = [["单位", "{{ 合同项目各数 }}"]]
    content = template(
        "去年{{ 合同项目个数(单位=“东三镇”) }}个", "{{ 合同项目个数|亿元 }}", rows=rows
    )
    with pytest.raises(Refused) as refused:
        filled(signed, content)
    told_ = [str(reason) for reason in refused.value.reasons]
    assert len(told_) == 3
    assert (
        "第 1 段（“去年{{ 合同项目个数(单位=“东三镇”) }}个”）：没有“东三镇”这个单位，"
        "相近的有：东山镇" in told_[0]
    )
    assert "“合同项目数”按“个”计，不能写成“亿元”" in told_[1]
    assert "第 1 张表第 1 行第 2 列" in told_[2]
    assert "没有“合同项目各数”这个指标或写法，相近的有：合同项目" in told_[2]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ().__class__.__bases__ }}",
        "{% for i in range(100000) %}{% endfor %}",
        "{% set a = 1 %}",
        "{{ 合同项目个数.__class__ }}",
        "{% include 'x' %}",
        "{{ 合同项目个数 * 2 }}",
        "{% if 合同项目个数 %}没有结尾",
    ],
)
def test_nothing_but_figures_and_conditions_runs(signed: Cast, text: str) -> None:
    with pytest.raises(Refused):
        filled(signed, template(text))


def test_macros_bombs_and_other_files_are_not_let_in(signed: Cast) -> None:
    plain = template("{{ 合同项目个数 }}")
    for content, says in (
        (with_part(plain, "word/vbaProject.bin", b"x"), "带有宏"),
        (with_part(plain, "word/huge.xml", b" " * 43_000_000), "展开后过大"),
        (with_part(plain, "word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "文档类型"),
        (b"PK nothing", "不是 Word"),
    ):
        with pytest.raises(Refused) as refused:
            filled(signed, content)
        assert says in str(refused.value)


def test_each_figure_leads_to_its_page_and_is_kept_in_the_file(signed: Cast) -> None:
    made = filled(signed, template("{{ 合同项目个数 }}个"), address="http://luodi.test")
    document = Document(io.BytesIO(made.content))
    [link] = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert link.startswith("http://luodi.test/figures/contracts/?book=")
    record = kept(made.content)
    assert record is not None
    [one] = record["figures"]
    assert (one["printed"], one["code"], one["moment"]) == ("2", "contracts", record["moment"])
    assert one["written"] == '{{ 合同项目个数(期间="2023年", 口径="核定") }}'
    assert record["head"].startswith("#")


def test_headers_footers_and_text_boxes_are_filled_too(signed: Cast) -> None:
    document = Document(io.BytesIO(template("正文")))
    document.sections[0].header.paragraphs[0].text = "签约{{ 合同项目个数 }}个"
    out = io.BytesIO()
    document.save(out)
    made = filled(signed, out.getvalue())
    assert Document(io.BytesIO(made.content)).sections[0].header.paragraphs[0].text == "签约2个"


def test_many_placeholders_cost_one_count(signed: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    content = template(
        *["{{ 合同项目个数 }}{{ 开工率 }}{{ 合同项目金额(单位=“东山镇”)|亿元 }}"] * 60
    )
    with django_assert_max_num_queries(40):
        filled(signed, content)


@pytest.mark.parametrize(
    ("paragraphs", "says"),
    [
        (["{{ 合同项目个数 }}" * 100] * 31, "最多 3000 个"),
        (["{% for a in 各单位() %}"] * 3 + ["甲"] + ["{% endfor %}"] * 3, "最多套 2 层"),
    ],
)
def test_a_template_that_would_run_long_is_refused_before_it_runs(
    signed: Cast, paragraphs: list[str], says: str
) -> None:
    with pytest.raises(Refused) as refused:
        filled(signed, template(*paragraphs))
    assert says in str(refused.value)


def test_a_list_within_a_list_that_grows_without_end_is_refused(
    signed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template must not fill the memory of the house."""
    monkeypatch.setattr("luodi.outputs.papers.queries.filling.MOST_SIGNS", 100_000)
    inner = "{% for 列 in 各单位() %}" + "字" * 500 + "{% endfor %}"
    text = "{% for 行 in 各单位() %}" + inner * 20 + "{% endfor %}"
    with pytest.raises(Refused) as refused:
        filled(signed, template(text))
    assert "太大" in str(refused.value)


def test_only_the_figures_that_a_template_names_are_counted(
    signed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[set[str]] = []

    def noted(question: Question, indicators: Iterable[Indicator], terms: Terms) -> Facts:
        rows = list(indicators)
        wanted.append({row.code for row in rows})
        return facts_at(question, rows, terms)

    monkeypatch.setattr(figures, "facts_at", noted)
    made = filled(signed, template("{{ 合同项目个数 }}个，上年{{ 到位资金(期间=“上年”)|亿元 }}"))
    assert said(made.content) == ["2个，上年0亿元"]
    assert wanted == [{"contracts", "arrived"}] * 2
