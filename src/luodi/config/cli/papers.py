"""`luodi fill` and `luodi recheck`: templates filled, filled papers checked again."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from luodi.analysis.figures.rules.moments import as_of
from luodi.config.cli import forms
from luodi.config.cli.asking import account_named, book_named, book_option, day, file_content
from luodi.foundation.files.prose import WORD, paragraphs
from luodi.foundation.history.actions import note
from luodi.kernel.periods import parse_period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.desk import Typed
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.forms.reading import is_form
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import Checked, recheck
from luodi.outputs.papers.queries.skeletons import document
from luodi.outputs.papers.queries.sources import publisher_for, typed_for
from luodi.outputs.papers.rules.aloud import asked_in, counting_nothing
from luodi.outputs.papers.rules.skeletons import SKELETONS, skeleton
from luodi.records.publications.rules import FILLING, noted_of, topic_of


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "fill", help="填模板（Word、Excel 的占位符），或上级发的 Excel 表"
    )
    parser.add_argument("template", type=Path, metavar="模板")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="文件", help="写到哪里")
    parser.add_argument("--period", metavar="期间", help="如 2023、2023-03；默认时点所在的年")
    parser.add_argument("--as-of", default="", metavar="时点", help="如 2024-01-08 或 '#18234'")
    parser.add_argument("--day", type=day, metavar="日期", help="会议日期：本年、上月从这天算起")
    parser.add_argument("--event", default="", metavar="活动", help="本文所说的“本届”")
    parser.add_argument("--basis", choices=("claimed", "verified"), default="verified")
    parser.add_argument("--annex", action="store_true", help="文末附口径说明")
    parser.add_argument("--typed", action="append", default=[], metavar="名=值", help="手填的数")
    parser.add_argument("--by", metavar="登录名", help="谁手填的；也按此人的权限列名单")
    forms.add(parser)
    book_option(parser)
    parser.set_defaults(run=run_fill)
    parser = subparsers.add_parser("recheck", help="已填的文稿里哪些数今天会不同，为什么")
    parser.add_argument("paper", type=Path, metavar="文稿")
    parser.add_argument("--as-of", default="", metavar="时点", help="与哪一时点相比（默认现在）")
    parser.set_defaults(run=run_recheck)
    parser = subparsers.add_parser("template", help="取一份自带的模板，在 Word 里改成自己的")
    parser.add_argument("name", choices=[one.code for one in SKELETONS], metavar="名称")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="文件", help="写到哪里")
    parser.set_defaults(run=run_template)


def run_fill(args: argparse.Namespace) -> int:
    moment = as_of(args.as_of)
    year = (moment.day or timezone.localdate()).year
    paper = Paper(
        book=book_named(args.book),
        period=parse_period(args.period or str(year)),
        as_of=moment,
        now=timezone.now(),
        verified=args.basis == "verified",
        reader=account_named(args.by) if args.by else None,
        event=args.event,
        address=settings.ADDRESS,
        day=args.day,
    )
    content, answers = file_content(args.template), dict[str, str]()
    if is_form(content, args.template.name):
        said = forms.answered(args, content, paper)
        if said is None:
            return 1
        answers = said
    wanted = Wanted(title=args.template.name, annex=args.annex, answers=answers)
    typed = typed_for(paper) | typed_of(args)
    published = publisher_for(paper)
    made = fill(content, paper, wanted, typed=typed, published=published)
    args.out.write_bytes(made.content)
    note(
        action=FILLING,
        topic=topic_of(made.record),
        detail=noted_of(made.record),
        by=paper.reader,
        at=paper.now,
    )
    print(told(made, paper, args.out))
    return 0


def run_template(args: argparse.Namespace) -> int:
    found = skeleton(args.name)
    args.out.write_bytes(document(found))
    print(f"{found.name}，写入 {args.out}；占位符的写法见使用指南“文稿”")
    return 0


def typed_of(args: argparse.Namespace) -> dict[str, Typed]:
    """What was typed on the line, each under the name of who typed it."""
    found: dict[str, Typed] = {}
    for pair in args.typed:
        name, equals, words = pair.partition("=")
        if not equals or not args.by:
            text = gettext_noop("手填的数写成 --typed 名=值，并用 --by 写明是谁填的")
            raise Refused(because(text, about="typed"))
        found[name] = Typed(words, account_named(args.by).name)
    return found


def told(made: Made, paper: Paper, out: Path) -> str:
    lines = [f"已填 {len(made.figures)} 个数，写入 {out}；时点 {paper.moment}（链首 {paper.head}）"]
    read = paragraphs(made.content, out.name) if out.suffix.lower() == WORD else []
    lines += [f"  待填：{why}{beside(asked_in(read, name))}" for name, why in made.open_by_name]
    lines += [f"  为零，读起来要改：{clause}" for clause in counting_nothing(read)]
    lines += [f"  注意：{note}" for note in made.notes]
    return "\n".join(lines)


def beside(sentence: str) -> str:
    return f"：{sentence}" if sentence else ""


def run_recheck(args: argparse.Namespace) -> int:
    """Answers 1 where a figure differs or the seal is broken, so that a script may ask."""
    found = recheck(file_content(args.paper), as_of(args.as_of), timezone.now(), reader=None)
    print(f"{found.title}：{found.book}，{found.period}，原时点 {found.moment}，今 {found.today}")
    if found.seal:
        print(f"✗ {found.seal}；下面“填写时”是账上那一时点的数")
    for one in found.figures:
        if one.differs:
            print("\n".join(lines_of(one)))
    same = sum(not one.differs for one in found.figures)
    print(f"{same} 个数未变，{len(found.figures) - same} 个不同")
    return 0 if same == len(found.figures) and not found.seal else 1


def lines_of(one: Checked) -> list[str]:
    lines = [f"{one.number}. {one.name} {one.question}"]
    if one.rewritten:
        lines.append(f"   文中已改为 {one.stands}，填写时是 {one.printed}")
    if one.today != one.printed:
        lines.append(f"   填写时 {one.printed}，今日 {one.today}")
    lines += [f"   {why}" for why in one.causes]
    return lines
