"""`luodi project`, `record`, `evidence`, `missing`: what a unit's clerk does, from the terminal."""

from __future__ import annotations

import argparse
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from luodi.config.cli.asking import (
    book_named,
    book_option,
    entry_numbered,
    file_content,
    person_named,
    person_option,
    unit_named,
)
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.vocabulary.evidence import EVIDENCE
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_of
from luodi.foundation.vocabulary.naming import unknown
from luodi.foundation.vocabulary.shapes import Field, FieldType, Kind, Measure
from luodi.foundation.vocabulary.words import word
from luodi.kernel.dates import read_date
from luodi.kernel.money import read_money, to_yuan
from luodi.kernel.periods import parse_period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.evidence import hand_in
from luodi.records.ledger.actions.recording import record
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.gates import missing_table
from luodi.records.ledger.rules.claims import Claim
from luodi.records.ledger.rules.gates import Missing
from luodi.records.library.models import Document
from luodi.records.library.rules import CLASSIFIED_NOTICE, Paper
from luodi.records.projects.actions import register
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import subject_named


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("project", help="登记项目")
    parser.add_argument("name", metavar="项目名称")
    parser.add_argument("--unit", required=True, help="责任单位")
    parser.add_argument("--place", default="", help="落户地")
    book_option(parser)
    person_option(parser)
    parser.set_defaults(run=project)
    add_record(subparsers)
    parser = subparsers.add_parser("evidence", help="给一条记录补一份证据")
    parser.add_argument("entry", type=int, metavar="记录编号")
    parser.add_argument("evidence", metavar="类型=文件", help="如 现场照片=开工.jpg")
    person_option(parser)
    parser.set_defaults(run=evidence)
    parser = subparsers.add_parser("missing", help="一个事项还差什么")
    parser.add_argument("subject", metavar="事项名称或编号")
    book_option(parser)
    parser.set_defaults(run=missing)


