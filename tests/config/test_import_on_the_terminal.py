"""`luodi import` shows what a workbook says and records nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from luodi.config.cli import run
from luodi.records.subjects.models import Subject

pytestmark = pytest.mark.django_db

LEDGER = """红旗镇招商引资项目台账,,,,,
填报单位：红旗镇,,,截至2023年6月底,,单位：万元
序号,项目名称,总投资,到位资金,开工时间,备注栏目
1,甲项目,500,100,2023年3月,
2,乙项目,若干,50,预计2023年9月,略
合计,,600,150,,
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, encoding="gbk")
    return path


def test_a_person_sees_columns_questions_refusals_and_totals(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("importing", ["import", str(ledger)]) == 0
    out = capsys.readouterr().out
    assert "截至 2023-06-30" in out
    assert "＝计划总投资（万元） 95%" in out
    assert "？要问" in out
    assert "－不读" in out
    assert "D列" not in out
    assert "第5行“总投资”（C5，写的是“若干”）：“若干”读不出金额" in out
    assert "印 600万元，算得 500万元，差 100万元" in out
    assert not Subject.objects.exists()


def test_the_same_comes_as_json_with_money_in_yuan(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("importing", ["import", str(ledger), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (region,) = told["sheets"][0]["regions"]
    assert region["header_rows"] == [3]
    assert region["columns"][2] | {"reason": ""} == {
        "letter": "C",
        "header": "总投资",
        "field": "planned_total",
        "unit": "万元",
        "confidence": "0.95",
        "reason": "",
    }
    first, second, total = region["rows"]
    assert first["status"] == "READ"
    assert first["project"] == {"name": "甲项目"}
    assert first["values"]["planned_total"] | {"text": "", "cell": ""} == {
        "value": "5000000",
        "unit": "元",
        "certainty": "EXACT",
        "text": "",
        "cell": "",
    }
    assert (second["status"], total["status"]) == ("REFUSED", "TOTAL")
    assert region["totals"][0] | {"cell": ""} == {
        "row": 6,
        "column": "C",
        "field": "planned_total",
        "unit": "元",
        "cell": "",
        "printed": "6000000",
        "computed": "5000000",
        "agrees": False,
    }
    assert region["unread_columns"] == ["F"]
    assert told["summary"]["columns"] == {"taken": 4, "asked": 1, "unread": 1}


def test_one_sheet_can_be_asked_for_and_one_that_is_not_there_is_named(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("importing", ["import", str(ledger), "--sheet", "台账"]) == 0
    assert run("importing", ["import", str(ledger), "--sheet", "六月"]) == 1
    assert "没有名为“六月”的工作表，有：台账" in capsys.readouterr().err
