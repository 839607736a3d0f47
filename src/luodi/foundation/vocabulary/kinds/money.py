"""Amounts of a project: agreed, planned, arrived, withdrawn, built."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import NATURES, ORIGINS
from luodi.foundation.vocabulary.kinds.building import STARTED
from luodi.foundation.vocabulary.kinds.writing import (
    DOCUMENT,
    FORM_SOURCE,
    PROJECT,
    after,
    choice,
    either,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Adding, Family, Field, FieldType, Kind, Measure

NATURE = choice("nature", "资金性质", NATURES, column="nature", required=True)
ORIGIN = choice("origin", "资金来源地", ORIGINS, column="origin", required=True)
# Said only where it is local money or a loan: the rulebook decides whether that is 合同引资额.
AGREED = (
    choice("nature", "资金性质", NATURES, column="nature"),
    choice("origin", "资金来源地", ORIGINS, column="origin"),
)

MONEY = (
    Kind(
        "contract_amount",
        "合同引资额",
        Family.AMOUNT,
        PROJECT,
        "合同约定由区外投资方投入的金额；每份合同记一次。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        evidence=papers("contract_amount_clause", "investor_statement"),
        before=(after("contract"),),
        fields=(
            *fields(FieldType.MONEY, total_in_text="合同文本总投资"),
            *fields(FieldType.NUMBER, outside_percent="区外投资占比（%）"),
            *AGREED,
        ),
    ),
    Kind(
        "capital_increase",
        "增资",
        Family.AMOUNT,
        PROJECT,
        "合同签订后约定增加的引资额；只增金额，不增项目个数。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        evidence=(either("supplementary_contract", "capital_increase_resolution"),),
        before=(after("contract_amount"),),
        fields=(*DOCUMENT, *fields(increase_reason="增资原因"), *AGREED),
    ),
    Kind(
        "capital_reduction",
        "调减",
        Family.AMOUNT,
        PROJECT,
        "双方书面调低的引资额，以负数入账。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        negative=True,
        evidence=(either("supplementary_contract", "change_approval"),),
        before=(after("contract_amount"),),
        fields=(*DOCUMENT, *fields(reduction_reason="调减原因"), *AGREED),
    ),
    Kind(
        "agreement_amount",
        "协议金额",
        Family.AMOUNT,
        PROJECT,
        "协议载明的拟投资额；不并入合同引资额，转合同后不再计。",
        adding=Adding.LEVEL,
        measures=(Measure.YUAN,),
        evidence=papers("agreement_amount_clause"),
        before=(after("agreement"),),
    ),
    # Where the three papers disagree, the filing stands; the rulebook may say otherwise.
    Kind(
        "planned_total",
        "计划总投资",
        Family.AMOUNT,
        PROJECT,
        "项目全部建设内容计划投入总额；千万元、亿元档以此分。",
        adding=Adding.LEVEL,
        measures=(Measure.YUAN,),
        evidence=(either("filing_certificate", "contract_text", "feasibility_study"),),
        fields=fields(figure_source="数据来源"),
    ),
    Kind(
        "money_in",
        "到位资金",
        Family.AMOUNT,
        PROJECT,
        "投资方实际投入本项目并有凭证的资金；财政资金、银行贷款按性质分列。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        evidence=(
            either(
                "bank_slip",
                "capital_verification_report",
                ("invoice", "payment_voucher"),
                "land_payment_receipt",
                when="cash_contribution",
            ),
            either("contribution_contract", when="non_cash_contribution"),
            either("appraisal_report", when="non_cash_contribution"),
        ),
        before=(after("contract_amount"),),
        fields=(
            Field("voucher_no", "凭证号", required=True, column="voucher_no"),
            Field("payer", "付款方", required=True, column="payer"),
            Field("payer_place", "付款方所在地", required=True, column="payer_place"),
            NATURE,
            ORIGIN,
        ),
    ),
    # Nature and origin are asked for again: without them 市域外资金 would keep what was withdrawn.
    Kind(
        "money_withdrawn",
        "撤资",
        Family.AMOUNT,
        PROJECT,
        "已到位资金被抽回或转出，以负数入账，冲减撤出当期。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        negative=True,
        evidence=(
            either("capital_reduction_registration", "transfer_out_voucher", "inquiry_conclusion"),
        ),
        before=(after("money_in"),),
        fields=(
            Field("voucher_relied_on", "所冲减的到位凭证号", column="voucher_no"),
            NATURE,
            ORIGIN,
            *fields(withdrawal_reason="撤资原因"),
        ),
    ),
    # Statistics forms give the year to date: an import books the difference to the last covered
    # month and shows a negative one; January and February reported together cover the range.
    Kind(
        "investment_done",
        "投资完成（月）",
        Family.AMOUNT,
        PROJECT,
        "本月完成的实物投资量；累计数由各月相加，不直接填累计。",
        adding=Adding.INCREMENT,
        measures=(Measure.YUAN,),
        either_sign=True,
        covers=("month",),
        evidence=(
            either(
                "statistics_month_form", "settlement_sheet", "invoice", "supervisor_measurement"
            ),
        ),
        before=(STARTED,),
        fields=(
            *fields(FieldType.MONEY, works="建安", equipment="设备", other_costs="其他"),
            *FORM_SOURCE,
        ),
    ),
    Kind(
        "image_progress",
        "形象进度",
        Family.AMOUNT,
        PROJECT,
        "工程完成部位和百分比，用于与资金、投资核对。",
        adding=Adding.LEVEL,
        measures=(Measure.PERCENT,),
        evidence=papers("site_photo", "supervisor_note"),
        before=(STARTED,),
        fields=fields(works_part="完成部位"),
    ),
)
