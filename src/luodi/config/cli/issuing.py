"""`luodi issue`: a filled paper tried and issued (定稿), or only tried."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils import timezone

from luodi.config.cli.asking import (
    book_named,
    file_content,
    person_named,
    person_option,
    unit_named,
)
from luodi.outputs.papers.queries.finishing import Placed, Tried, tried
from luodi.outputs.papers.rules.phrases.claims import VERDICT_WORDS
from luodi.records.library.rules import Paper
from luodi.records.publications.actions import issue


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("issue", help="定稿：核对填好的文稿，连同每个数存下")
    parser.add_argument("paper", type=Path, metavar="文稿")
    parser.add_argument("--title", metavar="标题", help="默认文件名")
    parser.add_argument("--unit", metavar="单位", help="哪个单位的文稿；默认经办人的单位")
    parser.add_argument("--try", dest="only_try", action="store_true", help="只核对，不定稿")
    person_option(parser)
    parser.set_defaults(run=run_issue)


def run_issue(args: argparse.Namespace) -> int:
    """Answers 1 for a paper that was only tried and cannot be issued."""
    by, now, content = person_named(args.by), timezone.now(), file_content(args.paper)
    found = tried(content, args.paper.name, now, reader=by)
    print("\n".join(told(found)))
    if args.only_try:
        for reason in (*found.objections, *refused(found)):
            print(f"✗ {reason}")
        return 0 if found.may_issue else 1
    unit = unit_named(book_named(found.paper.book.code), args.unit) if args.unit else by.unit
    done = issue(
        unit=unit,
        title=args.title or args.paper.stem,
        paper=Paper(content, args.paper.name, "", "命令行"),
        claims=found.false,
        by=by,
        at=now,
    )
    print(
        f"已定稿“{done.title}”（#{done.seq}），{len(found.final.figures)} 个数，时点 {done.moment}"
    )
    return 0


def refused(found: Tried) -> list[str]:
    return [f"{one.place}“{one.words}”与账不符：{one.why}" for one in found.false]


def told(found: Tried) -> list[str]:
    """Every claim with its place and verdict; where the seal is broken, what the book says."""
    lines = [line_of(one) for one in found.claims]
    if found.final.lost:
        lines.append(f"文中已经没有标记、无从核对的数：{'、'.join(found.final.lost)}")
    for one in found.checked.different if found.checked else ():
        lines.append(f"账上那一时点 {one.printed}，文中 {'、'.join(one.stands) or '—'}：{one.name}")
    return lines or ["文中没有要核的说法"]


def line_of(one: Placed) -> str:
    judged = one.judged
    why = "；".join(map(str, judged.reasons))
    return f"{one.place} {judged.claim.context}：{VERDICT_WORDS[judged.verdict]}。{why}"
