"""`luodi proof` says what the numbers of a file say of one another, and keeps nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from luodi.config.benchmark.proofing import measure
from luodi.config.benchmark.report import tables
from luodi.config.cli import run
from luodi.kernel.refusal import Refused

REPORT = (
    "1-10月到位资金20.5亿元，完成任务25亿元的85%。\n其中省外12亿元。签约3个，完成目标6个的50%。"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_person_reads_what_is_wrong_and_how_much_was_checked(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("proofing", ["proof", str(report)]) == 0
    out = capsys.readouterr().out
    assert "✗ 第1段 完成率 确定" in out
    assert "写的是 85%。算得 82%（20.5亿元÷25亿元），相差 +3个百分点" in out
    assert "核对 2 处：不符 1 处，相符 1 处" in out
    assert "✓" not in out


def test_what_agrees_is_listed_when_asked_for(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("proofing", ["proof", str(report), "--all"]) == 0
    assert "✓ 第2段 完成率 50%" in capsys.readouterr().out


def test_a_program_reads_every_statement_that_was_tested(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("proofing", ["proof", str(report), "--json"]) == 0
    wrong, held = json.loads(capsys.readouterr().out)
    assert {"where", "text", "relation", "printed", "computed", "agrees", "certainty"} <= set(wrong)
    assert (wrong["where"], wrong["relation"], wrong["printed"]) == ("第1段", "completion", "85%")
    assert (wrong["computed"], wrong["agrees"], wrong["certainty"]) == ("82%", False, "sure")
    assert held["agrees"] is True


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    from luodi.config.cli.proofing import run as proof_of

    with pytest.raises(Refused, match="读不到文件"):
        proof_of(type("Args", (), {"file": tmp_path / "无.txt", "json": False, "all": False})())


def test_the_bench_proofreads_a_hundred_pages_without_a_false_alarm() -> None:
    found = measure(1)
    assert found.pages == 100
    assert found.statements > 1000
    assert found.proofing > 0 < found.reading
    told = {**vars(found), "pages_a_second": found.pages_a_second, "ratio": found.ratio}
    ((heading, rows),) = tables({"databases": {"sqlite": {"proof": told}}})
    assert heading.startswith("核数")
    assert len(rows) == 6
