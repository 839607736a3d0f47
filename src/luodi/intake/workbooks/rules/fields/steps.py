"""Days: when a step happened, and when it is planned to."""

from __future__ import annotations

from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.intake.workbooks.rules.fields.row import Field, Holds
from luodi.kernel.text import gettext_noop as _

PLANNING = ("计划", "拟", "预计", "约定", "合同约定", "拟定", "预期", "目标", "承诺", "力争")


def _step(code: str, name: str, *words: str, kinds: tuple[str, ...] = ()) -> Field:
    return Field(code, name, Holds.STEP, words, becomes="occurred", kinds=kinds or (code,))


def _plan(code: str, name: str, *words: str) -> Field:
    heads = _planned_heads(*words)
    return Field(code, name, Holds.PLAN, heads, becomes="occurred", kinds=(code,))


def _planned_heads(*words: str) -> tuple[str, ...]:
    return tuple(ahead + word for ahead in PLANNING for word in words)


STEPS = (
    _step("talks", _("在谈"), "洽谈", "在谈", "对接洽谈"),
    _step("review_passed", _("评审通过"), "评审通过", "联审通过", "评审", "准入评审"),
    # 签约 alone may be of a contract or of an agreement: 签约类型 beside it says which.
    _step("signed", _("签约"), "签约", "签订", "签署", kinds=("contract", "agreement")),
    _step("agreement", _("签订协议"), "协议签订", "协议签约", "签订协议", "签协议", "框架协议签订"),
    _step("contract", _("签订合同"), "合同签约", "签订合同", "签合同", "合同签署", "合同签订"),
    _step(
        "registered",
        _("项目公司注册"),
        *("注册", "工商注册", "公司注册", "注册登记", "企业注册", "工商登记", "公司成立"),
    ),
    _step(
        "project_filed",
        _("立项备案"),
        *("备案", "立项", "项目备案", "立项备案", "备案立项", "核准", "发改备案", "备案批复"),
    ),
    _step("env_approved", _("环评办结"), "环评", "环评批复", "环评办结", "环评审批", "环评手续"),
    Field(
        "site_secured",
        _("供地"),
        Holds.STEP,
        ("供地", "土地摘牌", "摘牌", "拿地", "土地出让", "用地落实", "土地成交", "土地供应"),
        becomes="occurred",
        kinds=("site_secured",),
        on_land=("合同签订", "签订", "成交", "出让合同签订"),
    ),
    _step("clearance_done", _("征拆完成"), "征拆完成", "征地拆迁完成", "净地交付", "交地"),
    _step("planning_permit", _("规划许可"), "规划许可", "规划许可证", "工程规划许可", "规划手续"),
    _step("construction_permit", _("施工许可"), "施工许可", "施工许可证", "施工手续"),
    # 开工 is no kind: a person says whether ground was broken, piles driven or machines set up.
    _step(
        "started", _("开工"), "开工", "动工", "实际开工", "开工建设", "开工动工", kinds=START_KINDS
    ),
    _step(
        "statistics_entry", _("入统"), "入统", "入库", "纳统", "入库纳统", "入统入库", "统计入库"
    ),
    _step("completed", _("竣工"), "竣工", "完工", "建成", "竣工验收", "实际竣工", "建成竣工"),
    _step("production", _("投产"), "投产", "投用", "投运", "建成投产", "投产运营", "实际投产"),
    _step("full_capacity", _("达产"), "达产", "达产达效"),
    _step("above_scale", _("升规入统"), "升规", "入规", "升规纳统"),
    _step("stopped", _("停工"), "停工", "停建"),
    _step("terminated", _("终止"), "终止", "解约", "合同终止", "合同解除", "项目终止"),
    _step("lost", _("流失"), "流失", "项目流失"),
    _step("returned", _("市上退回"), "市上退回", "市级退回", "退回"),
)

PLANNED = (
    _plan("start_planned", _("计划开工"), "开工", "动工", "开工建设"),
    _plan("completion_planned", _("计划竣工"), "竣工", "完工", "建成", "竣工验收"),
    _plan("production_planned", _("计划投产"), "投产", "投用", "建成投产", "投产达效"),
    Field("site_planned", _("计划交地"), Holds.PLAN, _planned_heads("交地", "供地", "摘牌")),
)