def add_record(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("record", help="记一笔：什么事项、发生了什么、哪天")
    parser.add_argument("subject", metavar="事项名称或编号")
    parser.add_argument("kind", metavar="记录种类", help="如 破土开槽、到位资金")
    parser.add_argument("--on", metavar="日期", help="发生日，如 2023-03-01、2023年3月")
    parser.add_argument("--covers", metavar="期间", help="所属期，如 2023-03")
    parser.add_argument("--value", metavar="数值", help="如 1200万元")
    parser.add_argument("--said", default="", metavar="一句话", help="发生了什么")
    parser.add_argument("--unit", help="填报单位；省略时用事项的责任单位")
    parser.add_argument(
        "--set", action="append", default=[], metavar="项=值", help="该种类自己的项，可多次"
    )
    parser.add_argument(
        "--evidence", action="append", default=[], metavar="类型=文件", help="证据，可多次"
    )
    book_option(parser)
    person_option(parser)
    parser.set_defaults(run=record_one)


def project(args: argparse.Namespace) -> int:
    book = book_named(args.book)
    done = register(
        name=args.name,
        unit=unit_named(book, args.unit),
        place=args.place,
        by=person_named(args.by),
        at=timezone.now(),
    )
    print(f"已登记项目“{args.name}”，事项编号 {done.subject_id}")
    return 0


def record_one(args: argparse.Namespace) -> int:
    book = book_named(args.book)
    by, subject = person_named(args.by), subject_named(book, args.subject)
    unit = unit_named(book, args.unit) if args.unit else Unit.objects.get(pk=subject.unit_id)
    kind = kind_named(args.kind)
    claim = claim_of(args, kind, subject, unit)
    papers = tuple(paper(pair, by) for pair in args.evidence)
    entry = record(book=book, claim=replace(claim, papers=papers), by=by, at=timezone.now())
    print(f"已记：{subject.name} · {kind.name}，记录编号 {entry.pk}（#{entry.seq}，申报）")
    show_missing(subject)
    return 0


def claim_of(args: argparse.Namespace, kind: Kind, subject: Subject, unit: Unit) -> Claim:
    """What was typed, as a claim."""
    today = timezone.localdate()
    days = read_date(args.on, today=today).value if args.on else None
    covers = parse_period(args.covers) if args.covers else None
    columns, detail = own_values(kind, args.set)
    value, measure = value_of(kind, args.value)
    plain = Claim(
        subject=subject.pk,
        kind=kind.code,
        said=args.said or kind.name,
        reported_by=unit.pk,
        occurred_from=days.first if days else None,
        occurred_to=days.last if days else None,
        covers_from=covers.start if covers else None,
        covers_to=covers.last_day if covers else None,
        source=Entry.Source.COMMAND,
        detail=detail,
        value=value,
        measure=measure,
    )
    return replace(plain, **columns)


def kind_named(words: str) -> Kind:
    """The kind of this code or Chinese name; its name may be shortened to what is unmistakable."""
    for kind in KINDS:
        if words in (kind.code, kind.name):
            return kind
    near = [kind for kind in KINDS if words in kind.name]
    return near[0] if len(near) == 1 else kind_of(words)


def value_of(kind: Kind, text: str | None) -> tuple[Decimal | None, str]:
    """The typed value in the kind's measure; money says its own unit."""
    if not text:
        return None, ""
    if Measure.YUAN in kind.measures:
        said = read_money(text).value
        if said is None:
            raise Refused(because(gettext_noop("“%(written)s”不是一个金额"), written=text))
        yuan = to_yuan(said)
        return -yuan if kind.negative else yuan, Measure.YUAN.name
    try:
        return Decimal(text), kind.measures[0].name if kind.measures else ""
    except ArithmeticError:
        raise Refused(because(gettext_noop("“%(written)s”不是一个数"), written=text)) from None


def own_values(kind: Kind, pairs: list[str]) -> tuple[dict[str, Any], dict[str, object]]:
    """The kind's own fields as typed, 项=值: those with a column, and those in the detail."""
    columns: dict[str, Any] = {}
    detail: dict[str, object] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        own = next((own for own in kind.fields if name in (own.code, own.name)), None)
        if own is None:
            names = "、".join(own.name for own in kind.fields) or "无"
            text = gettext_noop("“%(kind)s”没有“%(name)s”这一项，可填：%(names)s")
            raise Refused(because(text, kind=kind.name, name=name, names=names))
        if own.column:
            columns[own.column] = typed(own, value)
        else:
            read = typed(own, value)
            detail[own.code] = str(read) if isinstance(read, Decimal) else read
    return columns, detail


def typed(own: Field, words: str) -> object:
    """What was typed for a field, as the ledger takes it; what is not understood, as it is."""
    match own.type:
        case FieldType.CHOICE:
            return next((code for code in own.choices if words == word(code)), words)
        case FieldType.YES_NO:
            return {"是": True, "否": False}.get(words, words)
        case FieldType.MONEY:
            said = read_money(words).value
            return words if said is None else to_yuan(said)
        case FieldType.UNIT | FieldType.EVENT | FieldType.SUBJECT | FieldType.ENTERPRISE:
            return int(words) if words.isdecimal() else words
        case _:
            return words


def evidence_code(pair: str) -> str:
    """The evidence type that a 类型=文件 names, by code, name, or what is unmistakable of it."""
    words = pair.partition("=")[0]
    for row in EVIDENCE:
        if words in (row.code, row.name, row.name.partition("（")[0]):
            return row.code
    near = [row.code for row in EVIDENCE if words in row.name]
    if len(near) == 1:
        return near[0]
    raise unknown(
        words,
        [row.name for row in EVIDENCE],
        plain=gettext_noop("没有“%(given)s”这种证据"),
        hinting=gettext_noop("没有“%(given)s”这种证据，相近的有：%(nearest)s"),
    )


def paper(pair: str, by: Account) -> Paper:
    """The file of a 类型=文件; at a person's first one he is told what must not be handed in."""
    path = Path(pair.partition("=")[2])
    if not Document.objects.filter(uploaded_by=by).exists():
        print(CLASSIFIED_NOTICE)
    return Paper(file_content(path), path.name, evidence_code(pair), gettext_noop("命令行"))


def evidence(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    given = paper(args.evidence, by)
    hand_in(entry=entry, paper=given, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已补证据：{given.title}")
    show_missing(entry.subject)
    return 0


def missing(args: argparse.Namespace) -> int:
    show_missing(subject_named(book_named(args.book), args.subject))
    return 0


def show_missing(subject: Subject) -> None:
    """The table of what is still missing, one line a thing."""
    rows = missing_table(subject, timezone.localdate())
    if not rows:
        print("不差什么。")
    for row in rows:
        where = f"记录 {row.entry} {row.kind_name}" if row.entry else f"下一步 {row.kind_name}"
        want = {"EVIDENCE": "证据", "FIELD": "台账没写"}.get(row.item.want, "先行")
        print(f"还差  {where}：{want} {row.item.names}{weight(row.item)}")


def weight(item: Missing) -> str:
    """How much a missing thing matters, in words; nothing is added where it bars."""
    if item.waived:
        return "（已免除）"
    return "" if item.bars else "（应有，不阻核定）"
