"""`luodi fill` on a form without placeholders: asked in a list, answered, remembered, filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from acting import claim, project, verified
from conftest import NOON, Cast
from drawn_forms import form, table
from luodi.config.cli import run
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.records.publications.models import Binding

ROWS = (("单位", "新签约重点项目数（个）", "完成率（%）"), ("东山镇",), ("合计",))


@pytest.fixture
def sheet(cast: Cast, tmp_path: Path) -> Path:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    path = tmp_path / "市表.xlsx"
    path.write_bytes(form(ROWS, boxed="A1:C3"))
    return path


def filled(sheet: Path, *more: str) -> tuple[int, Path]:
    out = sheet.with_name("已填.xlsx")
    asked = ("--book", "甲区", "--period", "2023", "--as-of", "2023-03-01")
    return run("papers", ["fill", str(sheet), "-o", str(out), *asked, *more]), out


def test_what_is_asked_is_listed_and_no_file_is_written(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = filled(sheet)
    said = capsys.readouterr().out
    assert code == 1
    assert not out.exists()
    assert "  1  B 列  新签约重点项目数（个） ← ？" in said
    assert "可选：1 合同项目数；2 签约项目总数；3 手填；4 留空" in said
    assert "有 2 处要先问清楚，没有写文件" in said


def test_an_answer_is_remembered_under_a_name(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = filled(sheet, "--answer", "1=1", "--answer", "2=留空", "--by", "clerk")
    assert code == 0
    assert "已记住 2 处" in capsys.readouterr().out
    assert table(out.read_bytes(), "A2:C3") == [["东山镇", 1, None], ["合计", 1, None]]
    assert Binding.objects.count() == 2
    code, out = filled(sheet)
    assert code == 0
    assert "按上次的选择" in capsys.readouterr().out


def test_without_a_name_an_answer_counts_once(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = filled(sheet, "--leave-rest")
    assert code == 0
    assert "这次的回答不记住" in capsys.readouterr().out
    assert filled(sheet)[0] == 1


def test_an_answer_that_is_none_is_refused_with_what_is_near(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert filled(sheet, "--answer", "1=合同项目各数")[0] != 0
    assert "相近的有" in capsys.readouterr().err
    assert filled(sheet, "--answer", "9=留空")[0] != 0
    assert "没有第 9 处" in capsys.readouterr().err
