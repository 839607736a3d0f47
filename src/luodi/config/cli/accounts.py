"""`luodi account`: an account with one role, made by an administrator from the terminal."""

from __future__ import annotations

import argparse
import getpass
import os

from django.db import transaction
from django.utils import timezone

from luodi.config.cli.asking import book_named, book_option, person_named, person_option, unit_named
from luodi.foundation.people.actions import appoint, register_account
from luodi.foundation.people.rules.policy import GRANTS, Role

PASSWORD = "LUODI_PASSWORD"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("account", help="建账号并任用；密码从终端输入，首次登录须改")
    parser.add_argument("username", metavar="登录名")
    parser.add_argument("--name", required=True, help="姓名")
    parser.add_argument("--unit", required=True, help="单位")
    roles = "、".join(grant.name for grant in GRANTS.values())
    parser.add_argument("--role", required=True, type=role_named, help=roles)
    book_option(parser)
    person_option(parser)
    parser.set_defaults(run=run)


def role_named(words: str) -> Role:
    for role, grant in GRANTS.items():
        if words == grant.name:
            return role
    names = "、".join(grant.name for grant in GRANTS.values())
    raise argparse.ArgumentTypeError(f"没有“{words}”这个角色，可用：{names}")


def run(args: argparse.Namespace) -> int:
    unit, by = unit_named(book_named(args.book), args.unit), person_named(args.by)
    password = os.environ.get(PASSWORD) or getpass.getpass(f"{args.name}的初始密码：")
    with transaction.atomic():
        account = register_account(
            username=args.username,
            name=args.name,
            unit=unit,
            password=password,
            by=by,
            at=timezone.now(),
        )
        appoint(account=account, unit=unit, role=args.role, by=by, at=timezone.now())
    print(f"已建账号 {account.username}：{unit}，{GRANTS[args.role].name}")
    return 0
