"""What is planned: every change keeps the old plan and a reason; no plan ever counts as done."""

from __future__ import annotations

from luodi.foundation.vocabulary.kinds.writing import (
    DOCUMENT,
    PROJECT,
    after,
    either,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Adding, Family, Field, FieldType, Kind, Measure, Need

AGREED_DAY: tuple[Need, ...] = (either("contract_clause", "task_letter", "plan_change_approval"),)
CHANGE_REASON = fields(change_reason="调整原因")

PLANS = (
    Kind(
        "start_planned",
        "计划开工日",
        Family.PLAN,
        PROJECT,
        "合同或任务书确定的开工日期。",
        evidence=AGREED_DAY,
        fields=CHANGE_REASON,
    ),
    Kind(
        "completion_planned",
        "计划竣工日",
        Family.PLAN,
        PROJECT,
        "合同或任务书确定的竣工日期。",
        evidence=AGREED_DAY,
        fields=CHANGE_REASON,
    ),
    Kind(
        "production_planned",
        "计划投产日",
        Family.PLAN,
        PROJECT,
        "合同或任务书确定的投产日期。",
        evidence=AGREED_DAY,
        fields=CHANGE_REASON,
    ),
    Kind(
        "visit_planned",
        "计划来访日",
        Family.PLAN,
        ("lead", "project", "enterprise"),
        "投资方约定来本区考察的日期；只作预告，来访以来访考察为准。",
        counts_for_reporter=True,
        evidence=(either("visit_arrangement", "reception_plan"),),
        fields=(
            Field("visitors_firm", "来访企业", FieldType.ENTERPRISE, column="enterprise"),
            *CHANGE_REASON,
        ),
    ),
    Kind(
        "year_plan",
        "年度计划投资",
        Family.PLAN,
        PROJECT,
        "年度计划文件下达的当年投资额。",
        adding=Adding.LEVEL,
        measures=(Measure.YUAN,),
        covers=("year",),
        evidence=papers("year_plan_document"),
        before=(after("planned_total"),),
        fields=DOCUMENT,
    ),
    Kind(
        "month_plan",
        "月度计划投资",
        Family.PLAN,
        PROJECT,
        "分月倒排表确定的当月投资额；十二个月之和应等于年度计划。",
        adding=Adding.LEVEL,
        measures=(Measure.YUAN,),
        covers=("month",),
        evidence=papers("month_schedule"),
        before=(after("year_plan"),),
        fields=fields(version="版本"),
    ),
)
