"""How each step of a project is told: the sentence, its own fields, the papers that prove it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from luodi.config.demonstration.lives.life import Life
from luodi.config.demonstration.papers.paper import Paper
from luodi.config.demonstration.telling import folder
from luodi.config.demonstration.telling.folder import Proof, paper, photo


@dataclass(frozen=True)
class Step:
    """One kind of step: what is said of it, on which papers, with which grade it is verified."""

    said: str
    papers: Callable[[Life, date], list[Proof]]
    grade: str = "A"
    detail: Callable[[Life, date], dict[str, object]] = lambda life, on: {}
    prompt: bool = False  # told within days, as at a signing
    has_event: bool = False


def of_one(title: str, *types: str) -> Callable[[Life, date], list[Proof]]:
    """One paper that stands for all the types."""
    return lambda life, on: [(paper(life, title, types[0]), type_) for type_ in types]


def panelled(life: Life, on: date) -> list[Proof]:
    """One panel sits each month; its minutes and opinions stand for every project before it."""
    title = f"{life.district.name}{on.year}年{on.month}月联审会议纪要及部门意见"
    minutes = Paper(title, "review_minutes", "逐项目评审意见")
    types = ("review_minutes", "department_opinions", "environment_prereview")
    return [(minutes, type_) for type_ in types]


def admission(life: Life, on: date) -> list[Proof]:
    types = (
        "due_diligence_report",
        "legality_opinion",
        "fair_competition_opinion",
        "collective_decision_minutes",
    )
    text = folder.contract(life)
    return [(text, "contract_text"), *((text, type_) for type_ in types)]


def broken_ground(life: Life, on: date) -> list[Proof]:
    return [
        (start_photo(life), "site_photo"),
        (folder.building_contract(life), "construction_contract"),
        (folder.filing(life), "filing_certificate"),
    ]


def piled(life: Life, on: date) -> list[Proof]:
    return [
        (start_photo(life), "piling_photo"),
        (folder.building_contract(life), "construction_contract"),
        (paper(life, "开工令", "supervisor_start_order"), "supervisor_start_order"),
    ]


def fitted(life: Life, on: date) -> list[Proof]:
    bought = folder.equipment(life)
    return [
        (folder.ground(life), "lease_contract"),
        (bought, "equipment_contract"),
        (bought, "payment_voucher"),
        (start_photo(life), "equipment_photo"),
    ]


def entered(life: Life, on: date) -> list[Proof]:
    """What the statistics bureau was given; the photograph is that of the start, where one was."""
    notice = paper(life, "入库通知及申报材料", "statistics_entry_notice")
    taken = start_photo(life)
    papers = [(notice, "statistics_entry_notice"), (folder.filing(life), "filing_certificate")]
    if life.start_kind == "fitout_start":
        bought = folder.equipment(life)
        types = ("equipment_contract", "payment_voucher")
        return [*papers, *((bought, type_) for type_ in types), (taken, "equipment_photo")]
    built = folder.building_contract(life)
    return [
        *papers,
        (notice, "works_description"),
        (built, "construction_contract"),
        (taken, "site_photo"),
    ]


def start_photo(life: Life) -> Paper:
    """The picture of the start; for a pile or for machines, the like of it."""
    title, type_ = {
        "ground_break": ("破土", "site_photo"),
        "first_pile": ("打桩", "piling_photo"),
        "fitout_start": ("设备到位", "equipment_photo"),
    }[life.start_kind]
    return photo(life, title, type_, life.days[life.start_kind])


def produced(life: Life, on: date) -> list[Proof]:
    report = paper(life, "投产报告及用电量单", "production_report")
    return [
        (report, "production_report"),
        (report, "electricity_bill"),
        (photo(life, "投产", "production_photo", on), "production_photo"),
    ]


def agreed_days(life: Life, on: date) -> dict[str, object]:
    return {
        "document_no": f"{life.district.name[:1]}招合〔{on.year}〕{life.number + 1}号",
        "parties": f"{life.district.name}人民政府、{life.investor.name}",
        "site": life.place,
        "start_on": (on + timedelta(days=180)).isoformat(),
        "default_clause": True,
    }


def licensed(life: Life, on: date) -> dict[str, object]:
    capital = int(life.money / 5 / 10_000) * 10_000
    return {"credit_code": life.company.credit_code, "registered_capital": str(capital)}


STEPS = {
    "talks": Step(
        "与{investor}洽谈{what}，双方就选址和条款交换意见",
        of_one("洽谈记录", "talks_record"),
        "C",
        lambda life, on: {"counterpart": life.investor.speaker, "next_step": "提交评审"},
    ),
    "review_passed": Step(
        "区联审会议同意{what}准入",
        panelled,
        "B",
        lambda life, on: {"panel": "区项目联审会议"},
    ),
    "agreement": Step(
        "与{investor}签订合作协议",
        lambda life, on: [(folder.agreement(life), "agreement_text")],
        detail=lambda life, on: {"parties": f"{life.district.name}人民政府、{life.investor.name}"},
        prompt=True,
        has_event=True,
    ),
    "contract": Step(
        "与{investor}签订投资合同，建设{what}",
        admission,
        detail=agreed_days,
        prompt=True,
        has_event=True,
    ),
    "registered": Step(
        "{company}注册成立",
        lambda life, on: [(folder.licence(life), "business_licence")],
        detail=licensed,
    ),
    "project_filed": Step(
        "{what}取得备案证明",
        lambda life, on: [(folder.filing(life), "filing_certificate")],
        detail=lambda life, on: {"route": "BY_FILING", "filed_party": life.company.name},
    ),
    "env_approved": Step(
        "{what}环评办结",
        of_one("环评批复", "impact_approval"),
        detail=lambda life, on: {"impact_class": "IMPACT_TABLE"},
    ),
    "site_secured": Step(
        "{what}落实用地：{place}",
        lambda life, on: [(folder.ground(life), folder.ground(life).type)],
    ),
    "planning_permit": Step(
        "{what}取得建设工程规划许可证", of_one("规划许可证", "works_planning_permit")
    ),
    "construction_permit": Step(
        "{what}取得施工许可证", of_one("施工许可证", "construction_licence")
    ),
    "ground_break": Step(
        "{what}主体厂房基础破土开槽",
        broken_ground,
        "B",
        lambda life, on: {"works_item": "主体厂房基础", "shot_on": on.isoformat()},
        prompt=True,
    ),
    "first_pile": Step("{what}打下第一根工程桩", piled, "B", prompt=True),
    "fitout_start": Step("{what}生产设备进场安装", fitted, "B", prompt=True),
    "statistics_entry": Step("{what}纳入固定资产投资项目库", entered),
    "completed": Step(
        "{what}通过竣工验收", of_one("竣工验收报告", "completion_report"), prompt=True
    ),
    "production": Step(
        "{what}正式投产",
        produced,
        "B",
        lambda life, on: {"mode": "FORMAL"},
        prompt=True,
    ),
    "full_capacity": Step(
        "{what}达到设计产能", of_one("达产认定表及纳税证明", "capacity_form", "tax_certificate")
    ),
    "terminated": Step("{what}终止：{why}", of_one("解除协议", "termination_agreement")),
    "lost": Step("{what}流失：{why}", of_one("流失说明", "loss_statement"), "C"),
    "returned": Step("{what}被市上退回：{why}", of_one("退回通报", "city_return_document")),
    "re_reported": Step(
        "{what}整改后重新上报，市上予以认定", of_one("重新认定文件", "city_recognition_document")
    ),
}
