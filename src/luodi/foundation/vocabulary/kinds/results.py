"""What enterprises yield: five-above registers (五上), revenue, tax, jobs."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import ABOVE_BATCHES, ABOVE_CLASSES
from luodi.foundation.vocabulary.kinds.writing import (
    FORM_SOURCE,
    after,
    choice,
    either,
    expected,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Adding, Family, Field, FieldType, Kind, Measure

ENTERPRISE = ("enterprise",)

RESULTS = (
    # The enterprise carries it; the project shows it through its party 项目公司. A second 入规
    # after 退规 is a new attempt: 净增 counts it, 新增 only if the rulebook says so.
    Kind(
        "above_scale",
        "入规（升规纳统、五上）",
        Family.PROCEDURE_STEP,
        ENTERPRISE,
        "企业经统计部门批准纳入五上企业名录库，注明类别。",
        bit=21,
        evidence=(
            *papers("register_approval", "business_licence"),
            either("income_statement", when="class_by_revenue"),
            either("qualification_certificate", when="class_by_qualification"),
        ),
        before=(after("registered"), expected("production")),
        fields=(
            choice("above_class", "五上类别", ABOVE_CLASSES, column="category", required=True),
            choice("batch", "入库批次", ABOVE_BATCHES),
            *fields(FieldType.MONEY, revenue_relied_on="所依据的营业收入"),
            # A flag: the rulebook says whether a large sole trader counts among 限上.
            *fields(FieldType.YES_NO, sole_trader="个体大户"),
        ),
    ),
    Kind(
        "above_scale_exit",
        "退规",
        Family.SETBACK,
        ENTERPRISE,
        "企业退出五上企业名录库。",
        bit=22,
        ends_attempt=True,
        evidence=papers("register_removal"),
        before=(after("above_scale"),),
        fields=(
            choice("above_class", "五上类别", ABOVE_CLASSES, column="category"),
            *fields(exit_reason="退规原因"),
        ),
    ),
    Kind(
        "revenue",
        "营业收入",
        Family.AMOUNT,
        ENTERPRISE,
        "企业所报月份或年度的营业收入，不含税。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        either_sign=True,
        covers=("month", "year"),
        evidence=(either("statistics_form", "income_statement", "vat_return"),),
        before=(after("registered"),),
        fields=FORM_SOURCE,
    ),
    Kind(
        "tax_paid",
        "纳税",
        Family.AMOUNT,
        ENTERPRISE,
        "企业在本区实际入库税款；退税冲减，滞纳金不计。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        either_sign=True,
        covers=("month", "year"),
        evidence=(either("tax_payment_proof", "tax_office_list"),),
        before=(after("registered"),),
        fields=(
            Field("local_share", "其中地方留成", FieldType.MONEY, column="local_value"),
            *fields(tax_type="税种"),
        ),
    ),
    Kind(
        "jobs",
        "就业人数",
        Family.AMOUNT,
        ENTERPRISE,
        "期末在岗从业人数；临时施工人员不计。",
        adding=Adding.LEVEL,
        measures=(Measure.PERSON,),
        covers=("month",),
        evidence=(either("insured_list", "statistics_staff_form"),),
        before=(after("registered"),),
        fields=fields(FieldType.NUMBER, local_jobs="其中本地人数"),
    ),
)
