"""`luodi bind`: finds the blanks and figures of a speech and says what the book has for them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.config.cli import restoring
from luodi.config.cli.asking import book_named, book_option, file_content
from luodi.foundation.files.prose import paragraphs
from luodi.foundation.history.models import Book
from luodi.kernel.periods import parse_period
from luodi.outputs.papers.queries.speeches.answers import (
    Answer,
    Asking,
    answers,
    read_speech,
)
from luodi.outputs.papers.queries.speeches.restored import as_json as words_as_json
from luodi.outputs.papers.queries.speeches.restored import restored_list
from luodi.outputs.papers.queries.speeches.telling import (
    as_json,
    confidence_word,
    number,
    sorted_out,
)
from luodi.outputs.papers.queries.speeches.template import notes, template_of
from luodi.outputs.papers.queries.speeches.verdicts import Judged, judge
from luodi.outputs.papers.rules.phrases.bindings import SORT_WORDS
from luodi.outputs.papers.rules.phrases.claims import SAYS_WORDS, VERDICT_WORDS
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.restoring.finding import swapped


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("bind", help="讲话认数：找出空格和数字，能填的填，拿不准的问")
    parser.add_argument("speech", metavar="讲话", help=".docx 或 .txt")
    parser.add_argument("-o", dest="template", metavar="模板.docx", help="存成可填的 Word 模板")
    restoring.add_options(parser)
    parser.add_argument("--period", metavar="年", help="讲话的年份（“今年”）；默认从文中读")
    parser.add_argument("--as-of", default="", metavar="时点", help="如 2023-03-01 或 '#18234'")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    book_option(parser)
    parser.set_defaults(run=run_bind)


def run_bind(args: argparse.Namespace) -> int:
    path = Path(args.speech)
    content = file_content(path)
    passage = read(paragraphs(content, path.name))
    book, moment = book_or_none(args.book), as_of(args.as_of)
    reading = read_speech(passage, book, year=year_of(args.period, moment, passage.text))
    asking = Asking(book, moment, timezone.now()) if book else None
    found = answers(reading, asking)
    judged = [judge(claim, reading.names, asking) for claim in reading.claims]
    words = swapped(passage)
    puts = restoring.accepted(args, words)
    if args.template:
        Path(args.template).write_bytes(template_of(content, path.name, passage, found, puts))
    if args.listed:
        Path(args.listed).write_bytes(restored_list(path.name, words, puts))
    if args.json:
        blanks = as_json(found, judged)
        whole = {"blanks": blanks, "words": words_as_json(words, puts)}
        said = whole if args.restore or args.word else blanks
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return 0
    show(found, judged, book)
    restoring.show(words, puts, may_offer=not args.restore)
    if args.template:
        told = notes(content, path.name, passage)
        print(*(f"{note}。" for note in told), sep="\n", end="\n" if told else "")
        print(
            f"模板已存到 {args.template}：认准的已换成占位符，其余写成手填，旁边的批注说明是什么。"
        )
    return 0


def book_or_none(name: str | None) -> Book | None:
    """The book that is named, else the only district's; a speech can be read without one."""
    if name or Book.objects.filter(kind=Book.Kind.DISTRICT).count() == 1:
        return book_named(name)
    print("没有指明账套：只分辨，不取数。要取数请加 --book", file=sys.stderr)
    return None


def year_of(period: str | None, moment: AsOf, text: str) -> int | None:
    """The year that is said, else none: the speech says it, or the moment where it does not."""
    if period:
        return parse_period(period).start.year
    if any(f"{year}年" in text for year in range(1990, 2100)):
        return None
    return (moment.day or timezone.localdate()).year


def show(found: Sequence[Answer], judged: Sequence[Judged], book: Book | None) -> None:
    for one in found:
        for line in lines_of(one):
            print(line)
    for claim in judged:
        print(f"\n说法  {claim.claim.context}")
        word = SAYS_WORDS[claim.claim.says]
        why = "；".join(map(str, claim.reasons))
        print(f"      {word}：{VERDICT_WORDS[claim.verdict]}。{why}")
    print("\n" + "，".join(f"{word} {count}" for word, count in sorted_out(found)))


def lines_of(one: Answer) -> list[str]:
    binding = one.binding
    what = [SORT_WORDS[binding.sort]]
    if binding.indicator:
        period = binding.when.period.label if binding.when else ""
        what += [binding.name, one.event or binding.scope.label, period]
    lines = [f"{binding.n:>3}  {binding.context}".replace("\n", " "), f"     {' · '.join(what)}"]
    if one.verified and one.claimed:
        lines.append(f"     核定 {number(one.verified)}，申报 {number(one.claimed)} {binding.unit}")
    if one.published:
        lines.append(f"     公布 {one.published.printed}（{one.published.publisher}）")
    if one.agrees is not None:
        lines[-1] += "，与文中一致" if one.agrees else f"，文中写的是 {binding.mark.text}"
    why = "；".join(map(str, binding.reasons))
    lines.append(f"     {confidence_word(binding)}：{why}")
    if binding.candidates and not binding.is_sure:
        lines.append(f"     可选：{'、'.join(map(name_of, binding.candidates))}")
    return lines
