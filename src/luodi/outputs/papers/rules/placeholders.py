"""The language of placeholders: one question for one figure, read from a template and written.

    {{ 合同项目个数 }}
    {{ 合同项目金额|亿元 }}
    {{ 合同项目个数(节会="第七届丝博会", 期间="上年", 口径="核定")|个 }}
    {{ 到位资金(单位="东城街道办", 期间="本年累计")|同比 }}
    {{ 指标("落地率（口径A）", 期间="2023年") }}

What a placeholder leaves unsaid is what the paper as a whole is about. A measure behind `|` is
printed behind the number, unless the sentence goes on with it anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jinja2 import Environment, TemplateSyntaxError, nodes

from luodi.foundation.files.templates.folding import folded, quoted_word
from luodi.foundation.files.templates.paragraphs import BARE
from luodi.foundation.vocabulary.naming import unknown
from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

__all__ = ["BARE", "Question", "parse", "written"]

BY_NAME = "指标"  # asks by a name that is no identifier: 指标("落地率（口径A）")
# The argument in a placeholder → the field of a question, in the order in which they are written.
ARGUMENTS = {
    "单位": "unit",
    "节会": "event",
    "行业": "industry",
    "集群": "cluster",
    "方式": "channel",
    "来源": "origin",
    "期间": "period",
    "状态日": "state_on",
    "时点": "as_of",
    "口径": "reading",
    "比": "compared",
}
READINGS = {"申报": False, "核定": True}
RELATIVE = (
    *("本年", "今年", "上年", "去年", "前年", "本年累计", "上年同期", "上半年", "下半年"),
    *("本季", "本季度", "上季", "上季度", "本月", "上月", "累计"),
)
THIS_EDITION, LAST_EDITION = "本届", "上届"
THIS_YEARS, LAST_YEARS = "本年", "上年"  # the only event of the year
# Of a figure and the target by which it is measured: 45; 78%; 欠12.92个百分点; 距目标差5.2亿元.
MEASURED = ("目标", "完成率", "超欠进度", "比目标")
COMPARISONS = (
    "同比",  # 增长12.3%、下降3.0%、持平
    "同比增减",  # 增加3个、减少3个
    "环比",
    "环比增减",
    "比上届",
    gettext_noop("比上届增减"),
    *MEASURED,
    "排名",  # of the unit among all that report: 第2位
    "历年最高",  # 创历年最高；not the highest: 历年第2高
)
# By what a chart is divided → the field of a question that each bar narrows.
DIVISIONS = {
    "月": "period",
    "单位": "unit",
    "节会": "event",
    "行业": "industry",
    "集群": "cluster",
    "方式": "channel",
    "来源": "origin",
}
MEASURES = (
    *("个", "家", "户", "条", "次", "人", "场", "批次", "分", "倍", "㎡", "平方米", "亩", "公顷"),
    *("亿元", "万元", "元", "万美元", "亿美元", "美元", "百分点", "数"),  # 数: the bare number
)


@dataclass(frozen=True)
class Question:
    """One figure as a placeholder asks for it, in the words of the placeholder; empty: unsaid."""

    name: str  # of an indicator or a rate: its own, or one that speeches use
    unit: str = ""
    event: str = ""
    industry: str = ""
    cluster: str = ""
    channel: str = ""
    origin: str = ""
    period: str = ""  # 2023年上半年; or 本年, 上年, 上月: counted from the paper's day
    state_on: str = ""
    as_of: str = ""
    reading: str = ""  # 申报, 核定
    compared: str = ""
    measure: str = ""  # what it is printed in

    @property
    def scope(self) -> dict[str, str]:
        """What it is narrowed to, without period, moment and reading."""
        return {word: found for word in SCOPES if (found := getattr(self, word))}

    @property
    def bare(self) -> Question:
        """The same figure, neither compared nor printed in a measure."""
        return replace(self, compared="", measure="")


SCOPES = ("unit", "event", "industry", "cluster", "channel", "origin")
GRAMMAR = Environment(autoescape=True)


def parse(text: str) -> Question:
    """The question of a placeholder, with its braces or without; full-width forms are read too."""
    return question_of(expression(text))


def written(question: Question) -> str:
    """The placeholder that `parse` reads back as this question."""
    given = [
        f"{argument}={quoted_word(value)}"
        for argument, field in ARGUMENTS.items()
        if (value := getattr(question, field))
    ]
    name = question.name
    if not name.isidentifier() or name in RESERVED:
        name, given = BY_NAME, [quoted_word(question.name), *given]
    arguments = f"({', '.join(given)})" if given else ""
    measure = f"|{question.measure}" if question.measure else ""
    return f"{{{{ {name}{arguments}{measure} }}}}"


def expression(text: str) -> nodes.Expr:
    """The tree of one placeholder; refuses what no placeholder can be."""
    plain = folded(text).strip().removeprefix("{{").removesuffix("}}").strip()
    try:
        output = GRAMMAR.parse(f"{{{{ {plain} }}}}").body[0]
    except (TemplateSyntaxError, IndexError) as error:
        said = gettext_noop('看不懂占位符“%(given)s”，写法如 {{ 合同项目个数(期间="上年")|个 }}')
        raise Refused(because(said, given=quoted(text))) from error
    if isinstance(output, nodes.Output) and len(output.nodes) == 1:
        found = output.nodes[0]
        if isinstance(found, nodes.Expr):
            return found
    raise no_question(plain)


def question_of(node: nodes.Expr, value: Callable[[nodes.Expr], str] | None = None) -> Question:
    """The question that a tree asks; `value` reads an argument that is no text, as in a loop."""
    if isinstance(node, nodes.Filter) and isinstance(node.node, nodes.Expr):
        return behind_bar(question_of(node.node, value), node.name)
    if isinstance(node, nodes.Name):
        return Question(node.name)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        given = dict(arguments(node, value or word_of))
        if node.node.name != BY_NAME and not node.args:
            return Question(node.node.name, **given)
        if node.node.name == BY_NAME and len(node.args) == 1:
            return Question((value or word_of)(node.args[0]), **given)
        said = gettext_noop('“%(given)s”括号里的每一项都要写明是什么，如 期间="上年"')
        raise Refused(because(said, given=node.node.name))
    raise no_question("")


def behind_bar(question: Question, word: str) -> Question:
    """The question with what follows a bar: a comparison or a measure."""
    if word == BARE:
        return question
    if word in COMPARISONS:
        return replace(question, compared=word)
    if word in MEASURES:
        return replace(question, measure=word)
    raise unknown(
        word,
        (*COMPARISONS, *MEASURES),
        plain=gettext_noop("“|”后面不能写“%(given)s”，只能写计量或比较"),
        hinting=gettext_noop("“|”后面不能写“%(given)s”，相近的有：%(nearest)s"),
    )


def arguments(node: nodes.Call, value: Callable[[nodes.Expr], str]) -> Iterator[tuple[str, str]]:
    """Field and word of everything that stands in the brackets under a name."""
    for pair in node.kwargs:
        if pair.key not in ARGUMENTS:
            raise unknown(
                pair.key,
                ARGUMENTS,
                plain=gettext_noop("括号里不能写“%(given)s”，能写：单位、节会、期间、口径等"),
                hinting=gettext_noop("括号里不能写“%(given)s”，相近的有：%(nearest)s"),
            )
        yield ARGUMENTS[pair.key], checked(pair.key, value(pair.value))


def checked(argument: str, word: str) -> str:
    """The word, if the argument knows only a few and it is one of them."""
    few = {"口径": tuple(READINGS), "比": COMPARISONS, "分": tuple(DIVISIONS)}.get(argument)
    if few and word not in few:
        said = gettext_noop("%(argument)s只能是%(words)s，这里写的是“%(given)s”")
        values = {"words": "、".join(few), "given": quoted(word)}
        raise Refused(because(said, argument=because(argument), **values))
    return word


def word_of(node: nodes.Expr) -> str:
    """The text or number that an argument is."""
    if isinstance(node, nodes.Const) and not isinstance(node.value, bool | None):
        return str(node.value)
    name = node.name if isinstance(node, nodes.Name) else "…"
    raise Refused(because(gettext_noop('“%(name)s”要加引号："%(name)s"'), name=name))


def no_question(given: str) -> Refused:
    text = gettext_noop('“%(given)s”不是一个指标，写法如 {{ 合同项目个数(期间="上年")|个 }}')
    return Refused(because(text, given=quoted(given)))


# Names that mean something else in a template.
RESERVED = (
    *(BY_NAME, "公报", "手填", "活动名称", "名单", "列举", "各单位", "图", "口径说明"),
    *("true", "false", "none"),
)
