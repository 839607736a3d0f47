"""Several processes record into one book at once; nothing is lost or numbered twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 4
UNITS = "名称,上级,类别\n江城市,,市\n甲区,江城市,区县\n东山镇,甲区,镇（街道）\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    return {
        **os.environ,
        "LUODI_DATA": str(tmp_path / "data"),
        "LUODI_DATABASE_URL": "",
        "LUODI_ADMIN_PASSWORD": "Luodi-first-2026",
        "LUODI_PASSWORD": "Luodi-start-2026",
        "PYTHONPATH": str(ROOT / "src"),
    }


def start(environment: dict[str, str], folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "luodi", *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_all_of_those_who_write_at_once_get_a_number_of_their_own(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for words in (
        ("init", "--units", "units.csv"),
        (
            "account",
            "chen",
            "--name",
            "陈填报",
            "--unit",
            "东山镇",
            "--role",
            "填报员",
            "--by",
            "admin",
        ),
        ("project", "光电厂", "--unit", "东山镇", "--by", "chen"),
    ):
        done = start(environment, tmp_path, *words)
        assert done.wait() == 0, done.stdout.read() if done.stdout else ""
    visit = ("record", "光电厂", "来访考察", "--on", "2026-11-01", "--by", "chen")
    running = [start(environment, tmp_path, *visit) for _ in range(AT_ONCE)]
    said = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * AT_ONCE, said
    numbers = {text.partition("（#")[2].partition("，")[0] for text in said}
    assert len(numbers) == AT_ONCE
    verified = start(environment, tmp_path, "verify")
    assert verified.communicate()[0].count("账实相符") == 3
