"""Words that a spinning site has swapped, on the terminal: shown, accepted, asked about."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.restoring.finding import Swapped
from luodi.outputs.papers.rules.restoring.putting import Put, by_pair, put_back, sure_ones

NONE, SURE, ASK = "none", "sure", "ask"
SHOWN = 2  # places of one swap that are shown


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--restore",
        choices=(NONE, SURE, ASK),
        help="换回原词：none 照原样（默认），sure 认准的都换回，ask 拿不准的逐处问",
    )
    parser.add_argument(
        "--word",
        action="append",
        default=[],
        metavar="序号=词",
        help="定某一处，可多次；空为照原样",
    )
    parser.add_argument("--list", dest="listed", metavar="清单.docx", help="换了哪些词，另存一份")


def accepted(args: argparse.Namespace, found: Sequence[Swapped]) -> tuple[Put, ...]:
    """The words that are put back by what was said on the line, and asked after it."""
    said = sure_ones(found) if args.restore in (SURE, ASK) else {}
    if args.restore == ASK:
        said |= asked([one for one in found if not one.is_sure])
    return put_back(found, said | words_of(args.word))


def words_of(pairs: Sequence[str]) -> dict[int, str]:
    """What was said of single places: 17=勇气; an empty word leaves the place as it is."""
    found: dict[int, str] = {}
    for pair in pairs:
        n, equals, word = pair.partition("=")
        if not equals or not n.isdecimal():
            text = gettext_noop("定某一处写成 --word 序号=词，如 --word 17=勇气")
            raise Refused(because(text, about="word"))
        found[int(n)] = word.strip()
    return found


def asked(doubtful: Sequence[Swapped]) -> Mapping[int, str]:
    """Each doubtful word with its choices; only a number puts one back."""
    return {one.n: choice for one in doubtful if (choice := asked_of(one))}


def asked_of(one: Swapped) -> str:
    print(f"{one.n:>4}  {one.context}\n      {'；'.join(map(str, one.reasons))}")
    offered = "  ".join(f"{place} {word}" for place, word in enumerate(one.choices, start=1))
    try:
        answer = input(f"      [回车] 照原样  {offered}：").strip()
    except EOFError:
        return ""
    place = int(answer) if answer.isdecimal() else 0
    return one.choices[place - 1] if 0 < place <= len(one.choices) else ""


def show(found: Sequence[Swapped], puts: Sequence[Put], *, may_offer: bool) -> None:
    """The swaps by pair, with the first places of each; the doubtful ones one by one."""
    if not found:
        return
    sure = sum(one.is_sure for one in found)
    print(f"\n换过的词  看着像被换过 {len(found)} 处：认准 {sure}，拿不准 {len(found) - sure}")
    for stands, meant, places in by_pair([one for one in found if one.is_sure]):
        shown = "；".join(f"{one.n} {one.context}" for one in places[:SHOWN])
        more = " …" if len(places) > SHOWN else ""
        print(f"      {stands} → {meant}  {len(places)} 处：{shown}{more}")
    for one in found:
        if not one.is_sure:
            choices = "、".join(one.choices)
            print(f"{one.n:>4}  {one.context}  可能是{choices}。{'；'.join(map(str, one.reasons))}")
    if puts:
        print(f"换回 {len(puts)} 处，照原样 {len(found) - len(puts)} 处")
    elif may_offer:
        print("一处没有换：--restore sure 换回认准的，--restore ask 逐处问")
