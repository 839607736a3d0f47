"""What officials write between braces is one question, and is written back as they wrote it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luodi.foundation.files.templates.folding import spans
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.rules.placeholders import (
    COMPARISONS,
    MEASURES,
    Question,
    parse,
    written,
)

PLACEHOLDERS = (
    "{{ 合同项目个数 }}",
    "{{ 合同项目金额|亿元 }}",
    '{{ 合同项目个数(节会="第七届丝博会", 期间="上年", 口径="核定")|个 }}',
    '{{ 到位资金(单位="东城街道办", 期间="本年累计", 比="同比") }}',
    '{{ 指标("落地率（口径A）", 期间="2023年") }}',
)


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_placeholder_is_written_as_it_was_read(text: str) -> None:
    assert written(parse(text)) == text


def test_every_argument_has_its_field() -> None:
    found = parse(
        '{{合同项目个数(单位="甲",节会="上届",行业="C",集群="乙",方式="驻点",来源="省外",'
        '期间=2023,状态日="2023-12-31",时点="#12",口径="申报")|排名}}'
    )
    assert found == Question(
        name="合同项目个数",
        unit="甲",
        event="上届",
        industry="C",
        cluster="乙",
        channel="驻点",
        origin="省外",
        period="2023",
        state_on="2023-12-31",
        as_of="#12",
        reading="申报",
        compared="排名",
    )


@pytest.mark.parametrize(
    "text",
    [
        "｛｛ 合同项目个数（节会＝“第七届丝博会”，期间＝“上年”）｜个 ｝｝",
        "{{合同项目个数(节会=”第七届丝博会“,期间='上年')|个}}",
        "{ { 合同项目个数（节会=‘第七届丝博会’，　期间=「上年」）|个 } }",
    ],
)
def test_what_autocorrect_made_of_it_is_read_as_it_was_meant(text: str) -> None:
    [(start, end, plain)] = spans(f"共签约{text}项目")
    assert (start, end) == (3, 3 + len(text))
    meant = Question("合同项目个数", event="第七届丝博会", period="上年", measure="个")
    assert parse(plain) == meant


def test_what_stands_between_quotation_marks_keeps_its_brackets() -> None:
    assert parse("{{ 合同项目个数（节会=“丝博会（第七届）”） }}").event == "丝博会（第七届）"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{{ 合同项目个数(时间="上年") }}', "“时间”，相近的有：期间"),
        ('{{ 合同项目个数(口径="审核") }}', "口径只能是申报、核定，这里写的是“审核”"),
        ("{{ 合同项目个数(单位=东城) }}", '“东城”要加引号："东城"'),
        ("{{ 合同项目个数|亿圆 }}", "“亿圆”，相近的有：亿元"),
        ('{{ 合同项目个数("上年") }}', '每一项都要写明是什么，如 期间="上年"'),
        ("{{ 合同项目个数( }}", "看不懂占位符"),
        ("{{ 1 + 2 }}", "不是一个指标"),
        ("{{ }}", "看不懂占位符"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(text: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(text)
    assert says in str(refused.value)


WORDS = st.text("签约数 合同“”‘’「」\\'\"（）()=｛}{%|，,1a", min_size=1, max_size=12)
QUESTIONS = st.builds(
    Question,
    name=WORDS,
    unit=WORDS,
    event=st.one_of(st.just(""), WORDS),
    period=WORDS,
    as_of=st.one_of(st.just(""), WORDS),
    reading=st.sampled_from(["", "申报", "核定"]),
    compared=st.sampled_from(["", *COMPARISONS]),
    measure=st.sampled_from(["", *(m for m in MEASURES if m.isidentifier())]),
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the grammar
@given(QUESTIONS)
def test_any_question_survives_being_written(question: Question) -> None:
    assert parse(written(question)) == question
