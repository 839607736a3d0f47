"""`luodi test` and `luodi check`: every test, and everything else that must hold."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/luodi"
SOURCES = ("src", "tests")
CHECKS = (
    ("格式", ("-m", "ruff", "format", "--check", *SOURCES)),
    ("规范", ("-m", "ruff", "check", *SOURCES)),
    ("类型", ("-m", "mypy")),
    ("分层", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
    ("译文", ("-m", "luodi", "translations", "--check")),
    ("迁移", ("-m", "django", "makemigrations", "--check", "--dry-run", "--verbosity=0")),
)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    # With a prefix that nobody types no word is an option, so that all of them reach pytest.
    parser = subparsers.add_parser(
        "test", help="运行全部测试；其后的参数交给 pytest", add_help=False, prefix_chars="\0"
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    parser.set_defaults(run=run_tests)
    parser = subparsers.add_parser(
        "check", help="格式、规范、类型、分层、译文、迁移和两种数据库的测试"
    )
    parser.add_argument("--without-tests", action="store_true", help="不再跑测试")
    parser.set_defaults(run=run_checks)


def run_tests(args: argparse.Namespace) -> int:
    """The tests on the database that LUODI_DATABASE_URL names, SQLite without it."""
    return pytest(dict(os.environ), args.rest)


def run_checks(args: argparse.Namespace) -> int:
    """Every check, all of them even where one fails; the exit code says whether all held."""
    failed = [name for name, words in CHECKS if not held(name, words)]
    if not args.without_tests:
        failed += [name for name, environment in databases() if pytest(environment, [])]
    print(f"未通过：{'、'.join(failed)}" if failed else "全部通过", flush=True)
    return 1 if failed else 0


def held(name: str, words: Sequence[str]) -> bool:
    began = time.monotonic()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "luodi.config.settings"}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    mark = "✗" if done.returncode else "✓"
    print(f"{mark} {name}（{time.monotonic() - began:.1f} 秒）", flush=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return done.returncode == 0


def databases() -> list[tuple[str, dict[str, str]]]:
    """SQLite always; PostgreSQL where a server answers, and said where none does."""
    plain = {key: value for key, value in os.environ.items() if key != "LUODI_DATABASE_URL"}
    given = os.environ.get("LUODI_DATABASE_URL", "")
    url = given if given.startswith("postgres") else POSTGRESQL
    found = [("SQLite 测试", plain)]
    if given.startswith("postgres") or answers():
        found.append(("PostgreSQL 测试", {**plain, "LUODI_DATABASE_URL": url}))
    else:
        print("PostgreSQL 没有应答（127.0.0.1:5432），没有在它上面测试", flush=True)
    return found


def answers() -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", 5432)) == 0


def pytest(environment: dict[str, str], arguments: Sequence[str]) -> int:
    """One run of the tests, shared among the machine's cores; the exit code is pytest's."""
    where = (
        "PostgreSQL" if environment.get("LUODI_DATABASE_URL", "").startswith("post") else "SQLite"
    )
    print(f"测试，数据库：{where}", flush=True)
    words = [sys.executable, "-m", "pytest", *(arguments or ["-n", "auto"])]
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode
