"""The amounts that a clause names, each with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luodi.kernel.money import Money, read_money
from luodi.kernel.readings import Reading
from luodi.kernel.refusal import Refused

NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
DIGITS = "一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
SPELLED = rf"[{DIGITS}][{DIGITS}零点十百千万亿拾佰仟]*[十百千万亿拾佰仟]"
CURRENCY = "元整|美元|美金|欧元|港元|港币|日元|英镑|元|块钱?"
MONEY = re.compile(
    r"(?P<hedge>大?约|近|超过?|逾|不低于|不少于|至少|不超过|上)?\s*(?:人民币|USD|US\$|HKD|EUR|RMB|[$￥¥€£])?\s*"
    rf"(?:{NUMBER}\s*(?:[-~—至到]\s*{NUMBER}\s*)?[余多]?个?(?:千万|百万|亿|万|千)?[余多]?"
    rf"|{SPELLED}[余多]?)"
    rf"(?:(?:{CURRENCY})(?:左右|以上|以下|上下)?"
    r"|(?<=[亿万])(?![0-9一-鿿])|(?<=[亿万])(?:左右|以上)|(?<=[亿万])(?=的?投资|到账|到位|资金|[和及与加]))"
)
# What an amount is of, when its own words say so; it is then nobody else's.
OF_SOMETHING = re.compile(
    r"(?:总投资|计划投资|投资额|合同额|合同金额|协议金额|注册资本|资本金(?=约|为)|产值|营收|营业收入|税收|纳税"
    r"|其中|另有|奖补|补贴|保证金|每亩|亩均|单价|罚款|贷款)(?:额|达|为|约|人民币|计划|预计)*\Z"
)
IN_ALL = re.compile(
    r"累计|到现在|到目前|至今|以来|已达|总计|共计?|合计|总共|截[至止]|今年以来|年初以来|[0-9]月?[-至到][0-9]{1,2}月"
)
PERCENT = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*%|百分之(?P<spelled>[一二三四五六七八九十]+)"
)


@dataclass(frozen=True)
class Amount:
    """One amount of a clause: where it stands, its words, what they read as."""

    start: int
    word: str
    reading: Reading[Money]
    is_anothers: bool = False  # its own words say that it is of something else

    @property
    def is_exact(self) -> bool:
        return self.reading.value is not None and self.reading.is_exact


def amounts_in(text: str, behind: int = 0) -> Iterator[Amount]:
    """Every amount; what stands before `behind` says nothing of those that follow it."""
    for found in MONEY.finditer(text):
        word, start = found[0].strip(), found.start()
        before = text[behind if behind <= start else 0 : start]
        try:
            reading = read_money(word.replace("个", "").replace("块钱", "元").replace("块", "元"))
        except Refused:
            continue
        yield Amount(start, word, reading, bool(OF_SOMETHING.search(before)))


def amount_of(text: str, start: int, end: int, *, of_itself: bool) -> Sequence[Amount]:
    """The amounts that may be meant by the words from `start` to `end`: behind, else before them.

    `of_itself` is what names its own amount (总投资3亿元): the first behind it, and no other.
    """
    found = list(amounts_in(text, end))
    if of_itself:
        return [one for one in found if one.start >= start][:1]
    free = [one for one in found if not one.is_anothers]
    behind = [one for one in free if one.start >= start]
    return behind or free


def percent_of(text: str) -> str:
    """The one percentage of a clause as a number; nothing where there are none or several."""
    found = PERCENT.findall(text)
    return found[0][0] if len(found) == 1 else ""
