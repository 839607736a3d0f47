"""A form without placeholders on the command line: what fills what is listed, and asked."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from django.utils import timezone

from luodi.config.cli.asking import person_named
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.forms.reading import ReadForm, chosen, read_form, rest_left
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.forms.shapes import SHAPE_NAMES, Kind, Slot, Table
from luodi.records.publications.actions import bind

PLACES = {Kind.COLUMN: "%s 列", Kind.ROW: "第 %s 行", Kind.CELL: "%s 格", Kind.LIST: "名单"}


def add(parser: argparse.ArgumentParser) -> None:
    """What `fill` takes besides, where the file is a form."""
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="序号=内容",
        help="表样里某一处填什么：选项的号、指标名、手填或留空；加 --by 就记住",
    )
    parser.add_argument("--leave-rest", action="store_true", help="其余没认准的都留空")


def answered(args: argparse.Namespace, content: bytes, paper: Paper) -> dict[str, str] | None:
    """What is said of the form's places; None, with the questions printed, while some are asked."""
    title = args.template.name
    form = read_form(content, title, paper)
    answers = dict(said_in(args, form, paper))
    form = read_form(content, title, paper, answers)
    if args.leave_rest:
        answers |= rest_left(form)
        form = read_form(content, title, paper, answers)
    print("\n".join(lines_of(form)))
    if form.asked:
        print(f"有 {len(form.asked)} 处要先问清楚，没有写文件。用 --answer 序号=选项 回答，如：")
        print(f"  --answer {form.asked[0][0]}=1 --answer {form.asked[-1][0]}=留空 --by 登录名")
        return None
    remember(args, answers)
    return answers


def said_in(args: argparse.Namespace, form: ReadForm, paper: Paper) -> Iterator[tuple[str, str]]:
    for pair in args.answer:
        number, equals, said = pair.partition("=")
        if not equals or not number.isdecimal():
            text = gettext_noop("--answer 写成 序号=内容，如 3=到位资金 或 5=留空")
            raise Refused(because(text, about="answer"))
        yield chosen(form, int(number), said.strip(), paper)


def remember(args: argparse.Namespace, answers: dict[str, str]) -> None:
    """The next time the same layout asks nothing."""
    if not answers:
        return
    if not args.by:
        print("没有写 --by，这次的回答不记住。")
        return
    by, now = person_named(args.by), timezone.now()
    for words, said in answers.items():
        bind(unit=by.unit, words=words, question=said, by=by, at=now)
    print(f"已记住 {len(answers)} 处，下次同样的表样照此填。")


def lines_of(form: ReadForm) -> Iterator[str]:
    table: Table | None = None
    for number, (of, slot) in enumerate(form.slots, start=1):
        if of is not table:
            table = of
            yield f"【{of.laid.sheet}】{SHAPE_NAMES[of.shape]}"
        yield from lines_of_slot(number, slot)
    for note in form.notes:
        yield f"注意：{note}"


def lines_of_slot(number: int, slot: Slot) -> Iterator[str]:
    place = PLACES[slot.kind]
    where = place % slot.address if "%" in place else place
    filled = slot.meaning.in_words if slot.meaning else "？"
    mark = f"（{slot.confidence}%）" if slot.meaning else ""
    yield f"{number:>3}  {where}  {slot.label} ← {filled}{mark}  {slot.reason}"
    if slot.is_asked:
        options = (f"{n} {one.in_words}" for n, one in enumerate(slot.choices, start=1))
        yield f"     可选：{'；'.join(options)}"
