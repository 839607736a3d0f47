"""A process killed while it applies an import leaves nothing, and the import goes on after."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNITS = "名称,上级,类别\n江城市,,市\n甲区,江城市,区县\n东山镇,甲区,镇（街道）\n"
LEDGER = (
    "项目名称,总投资（万元）,签订合同时间\n光电产业园,1000,2022-03-05\n食品加工厂,500,2022-04-06\n"
)
# Runs the command, and stands still at the first entry that it writes.
HELD = """
import sys, time
import luodi.config.cli as cli
cli.prepare("import")
from django.db import connection
def hold(execute, sql, params, many, context):
    done = execute(sql, params, many, context)
    if sql.startswith('INSERT INTO "ledger_entry"'):
        print("writing", flush=True)
        time.sleep(60)
    return done
with connection.execute_wrapper(hold):
    cli.main(sys.argv[1:])
"""
APPLY = ("import", "台账.csv", "--apply", "--by", "chen")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    (tmp_path / "台账.csv").write_text(LEDGER, encoding="utf-8")
    return {
        **os.environ,
        "LUODI_DATA": str(tmp_path / "data"),
        "LUODI_DATABASE_URL": "",
        "LUODI_ADMIN_PASSWORD": "Luodi-first-2026",
        "LUODI_PASSWORD": "Luodi-start-2026",
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "luodi.config.settings",
    }


def start(environment: dict[str, str], folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def said(environment: dict[str, str], folder: Path, *words: str) -> str:
    done = start(environment, folder, "-m", "luodi", *words)
    output, _ = done.communicate()
    assert done.returncode == 0, output
    return output


def test_killed_while_it_writes_it_leaves_nothing(
    environment: dict[str, str], tmp_path: Path
) -> None:
    clerk = ("--name", "陈填报", "--unit", "东山镇", "--role", "填报员")
    said(environment, tmp_path, "init", "--units", "units.csv")
    said(environment, tmp_path, "account", "chen", *clerk, "--by", "admin")
    before = said(environment, tmp_path, "verify").splitlines()[1]
    writing = start(environment, tmp_path, "-c", HELD, *APPLY)
    assert writing.stdout is not None
    assert writing.stdout.readline() == "writing\n"
    os.kill(writing.pid, signal.SIGKILL)
    assert writing.wait() == -signal.SIGKILL
    assert said(environment, tmp_path, "verify").splitlines()[1] == before
    assert "新登记 2 个项目，记 4 条" in said(environment, tmp_path, *APPLY)
    assert said(environment, tmp_path, "verify").count("账实相符") == 3
    assert "没有入账" in said(environment, tmp_path, *APPLY)
