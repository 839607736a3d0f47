"""`luodi init`: the first units and books, the first administrator, the default rulebook."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from luodi.config import environment
from luodi.foundation.history.models import Book
from luodi.foundation.people.actions import appoint, open_books, register_account
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.names import folded
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.people.rules.tree import CITY, DISTRICT, UnitRow
from luodi.foundation.people.rules.unit_list import decoded, unit_rows
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

PASSWORD = "LUODI_ADMIN_PASSWORD"


@dataclass(frozen=True)
class FirstPerson:
    """The first administrator, as typed in."""

    username: str
    name: str
    password: str


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("init", help="首次安装：建立单位、账套和第一个管理员")
    units = parser.add_mutually_exclusive_group(required=True)
    units.add_argument(
        "--units",
        type=Path,
        metavar="单位.csv",
        help="单位名单，列：名称,上级,类别,简称,单位类别,设立日期（前三列必填）",
    )
    units.add_argument("--district", metavar="区县", help="只建一个区县，单位以后再加")
    parser.add_argument("--username", default="admin", help="管理员的登录名（默认 admin）")
    parser.add_argument("--name", default="管理员", help="管理员的姓名")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    rows = _rows(args)
    refuse_a_second_time()
    person = FirstPerson(args.username, args.name, _password())
    opened = install(rows, person, at=timezone.now())
    for book, units in opened.items():
        print(f"已建账套“{book}”，单位 {len(units)} 个")
    print(f"管理员的登录名是 {folded(person.username)}。现在可以执行 luodi serve")
    return 0


@transaction.atomic
def install(rows: Sequence[UnitRow], person: FirstPerson, *, at: datetime) -> dict[str, list[Unit]]:
    """All of it or, with every reason named, nothing."""
    opened = open_books(rows=rows, by=None, at=at)
    root = _top([unit for units in opened.values() for unit in units])
    admin = register_account(
        username=person.username,
        name=person.name,
        unit=root,
        password=person.password,
        must_change_password=False,
        by=None,
        at=at,
    )
    appoint(account=admin, unit=root, role=Role.ADMIN, by=None, at=at)
    rulebook = shipped(DEFAULT)
    for name in opened:
        book = Book.objects.get(name=name)
        load(book=book, text=rulebook.text, name=rulebook.name, by=None, at=at)
    return opened


def refuse_a_second_time() -> None:
    if Account.objects.exists():
        text = gettext_noop("已经安装过了：单位和账号请由管理员在系统里增加")
        raise Refused(because(text))


def _top(units: Sequence[Unit]) -> Unit:
    """Where the first administrator sits: at the city if there is one, to reach every district."""
    return min(units, key=lambda unit: (unit.parent_id is not None, unit.kind != CITY, unit.pk))


def _rows(args: argparse.Namespace) -> list[UnitRow]:
    if args.district:
        return [UnitRow(name=args.district.strip(), kind=DISTRICT, line=1)]
    path: Path = args.units
    try:
        content = path.read_bytes()
    except OSError as error:
        text = gettext_noop("读不了文件 %(path)s：%(why)s")
        raise Refused(because(text, path=path, why=error.strerror)) from error
    return unit_rows(decoded(content), standing={})


def _password() -> str:
    """From the environment, else typed twice on the terminal."""
    if given := environment.text(PASSWORD):
        return given
    if not sys.stdin.isatty():
        text = gettext_noop("没有终端可以输入密码：请用环境变量 %(name)s 给出管理员的密码")
        raise Refused(because(text, name=PASSWORD))
    first = getpass.getpass("管理员的密码（至少 10 个字符，有字母和数字）：")
    if getpass.getpass("再输一遍：") != first:
        raise Refused(because(gettext_noop("两遍密码不一样，请重新执行")))
    return first
