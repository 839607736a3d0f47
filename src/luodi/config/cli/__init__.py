"""The command line: finds the command, prepares Django where it needs it, says refusals plainly."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from luodi.kernel.refusal import Refused

# Command → the module that adds it; a module is imported only when its command is asked for.
COMMANDS = {
    "account": "accounts",
    "demo": "demo",
    "test": "checks",
    "check": "checks",
    "serve": "serve",
    "init": "init",
    "figures": "figures",
    "explain": "figures",
    "bind": "binding",
    "fill": "papers",
    "recheck": "papers",
    "issue": "issuing",
    "template": "papers",
    "proof": "proofing",
    "rulebook": "rulebook",
    "target": "targets",
    "project": "entering",
    "record": "entering",
    "evidence": "entering",
    "missing": "entering",
    "receive": "receiving",
    "import": "importing",
    "verify-entry": "reviewing",
    "return": "reviewing",
    "answer": "reviewing",
    "withdraw": "reviewing",
    "reverse": "reviewing",
    "record-again": "reviewing",
    "waive": "reviewing",
    "reclassify": "classing",
    "reclassify-entry": "classing",
    "month": "months",
    "confirm": "months",
    "handover": "handing_over",
    "close": "books",
    "opening": "books",
    "verify": "books",
    "rebuild": "books",
    "redact": "books",
    "translations": "translations",
    "bench": "bench",
    "pictures": "pictures",
}
OVERVIEW = """用法：./luodi 命令 [选项]      每个命令都可加 --help

开始
  demo          载入演示市（两个区），打开网页；--once 只打印主要指标
  init          首次安装：建立单位、账套、第一个管理员
  account       建账号并任用          serve         启动网站

记账
  project       登记项目          record        记一笔
  evidence      补一份证据        missing       还差什么
  receive       收件：收下聊天里的文字和文件
  import        读台账：先看不记；--apply 入账
  verify-entry  核定              return        退回
  answer        答复退回          withdraw      撤销核定
  reverse       红冲              record-again  红冲错了，重新记录
  waive         免除一项要求
  reclassify    改项目的归类      reclassify-entry  改一条记录的归类

单位
  month         月报、迟报名单    confirm       确认代录的记录
  handover      交接

指标
  figures       某日的全部指标    explain       一个指标从哪里来
  rulebook      口径手册：check、load、show
  target        目标任务：set、load、list、withdraw

文稿
  bind          讲话认数：找出空格和数字，能填的填，拿不准的问；-o 做成模板
  template      取自带的模板      fill          把模板里的占位符填成数
  issue         定稿：核对填好的文稿，连同每个数存下
  recheck       已填的文稿里哪些数今天会不同，为什么
  proof         核数：一份报告或表格里的数能不能互相印证

账套
  opening       建账的开始、结束  close         封账
  verify        核对账套是否被改动过
  rebuild       由记录重建计数（--check 只核对）
  redact        隐去个人信息或资料内容

开发
  test  check  bench  translations  pictures"""
WITHOUT_DJANGO = {"checks"}
# Commands that look after the database themselves.
OWN_DATABASE = {"demo", "init", "serve", "bench", "translations", "pictures"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 for a refusal, 2 for words that make no command."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help", "help"):
        print(overview())
        return 0
    module = COMMANDS.get(given[0])
    if module is None:
        print(f"没有“{given[0]}”这个命令。\n{overview()}", file=sys.stderr)
        return 2
    if module not in WITHOUT_DJANGO:
        prepare(given[0])
    return run(module, given)


def run(module: str, given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="luodi", description="落地：区县招商引资项目总账")
    import_module(f"luodi.config.cli.{module}").add(parser.add_subparsers(required=True))
    args = parser.parse_args(given)
    try:
        return int(args.run(args) or 0)
    except Refused as refusal:
        say(refusal, given[0])
        return 1
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 0


def say(refusal: Refused, command: str) -> None:
    """The refusal on the terminal, and in the house's log unless the command makes the log."""
    from django.utils import timezone

    from luodi.foundation.history.actions import note
    from luodi.foundation.ui.sentences import sentences

    said = sentences(refusal)
    print(*said, sep="\n", file=sys.stderr)
    if command not in OWN_DATABASE:
        detail = {"command": command, "reasons": [str(words) for words in said]}
        note(action="refusal", detail=detail, by=None, at=timezone.now())


def prepare(command: str) -> None:
    """Django set up; the database brought to the newest tables where the command needs it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luodi.config.settings")
    import django

    django.setup()
    if command not in OWN_DATABASE:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)


def overview() -> str:
    """Every command with its one line, as `luodi help` shows them."""
    return OVERVIEW
