"""Types of paper and picture that can prove an entry, and those that prove nothing for some."""

from __future__ import annotations

from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.foundation.vocabulary.naming import unknown
from luodi.foundation.vocabulary.shapes import EvidenceType
from luodi.kernel.text import gettext_noop


def issued(**names: str) -> tuple[EvidenceType, ...]:
    """Papers that somebody outside the unit issued or sealed: grade A."""
    return tuple(EvidenceType(code, name, "A") for code, name in names.items())


def pictured(*, nothing_for: tuple[str, ...] = (), **names: str) -> tuple[EvidenceType, ...]:
    """Photographs: seen on site, grade B."""
    return tuple(
        EvidenceType(code, name, "B", is_image=True, proves_nothing_for=nothing_for)
        for code, name in names.items()
    )


def seen(**names: str) -> tuple[EvidenceType, ...]:
    """Records of people who went there: grade B."""
    return tuple(EvidenceType(code, name, "B") for code, name in names.items())


def stated(**names: str) -> tuple[EvidenceType, ...]:
    """Papers that the unit or the enterprise wrote itself: grade C."""
    return tuple(EvidenceType(code, name, "C") for code, name in names.items())


SIGNING = (
    *stated(
        lead_form="线索登记表",
        investment_scheme="投资方案",
        feasibility_study="可行性研究报告",
        project_proposal="项目建议书",
        validity_opinion="有效线索认定意见",
        visit_record="来访记录",
        leaders_meeting_record="双方决策层会谈记录",
        terms_record="条款洽谈记录",
        talks_record="洽谈记录（双方人员签名）",
        talks_minutes="会谈纪要（双方签认）",
        reception_plan="接待方案或考察行程",
        guest_signatures="来宾签名表",
        review_minutes="评审会议纪要",
        legality_opinion="合法性审查意见",
        fair_competition_opinion="公平竞争审查意见",
        collective_decision_minutes="集体决策纪要",
        investor_statement="到位主体说明",
    ),
    *pictured(visit_photo="来访考察照片"),
    *issued(
        letter_of_intent="意向书",
        visit_arrangement="来访约定（来函或邀请回执）",
        department_opinions="部门意见",
        environment_prereview="环保预审意见",
        agreement_text="协议文本（签章页）",
        contract_text="合同文本（签章页）",
        due_diligence_report="尽职调查报告",
        contract_amount_clause="合同文本金额条款",
        agreement_amount_clause="协议文本金额条款",
        contract_clause="合同条款",
        supplementary_contract="补充合同",
        capital_increase_resolution="增资决议",
        change_approval="变更批复",
        swap_approval="置换批复",
    ),
)

PERMITS = (
    *issued(
        business_licence="营业执照",
        filing_certificate="备案证明",
        ratification_reply="核准批复",
        approval_reply="审批批复",
        impact_approval="环评批复",
        impact_registration_receipt="环评登记表备案回执",
        land_grant_contract="出让合同",
        land_sale_confirmation="成交确认书",
        land_allocation_decision="划拨决定书",
        lease_contract="租赁合同",
        premises_purchase_contract="载体购置合同",
        property_certificate="不动产权证",
        compensation_agreement="补偿协议",
        land_handover_form="交地单",
        cleared_land_confirmation="净地交付确认书",
        works_planning_permit="建设工程规划许可证",
        land_planning_permit="建设用地规划许可证",
        temporary_planning_permit="临时规划许可",
        construction_licence="施工许可证",
    ),
    *stated(
        impact_exemption="环评豁免说明",
        licence_exemption="限额以下免办施工许可说明",
        missing_filing_note="缺立项说明",
        works_description="建设内容",
    ),
)

WORKS = (
    *pictured(
        site_photo="永久性工程现场照片",
        piling_photo="打桩照片",
        equipment_photo="设备到位照片",
        production_photo="投产现场照片",
        event_photo="活动照片",
        located_photo="定位照片",
    ),
    # Taken before any permanent works: 西安经开区 2022 and 统计入库须知 2016 rule all of them out.
    *pictured(
        levelling_photo="平场照片",
        survey_photo="勘察照片",
        fence_photo="围挡照片",
        temporary_works_photo="临建照片",
        cornerstone_photo="奠基石照片",
        nothing_for=START_KINDS,
    ),
    *issued(
        construction_contract="施工合同",
        equipment_contract="设备购置合同",
        supervisor_start_order="监理开工令",
        supervisor_note="监理说明",
        supervisor_measurement="监理计量",
        completion_report="竣工验收报告",
        completion_filing_form="竣工验收备案表",
        single_item_acceptance="单项验收（环保、安全、消防）",
        settlement_book="结算书",
        settlement_sheet="结算单",
        first_sales_invoice="首批销售发票",
        electricity_bill="用电量单",
        discharge_registration="排污登记",
    ),
    *seen(inspection_record="现场核查记录"),
    *stated(
        production_report="投产报告",
        capacity_form="达产认定表",
        stoppage_report="停工报告",
        works_log="施工日志",
    ),
)

