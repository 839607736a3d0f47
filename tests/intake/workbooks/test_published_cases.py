"""Tables that districts have published, and the heads of a city's system, are read as they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from luodi.foundation.files.sheets.opening import read
from luodi.intake.workbooks.rules.heads import read_head
from luodi.intake.workbooks.rules.shapes import Region, Status, Understood
from luodi.intake.workbooks.rules.understanding import understand

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases is not on this machine")

# The heads of the lists of a city's system (2016), and what each says; asked where it is a set.
HEADS = {
    "编号": "ordinal",
    "序号": "ordinal",
    "报送时间": "reported_on",
    "投资方名称": "investor",
    "外来投资方名称": "investor",
    "在黄注册名称": "company",
    "注册时间": "registered",
    "法人代表": "legal_person",
    "注册资本": "registered_capital",
    "注册资本额": "registered_capital",
    "项目建设内容": "content",
    "产业类别": {"industry", "cluster"},
    "所属产业链": "cluster",
    "总投资额": "planned_total",
    "一期投资额": "first_phase",
    "合同投资总额": "contract_amount",
    "合同签约时间": "contract",
    "建设地点": "place",
    "项目用地": "land_area",
    "项目引荐单位": "introducing",
    "投资方实际到资额": {"money_in_to_date", "money_in_year", "money_in_month"},
    "实际到资总额": {"money_in_to_date", "money_in_year", "money_in_month"},
    "累计实际到资总额": "money_in_to_date",
    "开工时间": "started",
    "投产时间": "production",
    "月度销售收入": "revenue_month",
    "审核状态": "review_state",
    "审核结果": "review_state",
    "状态": "status",
    "备注": "remark",
    "责任单位": "responsible",
    "单位": {"responsible", "introducing"},
    "类别": {"industry", "sign_type", "build_type"},
    "其中：省外资金": {"province_to_date", "province_year", "province_month"},
}


def understood(name: str) -> Understood:
    (path,) = CASES.glob(name)
    (grid,) = read(path, path.name).grids
    return understand(grid, today=date(2026, 11, 30))


def only(name: str) -> Region:
    (region,) = understood(name).regions
    return region


def test_the_land_contracts_of_823_projects_are_read_without_a_doubt() -> None:
    region = only("derived_*.csv")
    assert [r.status for r in region.rows] == [Status.READ] * 823
    first = region.rows[0].values
    assert first["land_area"][0].value == Decimal("112232.0000")
    assert first["land_price"][0].value == Decimal("2828246")
    assert first["start_planned"][0].value == date(2017, 1, 13)
    assert first["site_secured"][0].value == date(2017, 1, 3)
    assert not any({"started", "contract"} & set(row.values) for row in region.rows)


def test_signing_lists_are_read_in_the_unit_of_each_cell() -> None:
    signed = only("T01_*.csv")
    amounts = [row.values["planned_total"][0].value for row in signed.rows]
    assert sum(a for a in amounts if isinstance(a, Decimal)) == 117 * 10**8
    other = only("T06_*.csv")
    assert other.rows[2].values["planned_total"][0].value == Decimal(180_000_000)
    (total,) = other.totals
    assert not total.agrees


@pytest.mark.parametrize("name", ["T09_*.csv", "T10_*.csv", "T12_*.csv"])
def test_targets_and_counts_are_no_ledgers_and_no_cell_of_them_is_lost(name: str) -> None:
    found = understood(name)
    assert not found.regions
    assert found.reasons
    assert len(found.outside) > 10


def heads() -> Iterator[str]:
    path = CASES / "grid_chi_黄石市招商系统_界面字段文字.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in lines:
        for text in line.split("|") if line.startswith(" |") else ():
            if text.strip():
                yield text.strip()


def test_every_head_of_a_citys_system_is_understood_or_asked_and_none_is_taken_wrong() -> None:
    seen = set()
    for text in heads():
        bare = re.sub(r"[\[（(].*|[:：]$", "", text)
        head = read_head([text], {})
        best = {m.field.code for m in head.meanings if m.weight == head.meanings[0].weight}
        meant = HEADS.get(bare)
        if meant is None:
            assert not head.is_known, text
        else:
            assert best == (meant if isinstance(meant, set) else {meant}), text
            seen.add(bare)
    assert len(seen) > 25
