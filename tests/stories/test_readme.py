"""The story of one entry in README.md runs as printed, from an empty folder to `verify`."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNITS = """名称,上级,类别
江城市,,市
甲区,江城市,区县
东山镇,甲区,镇（街道）
甲区招商办,甲区,部门
"""
FILES = ("合同", "尽调", "审查", "公平", "纪要", "施工合同", "备案")
VERIFIED = "开工项目数     1     1     0    个"
WITHDRAWN = "开工项目数     1     0    -1    个"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int, str]]:
    """Each command of the story with its exit code and what it printed."""
    folder = tmp_path_factory.mktemp("落地 试用")
    (folder / "单位.csv").write_text(UNITS, encoding="utf-8")
    for name in FILES:
        (folder / f"{name}.pdf").write_text(f"%PDF-1.4 {name}", encoding="utf-8")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff not really a picture")
    return [(line, *run(line, folder)) for line in story()]


def story() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```sh story\n(.*?)```", text, re.DOTALL)
    assert block
    return [line for line in block[1].splitlines() if line.startswith("./luodi ")]


def run(line: str, folder: Path) -> tuple[int, str]:
    environment = {
        **os.environ,
        "LUODI_DATA": str(folder / "data"),
        "LUODI_DATABASE_URL": "",
        "LUODI_ADMIN_PASSWORD": "Luodi-first-2026",
        "LUODI_PASSWORD": "Luodi-start-2026",
        "PYTHONPATH": str(ROOT / "src"),
    }
    words = [sys.executable, "-m", "luodi", *shlex.split(line)[1:]]
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def said(told: list[tuple[str, int, str]], command: str) -> list[str]:
    """What the commands that begin so printed, in order."""
    return [text for line, _, text in told if line.startswith(f"./luodi {command}")]


def test_every_command_of_the_story_succeeds(told: list[tuple[str, int, str]]) -> None:
    assert [(line, text) for line, code, text in told if code] == []


def test_the_clerk_is_told_what_is_missing(told: list[tuple[str, int, str]]) -> None:
    recorded = said(told, "record 光电厂 破土开槽")[0]
    assert "还差  记录 2 破土开槽：证据 施工合同" in recorded
    assert "证据 施工合同" not in said(told, "missing")[0]


def test_the_figure_moves_with_the_verification_and_back(
    told: list[tuple[str, int, str]],
) -> None:
    first, second = said(told, "figures")
    assert VERIFIED in first
    assert WITHDRAWN in second


def test_explain_opens_the_figure_to_the_photo(told: list[tuple[str, int, str]]) -> None:
    assert "照片.jpg（永久性工程现场照片）" in said(told, "explain")[0]


def test_the_books_verify_at_the_end(told: list[tuple[str, int, str]]) -> None:
    assert said(told, "verify")[-1].count("账实相符") == 3
    assert said(told, "rebuild")[0].count("不符 0 行") == 3
