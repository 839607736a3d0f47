"""Papers and land between the contract and the works: filing, environment, site, permits."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import FILING_ROUTES, IMPACT_CLASSES, SITE_WAYS
from luodi.foundation.vocabulary.kinds.writing import (
    PROJECT,
    after,
    choice,
    either,
    expected,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Adding, Family, FieldType, Kind, Measure

PROJECT_OR_SITE = ("project", "site")
FILING_PAPERS = ("filing_certificate", "ratification_reply", "approval_reply")  # 立项文件

PERMITS = (
    Kind(
        "project_filed",
        "备案/核准/审批（立项）",
        Family.PROCEDURE_STEP,
        PROJECT,
        "项目取得投资主管部门的备案、核准或审批文件。",
        bit=8,
        evidence=(either(*FILING_PAPERS),),
        before=(expected("registered"),),
        fields=(
            *fields(project_code="项目代码"),
            choice("route", "立项方式", FILING_ROUTES),
            *fields(FieldType.MONEY, filed_amount="立项总投资"),
            *fields(filed_party="立项主体"),
        ),
    ),
    Kind(
        "env_approved",
        "环评办结",
        Family.PROCEDURE_STEP,
        PROJECT,
        "项目取得环评批复、完成登记表备案，或依名录免于办理。",
        bit=9,
        evidence=(either("impact_approval", "impact_registration_receipt", "impact_exemption"),),
        before=(after("project_filed"),),
        fields=(
            choice("impact_class", "环评类别", IMPACT_CLASSES),
            *fields(authority="审批机关"),
        ),
    ),
    Kind(
        "site_secured",
        "供地/载体落实",
        Family.PROCEDURE_STEP,
        PROJECT_OR_SITE,
        "项目取得可供使用的土地或厂房楼宇，以合同或权证日期为准。",
        bit=10,
        evidence=(
            either(
                "land_grant_contract",
                "land_sale_confirmation",
                "land_allocation_decision",
                "lease_contract",
                "property_certificate",
            ),
        ),
        before=(expected("project_filed"),),
        fields=(
            choice("way", "用地方式", SITE_WAYS, column="category"),
            *fields(FieldType.SUBJECT, site="地块或载体"),
            *fields(FieldType.AREA, area="面积"),
            *fields(FieldType.MONEY, price="价款"),
        ),
    ),
    Kind(
        "clearance_progress",
        "征拆进度",
        Family.AMOUNT,
        PROJECT_OR_SITE,
        "本期完成的征地面积或拆迁户数，按签约并腾交计。",
        adding=Adding.INCREMENT,
        measures=(Measure.M2, Measure.HOUSEHOLD),
        evidence=(either("compensation_agreement", "land_handover_form"),),
        fields=fields(blocked_by="受阻原因"),
    ),
    Kind(
        "clearance_done",
        "征拆完成",
        Family.PROCEDURE_STEP,
        PROJECT_OR_SITE,
        "项目用地范围内征收拆迁全部完成并交付净地。",
        bit=11,
        evidence=papers("cleared_land_confirmation"),
        before=(expected("clearance_progress"),),
        fields=(
            *fields(FieldType.AREA, total_area="征地总面积"),
            *fields(FieldType.NUMBER, total_households="拆迁总户数"),
        ),
    ),
    # 用地规划许可证 and 临时规划许可 are no alternatives: the sentence rules them out.
    Kind(
        "planning_permit",
        "规划许可",
        Family.PROCEDURE_STEP,
        PROJECT,
        "取得建设工程规划许可证；用地规划许可证和临时规划许可不替代本项。",
        bit=12,
        evidence=papers("works_planning_permit"),
        before=(after("site_secured"),),
        fields=(*fields(permit_no="许可证号"), *fields(FieldType.AREA, floor_area="建筑面积")),
    ),
    Kind(
        "construction_permit",
        "施工许可",
        Family.PROCEDURE_STEP,
        PROJECT,
        "取得施工许可证，或依规定免于办理并有书面说明。",
        bit=13,
        evidence=(either("construction_licence", "licence_exemption"),),
        before=(expected("planning_permit"),),
        fields=(
            *fields(permit_no="许可证号", contractor="施工单位"),
            *fields(FieldType.MONEY, contract_price="施工合同价"),
        ),
    ),
)
