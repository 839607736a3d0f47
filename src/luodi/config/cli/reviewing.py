"""`luodi verify-entry`, `return`, `answer`, `withdraw`, `reverse` …: judging an entry."""

from __future__ import annotations

import argparse

from django.utils import timezone

from luodi.config.cli.asking import entry_numbered, person_named, person_option
from luodi.records.ledger.actions.correcting import record_again, reverse
from luodi.records.ledger.actions.reviewing import answer, send_back, verify, waive, withdraw
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.ledger.rules.gates import barring


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = one_entry(subparsers, "verify-entry", "核定一条记录")
    parser.add_argument("--grade", required=True, choices="ABC", help="A 第三方 B 现场 C 自述")
    parser.set_defaults(run=run_verify)
    for name, words, reason, run in (
        ("return", "退回一条记录", "理由", run_return),
        ("withdraw", "撤销一条记录的核定", "理由", run_withdraw),
        ("reverse", "红冲一条记录", "原因", run_reverse),
        ("answer", "答复退回", "答复", run_answer),
    ):
        parser = one_entry(subparsers, name, words)
        parser.add_argument("--reason", required=True, metavar=reason)
        parser.set_defaults(run=run)
    parser = one_entry(subparsers, "record-again", "红冲错了，照原样重新记录，证据一并带来")
    parser.set_defaults(run=run_record_again)
    parser = one_entry(subparsers, "waive", "免除一条记录核定的一项要求")
    parser.add_argument("requirement", metavar="所缺", help="如 尽职调查报告；与“还差”所列相同")
    parser.add_argument("--reason", required=True, metavar="原因")
    parser.set_defaults(run=run_waive)


def one_entry(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(name, help=words)
    parser.add_argument("entry", type=int, metavar="记录编号")
    person_option(parser)
    return parser


def run_verify(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    done = verify(entry=entry, grade=args.grade, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已核定，{args.grade} 级（#{done.seq}）")
    return 0


def run_return(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    done = send_back(entry=entry, reason=args.reason, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已退回：{args.reason}（#{done.seq}）")
    return 0


def run_withdraw(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    done = withdraw(entry=entry, reason=args.reason, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 的核定已撤销（#{done.seq}）")
    return 0


def run_reverse(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    done = reverse(entry=entry, reason=args.reason, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已红冲（#{done.seq}）")
    return 0


def run_record_again(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    done = record_again(entry=entry, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已重新记录，记录编号 {done.pk}（#{done.seq}，申报）")
    return 0


def run_answer(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    done = answer(entry=entry, text=args.reason, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已答复，重新申报（#{done.seq}）")
    return 0


def run_waive(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    lacking = {item.names: item.code for item in barring(missing_for(entry, timezone.localdate()))}
    code = lacking.get(args.requirement, args.requirement)
    done = waive(entry=entry, requirement=code, reason=args.reason, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已免除“{args.requirement}”（#{done.seq}）")
    return 0
