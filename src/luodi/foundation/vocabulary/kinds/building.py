"""Works and production. 开工 is no kind: the rulebook puts it together from the start kinds."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import PRODUCTION_MODES, STATISTICS_TYPES
from luodi.foundation.vocabulary.kinds.permits import FILING_PAPERS
from luodi.foundation.vocabulary.kinds.writing import (
    EVENT,
    PROJECT,
    after,
    choice,
    either,
    expected,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Family, FieldType, Kind

START_KINDS = ("ground_break", "first_pile", "fitout_start")  # one place on the main line: 开工
STARTED = after(*START_KINDS)

BUILDING = (
    Kind(
        "ground_break",
        "破土开槽",
        Family.MAIN_STEP,
        PROJECT,
        "永久性工程正式破土开槽；勘察、平场、拆旧、临建、便道、临水临电均不算。",
        bit=14,
        place="START",
        evidence=(
            *papers("site_photo", "construction_contract"),
            either(*FILING_PAPERS, ("construction_licence", "missing_filing_note")),
        ),
        before=(after("contract"), expected("construction_permit")),
        fields=(
            *fields(works_item="永久性工程部位", contractor="施工单位"),
            *fields(FieldType.DATE, shot_on="拍摄日期"),
        ),
    ),
    Kind(
        "first_pile",
        "首桩施工",
        Family.MAIN_STEP,
        PROJECT,
        "永久性工程正式打桩；试桩不算。",
        bit=15,
        place="START",
        evidence=papers("piling_photo", "construction_contract", "supervisor_start_order"),
        before=(after("contract"),),
        fields=fields(pile_no="桩号", supervisor="监理单位"),
    ),
    Kind(
        "fitout_start",
        "设备进场安装",
        Family.MAIN_STEP,
        PROJECT,
        "利用现有厂房楼宇、无土建的项目，以生产经营设备进场安装为开始。",
        bit=16,
        place="START",
        evidence=(
            either("lease_contract", "premises_purchase_contract"),
            *papers("equipment_contract", "payment_voucher", "equipment_photo"),
        ),
        before=(after("contract"), after("site_secured")),
        fields=(*fields(equipment="设备"), *fields(FieldType.MONEY, equipment_value="设备价值")),
    ),
    Kind(
        "ceremony",
        "开工仪式",
        Family.ACTIVITY,
        PROJECT,
        "举行集中开工或奠基仪式；只作活动记录，不证明开工。",
        evidence=(either("event_plan", "event_photo"),),
        fields=(EVENT, *fields(batch="批次")),
    ),
    Kind(
        "statistics_entry",
        "入统（入库）",
        Family.PROCEDURE_STEP,
        PROJECT,
        "项目经统计部门审核纳入固定资产投资项目库；500万元以下不入。",
        bit=17,
        evidence=(
            either("statistics_entry_notice", "statistics_platform_screenshot"),
            either(*FILING_PAPERS, when="construction_project"),
            either("works_description", when="construction_project"),
            either("construction_contract", when="construction_project"),
            either("site_photo", when="construction_project"),
            either("equipment_contract", when="purchase_only"),
            either("payment_voucher", when="purchase_only"),
            either("equipment_photo", when="purchase_only"),
        ),
        before=(after("project_filed"), STARTED),
        fields=(
            *fields(statistics_code="统计代码", batch_month="入库批次月"),
            choice("statistics_type", "入统类型", STATISTICS_TYPES, column="category"),
            *fields(approved_level="审核层级"),
            *fields(FieldType.MONEY, plan_amount="报件计划总投资"),
        ),
    ),
    Kind(
        "completed",
        "竣工",
        Family.MAIN_STEP,
        PROJECT,
        "设计内容全部建成并通过验收；分期项目按合同分期分别计。",
        bit=18,
        place="COMPLETED",
        evidence=(
            either(
                "completion_report",
                "completion_filing_form",
                ("single_item_acceptance", "settlement_book"),
            ),
        ),
        before=(STARTED,),
        fields=(
            *fields(accepted_by="验收单位"),
            *fields(FieldType.AREA, floor_area="竣工面积"),
            *fields(FieldType.MONEY, final_cost="结算总额"),
        ),
    ),
    Kind(
        "production",
        "投产（投用）",
        Family.MAIN_STEP,
        PROJECT,
        "主要生产线或经营场所正式运行并形成产品或收入；单机试车不算。",
        bit=19,
        place="PRODUCTION",
        evidence=(
            *papers("production_report"),
            either("first_sales_invoice", "electricity_bill", "discharge_registration"),
            *papers("production_photo"),
        ),
        before=(expected("completed"), STARTED),
        fields=(
            *fields(product="产品", line="生产线或场所"),
            choice("mode", "运行方式", PRODUCTION_MODES),
        ),
    ),
    # The form is always needed: full capacity is a finding (认定), and a tax paper alone, though
    # it may stand for the annual report, finds nothing.
    Kind(
        "full_capacity",
        "达产",
        Family.MAIN_STEP,
        PROJECT,
        "连续达到合同或设计产能（或约定产值、税收）的规定比例，默认100%，比例由手册定。",
        bit=20,
        place="FULL_CAPACITY",
        evidence=(
            *papers("capacity_form"),
            either("audit_report", "statistics_annual_report", "tax_certificate"),
        ),
        before=(after("production"),),
        fields=(
            *fields(design_capacity="设计产能"),
            *fields(FieldType.NUMBER, reached_percent="达到比例（%）", months_running="连续月数"),
        ),
    ),
)
