"""`luodi bench`: how fast a large book answers and records, and what serving it takes."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from psycopg import sql

from luodi.config.benchmark.parts import FIGURES, IMPORT, PARTS, RECORDING, Size, measured
from luodi.config.benchmark.report import tables
from luodi.config.cli.checks import POSTGRESQL, answers
from luodi.config.cli.layout import columns

ENTRIES, CLAIMS, RUNS, SECONDS = 1_000_000, 10_000, 5, 5
ROWS, LONG = 10_000, 100_000
SQLITE, POSTGRES = "sqlite", "postgresql"
# Recording and importing need a fresh book, so they have a database beside the one that is kept.
KEPT, FRESH = "luodi_bench", "luodi_bench_recording"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("bench", help="大账套的速度和内存（docs/operate/benchmark.md）")
    parser.add_argument("--entries", type=int, default=ENTRIES, help="账套的记录条数")
    parser.add_argument("--claims", type=int, default=CLAIMS, help="成批填报的条数")
    parser.add_argument("--rows", type=int, default=ROWS, help="导入的台账的行数")
    parser.add_argument("--long", type=int, default=LONG, help="后台导入的台账的行数，0 为不测")
    parser.add_argument("--runs", type=int, default=RUNS, help="各计时几次，取中位数")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="网页和内存各加压几秒")
    parser.add_argument("--only", choices=(SQLITE, POSTGRES), help="只测一种数据库")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="测哪几项")
    parser.add_argument("--plan", action="store_true", help="另打印各条语句的执行计划")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--inside", choices=PARTS, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.inside:
        print(json.dumps(measured(args.inside, size(args)), ensure_ascii=False, default=str))
        return 0
    found = {"entries": args.entries, "runs": args.runs, "databases": everything(args)}
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for heading, rows in tables(found):
        print(f"\n{heading}\n{columns(rows)}")
    for name, parts in found["databases"].items():
        for statement, plan in parts.get(FIGURES, {}).get("plans", {}).items():
            print(f"\n{name} {statement}\n{plan}")
    return 0


def size(args: argparse.Namespace) -> Size:
    return Size(args.entries, args.claims, args.runs, args.seconds, args.plan, args.rows, args.long)


def everything(args: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Every part on every database that answers."""
    found: dict[str, dict[str, Any]] = {}
    for engine in (SQLITE, POSTGRES):
        if args.only in (None, engine):
            if engine == POSTGRES and not answers():
                print("PostgreSQL 没有应答（127.0.0.1:5432），没有在它上面测", file=sys.stderr)
                continue
            found[engine] = {part: child(part, engine, args) for part in args.parts}
    return found


def child(part: str, engine: str, args: argparse.Namespace) -> dict[str, Any]:
    """One part, measured by a process whose database is the bench's own."""
    words = [sys.executable, "-m", "luodi", "bench", "--inside", part]
    for name in ("entries", "claims", "rows", "long", "runs", "seconds"):
        words += [f"--{name}", str(getattr(args, name))]
    done = subprocess.run(
        [*words, *(["--plan"] if args.plan else [])],
        env={**os.environ, **environment(part, engine)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def environment(part: str, engine: str) -> Mapping[str, str]:
    """Where the part's process finds its data: never the installation's own."""
    folder = settings.DATA / "bench"
    name = FRESH if part in (RECORDING, IMPORT) else KEPT
    url = postgresql(name) if engine == POSTGRES else str(folder / f"{name}.db")
    return {"LUODI_DATA": str(folder), "LUODI_DATABASE_URL": url}


def postgresql(name: str) -> str:
    """The address of a database of this name on the server, made if it is not there."""
    given = os.environ.get("LUODI_DATABASE_URL", "")
    server = urlsplit(given if given.startswith("postgres") else POSTGRESQL)
    with psycopg.connect(urlunsplit(server._replace(path="/postgres")), autocommit=True) as link:
        known = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            link.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlunsplit(server._replace(path=f"/{name}"))
