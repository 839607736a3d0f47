"""The papers in a project's folder: one scan often proves several things."""

from __future__ import annotations

from datetime import date, timedelta

from luodi.config.demonstration.invented.dice import WAN, Dice
from luodi.config.demonstration.lives.life import Life
from luodi.config.demonstration.papers.paper import Paper, Photo

type Proof = tuple[Paper, str]


def paper(life: Life, title: str, type_: str, words: str = "") -> Paper:
    return Paper(f"{life.name}{title}", type_, words or f"{life.investor.name}　{life.place}")


def photo(life: Life, title: str, type_: str, day: date) -> Paper:
    """A picture taken on the project's ground on the day."""
    dice = Dice("photo", life.district.name, life.name, title, day)
    return Paper(
        f"{life.name}{title}{day:%Y%m%d}",
        type_,
        photo=Photo(
            motif=f"{life.district.name}/{life.name}/{title}/{day}",
            taken_at=dice.working(day - timedelta(days=dice.randint(0, 2))),
            latitude=life.latitude + dice.uniform(-0.001, 0.001),
            longitude=life.longitude + dice.uniform(-0.001, 0.001),
        ),
    )


def contract(life: Life) -> Paper:
    words = (
        f"甲方：{life.district.name}人民政府\n乙方：{life.investor.name}\n"
        f"计划总投资{int(life.total / WAN)}万元，其中区外投资{int(life.money / WAN)}万元\n"
        f"选址：{life.place}\n附：尽职调查、合法性审查、公平竞争审查、集体决策纪要"
    )
    return paper(life, "投资合同及签约前审查材料", "contract_text", words)


def agreement(life: Life) -> Paper:
    words = f"{life.investor.name}拟投资{int(life.total / WAN)}万元"
    return paper(life, "合作协议（签章页）", "agreement_text", words)


def licence(life: Life) -> Paper:
    words = f"{life.company.name}　{life.company.credit_code}"
    return paper(life, "营业执照", "business_licence", words)


def filing(life: Life) -> Paper:
    return paper(life, "备案证明", "filing_certificate", f"总投资{int(life.total / WAN)}万元")


def ground(life: Life) -> Paper:
    if life.sector.fitted_out:
        return paper(life, "厂房租赁合同及缴款票据", "lease_contract")
    return paper(life, "土地出让合同及缴款票据", "land_grant_contract")


def building_contract(life: Life) -> Paper:
    return paper(
        life, "施工合同及监理说明", "construction_contract", f"发包人：{life.company.name}"
    )


def equipment(life: Life) -> Paper:
    return paper(life, "设备购置合同及付款凭证", "equipment_contract")


def month_form(district: str, month: date) -> Paper:
    """The statistics form of a district's month; all its projects stand on it."""
    title = f"{district}{month.year}年{month.month}月纳统月报表"
    return Paper(title, "statistics_month_form", "逐项目投资完成额")
