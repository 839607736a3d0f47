"""One number without hedge or unit, Chinese, western or both in one, to an exact decimal."""

from __future__ import annotations

import decimal
import re
from decimal import Decimal

from luodi.kernel.folding import fold, quoted
from luodi.kernel.refusal import Ambiguous, Refused, because
from luodi.kernel.text import gettext_noop

UNREADABLE = gettext_noop(
    "“%(written)s”读不出数字：请写成 3.5、1,234.5、1亿8千万、百分之十二 这样的形式"
)

_DIGITS = "零一二三四五六七八九"
_ALIKE = str.maketrans(
    {
        **dict(zip("〇○壹贰貳叁參肆伍陆陸柒捌玖", "零零一二二三三四五六六七八九", strict=True)),
        **dict(zip("兩拾佰仟萬億點", "两十百千万亿点", strict=True)),
        "廿": "二十",
        "卅": "三十",
        "卌": "四十",
    }
)
_TO_WESTERN = str.maketrans(_DIGITS, "0123456789")
_ONES = {**{sign: value for value, sign in enumerate(_DIGITS)}, "两": 2}

type Sizes = tuple[tuple[str, int], ...]
_SIZES: Sizes = (("亿", 10**8), ("万", 10**4), ("千", 10**3), ("百", 10**2), ("十", 10))
_WAN = 10**4

_WESTERN = re.compile(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_ONE_BY_ONE = re.compile(rf"([{_DIGITS}]{{2,}})([万亿]*)")
_WITH_POINT = re.compile(rf"([0-9]+|[{_DIGITS}两])点([0-9]+|[{_DIGITS}]+)")
_A_DIGIT_OR_SO = re.compile(rf"[0-9{_DIGITS}两](?:[.点].*)?")
_RUN = re.compile(rf"[{_DIGITS}十]+")

# The default context of Decimal keeps 28 digits: a longer number would be rounded unseen.
_MOST_DIGITS = 28


class NotANumber(Refused):
    """The text is no number at all; a caller that expected money or an area says so instead."""


class _Unreadable(Exception):
    """A part of the text is no number; `number` knows the whole text and says so."""


class _Elided(Exception):
    """What follows 亿 may have lost its 万 in speech."""


def number(text: str) -> Decimal:
    """The exact value of one number without hedges, unit or percent sign; else refused.

    Reads 1,234.5, 一亿八千万, 1亿8千万, 三点五亿, 两千三 (2300), 3万5 (35000), 二〇二三, 廿一.
    Refuses what has two readings: 1亿8千 (1.8 亿 or not), 三四百, 007.
    """
    with decimal.localcontext(prec=4 * _MOST_DIGITS):
        try:
            value = _signed(fold(text).translate(_ALIKE))
        except _Unreadable:
            raise NotANumber(because(UNREADABLE, written=quoted(text))) from None
        except _Elided as found:
            sentence = gettext_noop(
                "“%(written)s”有两种读法：亿后面的“%(tail)s”请写成“%(tail)s万”或“零%(tail)s”"
            )
            tail = quoted(str(found))
            raise Ambiguous(because(sentence, written=quoted(text), tail=tail)) from None
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        sentence = gettext_noop("“%(written)s”位数太多，最多 %(digits)s 位，请核对")
        raise Refused(because(sentence, written=quoted(text), digits=_MOST_DIGITS))
    return value


def western(folded: str) -> str:
    """The text with its Chinese numerals below a hundred, and its years, in western digits.

    二〇二三年十二月廿一 becomes 2023年12月21. Pairs such as 一二月 (January and February) stay.
    """
    return _RUN.sub(_western_run, folded.translate(_ALIKE))


def _western_run(found: re.Match[str]) -> str:
    run = found[0]
    if "十" not in run:
        is_pair = len(run) in {2, 3} and "零" not in run
        return run if is_pair else run.translate(_TO_WESTERN)
    try:
        return str(_value(run, _SIZES))
    except _Unreadable:
        return run


def _signed(text: str) -> Decimal:
    if text.startswith(("-", "−", "负")):
        return -_unsigned(text[1:])
    return _unsigned(text.removeprefix("+"))


def _unsigned(text: str) -> Decimal:
    if run := _ONE_BY_ONE.fullmatch(text):
        # 三四 is "three or four" and no number; 二〇 and 一二三四 are written digit by digit.
        if len(run[1]) == 2 and "零" not in run[1]:
            raise _Unreadable
        text = run[1].translate(_TO_WESTERN) + run[2]
    return _value(text, _SIZES)


def _value(text: str, sizes: Sizes) -> Decimal:
    for place, (sign, size) in enumerate(sizes):
        head, found, tail = text.rpartition(sign)
        if found:
            lower = sizes[place + 1 :]
            if tail and re.search("[.点]", head):
                raise _Unreadable
            return _times(head, size, lower) * size + _rest(tail, size, lower)
    return _leaf(text)


def _times(head: str, size: int, lower: Sizes) -> Decimal:
    """How many of `size`; 十, 百 and 千 may stand alone for one (十二, 千万), 万 and 亿 may not."""
    if size >= _WAN:
        return _value(head, lower)
    count = _leaf(head) if head else Decimal(1)
    if head == "零" or (size == 10 and count >= 10):
        raise _Unreadable
    return count


def _rest(tail: str, size: int, lower: Sizes) -> Decimal:
    """What follows 亿, 万, 千, 百 or 十: 3万5 is 35000, and 3万零5 is 30005."""
    if not tail:
        return Decimal(0)
    if tail.startswith("点") and size < _WAN:
        return _leaf("零" + tail)
    literal = tail.lstrip("零")
    if literal == tail and size > 10 and _A_DIGIT_OR_SO.fullmatch(tail):
        return _shorthand(tail) * size / 10
    if literal == "0" or not literal or literal[0] in "百千":
        raise _Unreadable
    value = _value(literal, lower)
    if value >= size:
        raise _Unreadable
    if literal == tail and size > _WAN and "万" not in tail:
        raise _Elided(tail)
    return value


def _shorthand(tail: str) -> Decimal:
    if len(tail) > 1 or tail == "0":
        raise _Unreadable
    return _leaf(tail)


def _leaf(text: str) -> Decimal:
    if _WESTERN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text in _ONES:
        return Decimal(_ONES[text])
    if found := _WITH_POINT.fullmatch(text):
        whole, part = (side.translate(_TO_WESTERN).replace("两", "2") for side in found.groups())
        if _WESTERN.fullmatch(whole):
            return Decimal(f"{whole}.{part}")
    raise _Unreadable


def ordinal(number: int) -> str:
    """A heading's number as papers write it, from 1 to 99: 三, 十, 二十一."""
    tens, ones = divmod(number, 10)
    before = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones else "")
