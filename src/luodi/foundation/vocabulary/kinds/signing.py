"""Admission and signature. 签约 is no kind: the rulebook says whether 协议 joins 合同 in it."""

from __future__ import annotations

from luodi.foundation.vocabulary.kinds.writing import (
    DOCUMENT,
    EVENT,
    PROJECT,
    after,
    either,
    expected,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Family, FieldType, Kind

SIGNING = (
    Kind(
        "review_passed",
        "评审通过",
        Family.MAIN_STEP,
        PROJECT,
        "项目经联审会议或招商委员会审议，同意准入。",
        bit=4,
        place="REVIEW",
        evidence=(
            *papers("review_minutes", "department_opinions"),
            either("environment_prereview", when="industrial_project"),
        ),
        before=(after("talks"),),
        fields=(
            *fields(panel="评审机构"),
            *fields(FieldType.NUMBER, score="评审得分"),
            *fields(conditions="准入条件", veto_items="否决项"),
        ),
    ),
    Kind(
        "agreement",
        "签订协议",
        Family.MAIN_STEP,
        PROJECT,
        "双方签订框架、意向或战略合作协议，尚未约定全部权利义务。",
        bit=5,
        place="AGREEMENT",
        evidence=papers("agreement_text"),
        before=(expected("review_passed"),),
        fields=(
            EVENT,
            *DOCUMENT,
            *fields(parties="签约各方"),
            *fields(FieldType.DATE, conversion_on="约定转合同日期"),
        ),
    ),
    Kind(
        "contract",
        "签订合同",
        Family.MAIN_STEP,
        PROJECT,
        "双方签订约定投资额、建设内容、期限和违约责任的正式投资合同。",
        bit=6,
        place="CONTRACT",
        evidence=papers(
            "contract_text",
            "due_diligence_report",
            "legality_opinion",
            "fair_competition_opinion",
            "collective_decision_minutes",
        ),
        before=(after("review_passed"),),
        fields=(
            EVENT,
            *DOCUMENT,
            *fields(parties="签约各方", site="约定选址"),
            *fields(FieldType.DATE, start_on="约定开工日", completion_on="约定竣工日"),
            *fields(
                FieldType.YES_NO,
                default_clause="有违约条款",
                exit_clause="有退出条款",
                from_agreement="由协议转来",
            ),
        ),
    ),
    Kind(
        "registered",
        "项目公司注册",
        Family.PROCEDURE_STEP,
        PROJECT,
        "投资方在本区登记设立承担项目的法人或分支机构。",
        bit=7,
        evidence=(either("business_licence"),),
        before=(expected("contract"),),
        fields=(
            *fields(FieldType.CREDIT_CODE, credit_code="统一社会信用代码"),
            *fields(FieldType.MONEY, registered_capital="注册资本"),
            *fields(authority="登记机关"),
        ),
    ),
)
