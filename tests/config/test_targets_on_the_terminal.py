"""`luodi target`: set, read from a table, listed as JSON, adjusted, taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from conftest import Cast
from luodi.config.cli import main
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped

pytestmark = pytest.mark.django_db
SAID = ("--title", "分解表", "--number", "甲政发〔2026〕3号", "--by", "office", "--book", "甲区")


@pytest.fixture
def ruled(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=timezone.now())
    return cast


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["target", "list", "--book", "甲区", "--year", "2024", "--json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_set_listed_adjusted_and_taken_back(
    ruled: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    year = ("--period", "2024")
    assert main(["target", "set", "到位资金", "45亿元", *year, *SAID]) == 0
    assert "已下达 1 个目标：分解表（甲政发〔2026〕3号）" in capsys.readouterr().out
    assert main(["target", "set", "到位资金", "50亿元", *year, *SAID]) == 1
    assert "要调整，请写明调整的原因" in capsys.readouterr().err
    assert main(["target", "set", "到位资金", "50亿元", *year, *SAID, "--reason", "追加"]) == 0
    [one] = listed(capsys)
    assert (one["code"], one["whole"]["target"], one["period"]) == ("arrived", "50.00", "2024年")
    assert one["whole"]["verified"]["done"] == "0.00%"
    number = str(one["whole"]["number"])
    assert main(["target", "withdraw", number, "--reason", "写错", "--by", "office"]) == 0
    assert listed(capsys) == []
    assert main(["target", "withdraw", "999", "--reason", "写错", "--by", "office"]) == 1


def test_a_table_is_loaded_in_one_act_and_again_only_where_it_changed(
    ruled: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "分解.csv"
    table.write_text("单位,合同项目数（个）\n东山镇,12\n西河镇,8\n合计,25\n", encoding="utf-8")
    assert main(["target", "load", str(table), "--period", "2024", *SAID]) == 0
    [one] = listed(capsys)
    assert {part["unit"]: part["target"] for part in one["parts"]} == {
        "东山镇": "12",
        "西河镇": "8",
    }
    assert (one["whole"]["target"], one["difference"]) == ("25", "-5")
    # A park is no unit that carries a task by the default rulebook.
    assert one["without"] == ["招商办", "文旅局"]
    assert main(["target", "list", "--book", "甲区", "--year", "2024"]) == 0
    assert "各单位合计 20个，比总目标少 5个" in capsys.readouterr().out
    assert main(["target", "load", str(table), "--period", "2024", *SAID]) == 0
    assert "3 个与现行目标相同，不重记" in capsys.readouterr().out
    table.write_text("单位,合同项目数（个）\n东山,12\n西河镇,八九个\n", encoding="utf-8")
    assert main(["target", "load", str(table), "--period", "2024", *SAID]) == 1
    said = capsys.readouterr().err
    assert "A2：没有“东山”这个单位" in said
    assert "B3：" in said