STATISTICS = (
    *issued(
        statistics_entry_notice="统计部门入库通知",
        register_approval="统计名录库批复",
        register_removal="统计部门退库通知",
        statistics_reply="统计部门反馈函",
        qualification_certificate="资质证书",
        audit_report="审计报告",
        tax_certificate="纳税证明",
        tax_payment_proof="完税证明",
        tax_office_list="税务部门清单",
        vat_return="增值税申报表",
        insured_list="社保参保清单",
        bulletin="公报",
        circular="通报",
    ),
    EvidenceType("statistics_platform_screenshot", "统计平台审核通过截图", "A", is_image=True),
    *stated(
        statistics_month_form="纳统月报表",
        statistics_annual_report="统计年报",
        statistics_form="统计报表",
        statistics_staff_form="统计从业人员表",
        income_statement="利润表",
    ),
)

MONEY = (
    *issued(
        bank_slip="银行进账单",
        capital_verification_report="验资报告",
        invoice="发票",
        payment_voucher="付款凭证",
        land_payment_receipt="土地款票据",
        contribution_contract="非货币出资合同",
        appraisal_report="评估报告",
        capital_reduction_registration="减资登记",
        transfer_out_voucher="转出凭证",
        appropriation_voucher="拨付凭证",
    ),
    *seen(inquiry_conclusion="核查结论"),
    *stated(promise_clause="合同或政策条款", condition_met_proof="条件成就证明"),
)

PLANS_AND_ENDS = (
    *issued(
        task_letter="任务书",
        plan_change_approval="调整批复",
        year_plan_document="年度计划文件",
        delivery_receipt="送达回证",
        termination_agreement="解除协议",
        effective_judgment="生效裁判",
        investor_letter="投资方函",
        city_return_document="市级退回文件或通报",
        city_recognition_document="市级重新认定文件",
        assignment_slip="交办单",
        supervision_slip="督办单",
        pressing_slip="催办单",
        closing_opinion="发出单位销号意见",
        tour_score_sheet="观摩评分汇总表",
    ),
    *stated(
        month_schedule="分月倒排表",
        start_notice_letter="限期通知书",
        exit_notice="退出通知书",
        loss_statement="流失说明（单位签字）",
        supervision_reply_letter="督办回复件（签章）",
    ),
)

WORK = (
    *issued(
        trip_approval="外出审批单",
        station_founding_document="驻点设立文件",
        station_premises_contract="驻点场所合同",
        secondment_document="派驻文件",
        recall_document="召回或轮换文件",
        packaging_opinion="包装项目评审意见",
    ),
    *stated(
        contact_record="对接记录（时间、地点、对方姓名职务电话）",
        trip_report="行程报告",
        arrival_record="报到记录",
        event_plan="活动方案",
        sign_in_sheet="签到表",
        project_sheet="项目单页",
    ),
)

# Proof of acts on many entries or on a period, not of one entry.
BOOK = (
    *issued(batch_opening_document="期初认定文件", closing_document="封账文件"),
    *stated(
        month_report_scan="月报签章扫描件",
        stamped_sheet="盖章件",
        source_workbook="导入的台账",
    ),
)

EVIDENCE: tuple[EvidenceType, ...] = (
    *SIGNING,
    *PERMITS,
    *WORKS,
    *STATISTICS,
    *MONEY,
    *PLANS_AND_ENDS,
    *WORK,
    *BOOK,
)

_BY_CODE = {row.code: row for row in EVIDENCE}


def evidence(code: str) -> EvidenceType:
    """The type of this code. Refuses a code that stands in no row."""
    if found := _BY_CODE.get(code):
        return found
    raise unknown(
        code,
        [name for row in EVIDENCE for name in (row.code, row.name)],
        plain=gettext_noop("没有“%(given)s”这种材料"),
        hinting=gettext_noop("没有“%(given)s”这种材料，相近的有：%(nearest)s"),
    )
