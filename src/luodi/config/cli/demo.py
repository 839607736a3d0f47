"""`luodi demo`: an invented city with two districts, in a database of its own, and its website."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from luodi.config import environment
from luodi.config.cli.figures import run_figures
from luodi.config.cli.layout import columns
from luodi.config.cli.serve import DEFAULT_HOST, DEFAULT_PORT, require_free, serve
from luodi.config.demonstration.invented.bodies import CITY, DISTRICTS, OLDER, YEARS
from luodi.config.demonstration.invented.people import FIRST_ADMIN, PASSWORD, seat_of
from luodi.config.demonstration.loading import load
from luodi.config.demonstration.script import script
from luodi.config.demonstration.truth import written
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import Role
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

FOLDER, TRUTH = "demo", "truth.json"  # below the data folder
DATABASE = "LUODI_DATABASE_URL"
SHOWN = (
    "合同项目数",
    "协议项目数",
    "合同引资额",
    "落地项目数",
    "开工项目数",
    "投产项目数",
    "到位资金",
    "实际利用市域外资金",
    "省际项目资金",
    "开工率",
    "落地率（口径A）",
    "资金到位率",
    "未落地合同项目数",
    "签约满一年未落地数",
    "市上退回项目数",
    "置换项目数",
    "零签约单位数",
    "零招引单位数",
    "全军覆没单位数",
)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("demo", help="载入演示市（两个区），启动网站")
    parser.add_argument("--once", action="store_true", help="只打印主要指标，不启动网站")
    parser.add_argument("--reset", action="store_true", help="删去演示数据，重新载入")
    parser.add_argument("--truth", action="store_true", help="只打印埋下的问题，不载入")
    parser.add_argument("--host", default=DEFAULT_HOST, help="监听地址（默认只限本机）")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="端口（默认 8000）")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.truth:
        sys.stdout.write(written(script()))
        return 0
    if not args.inside:
        return begin_apart(args)
    if not args.once:
        require_free(args.host, args.port)
    call_command("migrate", interactive=False, verbosity=0)
    if is_empty():
        fill(settings.DATA / TRUTH)
    else:
        require_demonstration()
    if args.once:
        return show_figures()
    print(signs_in())
    print(f"\n网站：http://{args.host}:{args.port}/ （按 Ctrl+C 停止）", flush=True)
    serve(args.host, args.port)
    return 0


def begin_apart(args: argparse.Namespace) -> int:
    """The same command once more, in a folder of its own: nothing real lies within its reach."""
    folder: Path = settings.DATA / FOLDER
    if args.reset:
        reset(folder)
    words = ["demo", "--inside", "--host", args.host, "--port", str(args.port)]
    words += ["--once"] if args.once else []
    sys.stdout.flush()
    command = [sys.executable, "-P", "-m", "luodi", *words]
    os.execve(sys.executable, command, {**os.environ, "LUODI_DATA": str(folder)})


def reset(folder: Path) -> None:
    """Delete the demonstration's own folder; a database that was named stays as it is."""
    if environment.text(DATABASE):
        text = gettext_noop("已用 %(name)s 指定数据库，--reset 不清空它：请自己清空，或取消该变量")
        raise Refused(because(text, name=DATABASE))
    shutil.rmtree(folder, ignore_errors=True)


def is_empty() -> bool:
    return not Book.objects.exists() and not Account.objects.exists()


def require_demonstration() -> None:
    """Refuse a database that holds anything but the demonstration."""
    ours = Book.objects.filter(name=CITY, kind=Book.Kind.CITY).exists()
    if not (ours and Account.objects.filter(username=FIRST_ADMIN.username).exists()):
        text = gettext_noop("%(name)s 指定的数据库里已有数据，演示只载入空的数据库：请换一个")
        raise Refused(because(text, name=DATABASE))


def fill(truth: Path) -> None:
    """Load everything and keep the truth about it beside the database."""
    print("载入演示数据：两个区、三年，共约三百个项目", flush=True)
    whole = script()
    stage = load(whole, Progress())
    truth.write_text(written(whole, stage), encoding="utf-8")
    print(f"埋下的问题及其真相：{truth}")


class Progress:
    """A line on the terminal for each tenth of the way; on a real terminal, one that moves."""

    def __init__(self) -> None:
        self.tenths = 0

    def __call__(self, done: int, total: int, at: datetime) -> None:
        tenths = done * 10 // total
        if tenths > self.tenths:
            self.tenths = tenths
            end = "\r" if sys.stdout.isatty() and tenths < 10 else "\n"
            print(f"  {tenths * 10:3d}%  {at:%Y年%m月}", end=end, flush=True)


def show_figures() -> int:
    """The main figures of the last full year: each district's, then the city's."""
    for name in (*(district.name for district in DISTRICTS), CITY):
        asked = argparse.Namespace(
            book=name,
            period=str(YEARS[-1]),
            only=list(SHOWN),
            basis="both",
            as_of="",
            by="",
            unit=None,
            event=None,
            state_on=None,
            organised_now=False,
            json=False,
        )
        run_figures(asked)
        print()
    return 0


def signs_in() -> str:
    """Who signs in by which name, a column for each district."""
    town = OLDER.bodies[0].name
    seats = {
        "招商办（核定）": "office",
        "招商办（复核）": "office-2",
        "督查": "supervisor",
        "领导": "leader",
        "审计": "auditor",
        "管理员": "admin",
    }
    rows = [["身份", *(district.name for district in DISTRICTS)]]
    rows += [[word, *(f"{d.prefix}-{seat}" for d in DISTRICTS)] for word, seat in seats.items()]
    for word, role in ((f"填报员（如{town}）", Role.CLERK), ("单位负责人", Role.HEAD)):
        rows.append([word, *(seat_of(d, d.bodies[0].name, role) for d in DISTRICTS)])
    city = "市：city-office（经办）、city-leader（领导）、city-admin（管理员）"
    others = "其他单位的填报员、负责人依次是 -clerk-02、-head-02 ……"
    return f"{columns(rows)}\n{city}\n{others}\n密码都是 {PASSWORD}（只供演示）"
