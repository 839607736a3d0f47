"""Cuts the text of a formula into words, numbers and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

LONGEST_FORMULA = 1000  # characters

# What people type, and what the keyboards of Word turn it into.
_SIGNS = {
    "（": "(",
    "）": ")",
    "，": ",",
    "＋": "+",
    "−": "-",
    "－": "-",
    "–": "-",
    "×": "*",
    "＊": "*",
    "÷": "/",
    "／": "/",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "==": "=",
    "＝": "=",
    "＜": "<",
    "＞": ">",
    "．": ".",
}
_PLAIN = ("(", ")", ",", "+", "-", "*", "/", "<=", ">=", "!=", "<", ">", "=", ".")
_BY_LENGTH = sorted((*_SIGNS, *_PLAIN), key=len, reverse=True)
_TOKEN = re.compile(
    r"(?P<blank>\s+)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign>" + "|".join(map(re.escape, _BY_LENGTH)) + ")"
)


class Sort(Enum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True)
class Token:
    """One word, number or sign; `at` counts characters from 1."""

    sort: Sort
    text: str
    at: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`, the last of sort END; refuses a sign that formulas do not know."""
    if len(text) > LONGEST_FORMULA:
        sentence = gettext_noop("公式有%(length)s个字，超过%(most)s个字的上限，请拆成几个派生率")
        raise Refused(because(sentence, length=len(text), most=LONGEST_FORMULA))
    at = 0
    while at < len(text):
        if not (match := _TOKEN.match(text, at)):
            raise Refused(unknown_sign(text[at], at + 1))
        if match.lastgroup != "blank":
            found = match.group()
            yield Token(Sort(match.lastgroup), _SIGNS.get(found, found), at + 1)
        at = match.end()
    yield Token(Sort.END, "", len(text) + 1)


def unknown_sign(sign: str, at: int) -> Reason:
    text = gettext_noop(
        "公式第%(at)s个字“%(found)s”不能用在公式里，"
        "只可用指标名、数字、+ - * / ( ) , 和 min、max、if 及比较号"
    )
    return because(text, at=at, found=sign)
