"""The words by which the name of a file says what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Sort:
    """What a file's name says it is: the type of paper, and the kind that it is the proof of."""

    written: str
    type: str
    kind: str = ""

    def is_said_by(self, title: str) -> bool:
        return re.search(self.written, title) is not None


# The first that fits, so the longer words stand before what they contain.
SORTS: tuple[Sort, ...] = (
    Sort(r"施工合同|总承包合同|EPC", "construction_contract"),
    Sort(r"(?:设备|采购|购置)[^.]{0,4}合同", "equipment_contract"),
    Sort(r"出让合同", "land_grant_contract", "site_secured"),
    Sort(r"租赁合同|租赁协议", "lease_contract", "site_secured"),
    Sort(r"补充(?:合同|协议)", "supplementary_contract"),
    Sort(r"框架协议|意向协议|战略(?:合作)?协议", "agreement_text", "agreement"),
    Sort(r"解除协议|终止协议", "termination_agreement", "terminated"),
    Sort(r"补偿协议", "compensation_agreement"),
    Sort(r"投资合同|正式合同|入园合同|项目合同|合同", "contract_text", "contract"),
    Sort(r"意向书", "letter_of_intent", "intention"),
    Sort(r"竣工验收备案", "completion_filing_form", "completed"),
    Sort(r"竣工验收|验收报告", "completion_report", "completed"),
    Sort(r"环评批复", "impact_approval", "env_approved"),
    Sort(r"环评|登记表备案", "impact_registration_receipt", "env_approved"),
    Sort(r"核准批复", "ratification_reply", "project_filed"),
    Sort(r"备案", "filing_certificate", "project_filed"),
    Sort(r"验资", "capital_verification_report", "money_in"),
    Sort(r"银行|回单|进账单|转账|汇款|流水", "bank_slip", "money_in"),
    Sort(r"营业执照|执照", "business_licence", "registered"),
    Sort(r"工程规划许可", "works_planning_permit", "planning_permit"),
    Sort(r"用地规划许可", "land_planning_permit"),
    Sort(r"施工许可", "construction_licence", "construction_permit"),
    Sort(r"不动产|土地证", "property_certificate", "site_secured"),
    Sort(r"成交确认书", "land_sale_confirmation", "site_secured"),
    Sort(r"开工令", "supervisor_start_order"),
    Sort(r"入库通知|入统通知", "statistics_entry_notice", "statistics_entry"),
    Sort(r"发票", "invoice"),
    Sort(r"付款凭证", "payment_voucher"),
    Sort(r"完税证明", "tax_payment_proof", "tax_paid"),
    Sort(r"参保", "insured_list", "jobs"),
    Sort(r"审计报告", "audit_report"),
    Sort(r"可研|可行性研究", "feasibility_study"),
    Sort(r"评审(?:会议)?纪要|联审纪要", "review_minutes", "review_passed"),
    Sort(r"签到", "sign_in_sheet"),
    Sort(r"接待方案|考察行程", "reception_plan"),
    Sort(r"督办", "supervision_slip", "supervision"),
)
TABLE_NAME = re.compile(r"\.(?:xlsx?|xlsm|csv|tsv|et|ods)\Z", re.IGNORECASE)
LIST_NAME = re.compile(
    r"(?:台账|清单|一览表|统计表|汇总表?|进度表|月报表).*\.(?:docx?|wps)\Z", re.IGNORECASE
)
