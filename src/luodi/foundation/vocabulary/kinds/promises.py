"""What the district owes and paid, and what others publish about it."""

from __future__ import annotations

from luodi.foundation.vocabulary.kinds.writing import DOCUMENT, after, either, fields, papers
from luodi.foundation.vocabulary.shapes import Adding, Family, Field, FieldType, Kind, Measure

PROMISE = ("promise",)

PROMISES = (
    Kind(
        "promise_due",
        "承诺到期应兑",
        Family.AMOUNT,
        PROMISE,
        "兑现条件成就、按约应付的金额，按到期日计。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        evidence=papers("promise_clause", "condition_met_proof"),
        fields=(
            *fields(clause="条款", condition="兑现条件"),
            *fields(FieldType.DATE, due_on="到期日"),
            *fields(FieldType.UNIT, payer_unit="兑付单位"),
        ),
    ),
    Kind(
        "promise_paid",
        "政策兑付",
        Family.AMOUNT,
        PROMISE,
        "财政实际拨付到企业的金额。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        evidence=papers("appropriation_voucher"),
        before=(after("promise_due"),),
        fields=(
            Field("voucher_no", "凭证号", column="voucher_no"),
            *fields(budget_line="预算科目"),
        ),
    ),
    Kind(
        "published_figure",
        "公报数",
        Family.AMOUNT,
        ("unit_figure",),
        "由有权机关公布、本账无明细的数；单列并注明，不与明细相加。",
        adding=Adding.LEVEL,
        measures=tuple(Measure),
        either_sign=True,
        covers=("month", "quarter", "year"),
        evidence=(either("bulletin", "circular", "statistics_reply"),),
        fields=(
            Field("indicator", "指标", required=True, column="reference"),
            *fields(issuer="公布单位"),
            *DOCUMENT,
            *fields(scope="范围"),
            *fields(FieldType.YES_NO, is_cumulative="累计数"),
        ),
    ),
)
