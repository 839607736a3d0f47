"""`luodi receive`: takes in files and a text from the terminal, and says what they propose."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils import timezone

from luodi.config.cli.asking import file_content, person_named, person_option, unit_named
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.ui.sentences import sentence
from luodi.intake.inbox.actions import receive
from luodi.intake.inbox.models import Received, units_receiving_for
from luodi.intake.inbox.queries.proposing import Proposal, proposals
from luodi.intake.inbox.rules.files import File, type_of
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.library.rules import Paper


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("receive", help="收件：收下聊天里的文字和文件")
    parser.add_argument("files", nargs="*", metavar="文件")
    parser.add_argument("--text", default="", metavar="文字", help="聊天里的一段话")
    parser.add_argument("--unit", help="收件单位；省略时用本人所在单位")
    person_option(parser)
    parser.set_defaults(run=take_in)


def take_in(args: argparse.Namespace) -> int:
    by = person_named(args.by)
    papers = [paper(Path(name)) for name in args.files]
    unit = unit_of(by, args.unit)
    received = receive(unit=unit, text=args.text, papers=papers, by=by, at=timezone.now())
    print(f"已收下：收件 {received.pk}（{unit}）")
    show(received, by)
    return 0


def unit_of(by: Account, name: str | None) -> Unit:
    """The unit that receives: the one named, else the person's own."""
    if name:
        return unit_named(by.unit.book, name)
    units = units_receiving_for(by).filter(closed_on=None).select_related("book").order_by("path")
    own = units.filter(pk=by.unit_id).first() or units.first()
    if own is None:
        text = gettext_noop("%(name)s 没有可以收件的单位，请联系管理员核对任用")
        raise Refused(because(text, name=by.name))
    return own


def paper(path: Path) -> Paper:
    file = File(0, path.name, is_image=False)
    return Paper(file_content(path), path.name, type_of(file), gettext_noop("命令行"))


def show(received: Received, by: Account) -> None:
    """What may be recorded of it, and what it says that may not."""
    found = proposals(received, by)
    for row in found.rows:
        print(line(row))
    for reason in found.passed_over:
        print(f"不记  {sentence(reason)}")
    if not found.rows:
        print("没有读出发生了什么，请在网页的“收件”里选。")


def line(row: Proposal) -> str:
    words = (row.title, row.day, row.amount)
    about = "、".join(choice.name for choice in row.choices) or "没有认出项目"
    sure = "" if row.is_sure else "（请选）"
    return f"可记  {' '.join(filter(None, words))}：{about}{sure}"
