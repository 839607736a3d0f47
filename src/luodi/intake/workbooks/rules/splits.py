"""How two units share a project, as ledgers write it: 7:3, 五五分成, 引荐70%落地30%."""

from __future__ import annotations

import re
from decimal import Decimal

from luodi.kernel.folding import fold

_NUMBER = r"([0-9]{1,3}(?:\.[0-9]+)?)%?"
_PAIR = re.compile(rf"{_NUMBER}[:∶/比]{_NUMBER}")
_SPOKEN = re.compile(r"([0-9])([0-9])(?:分成|开|分)")
_NAMED = re.compile(
    rf"(?:引荐|引进|招引|首报)(?:单位|方)?(?:占)?{_NUMBER}[,、;]?(?:落地|承接|落户)(?:单位|方)?(?:占)?{_NUMBER}"
)
_NAMED_BACK = re.compile(
    rf"(?:落地|承接|落户)(?:单位|方)?(?:占)?{_NUMBER}[,、;]?(?:引荐|引进|招引|首报)(?:单位|方)?(?:占)?{_NUMBER}"
)
_SIGNS = str.maketrans("一二三四五六七八九", "123456789")
WHOLES = (Decimal(10), Decimal(100), Decimal(1))


def split_said(text: str) -> Decimal | None:
    """The part of the introducing unit, between nought and one; None where it is not understood.

    The unit that introduced is named first, as heads have it; words that name both say it.
    """
    plain = fold(text).translate(_SIGNS).replace("按", "").removesuffix("比例")
    if found := _NAMED_BACK.fullmatch(plain):
        return _part(found[2], found[1])
    for pattern in (_NAMED, _PAIR, _SPOKEN):
        if found := pattern.fullmatch(plain) or pattern.fullmatch(plain.removesuffix("分成")):
            return _part(found[1], found[2])
    return None


def _part(first: str, second: str) -> Decimal | None:
    one, other = Decimal(first), Decimal(second)
    whole = one + other
    is_whole = whole in WHOLES or one == other
    return one / whole if is_whole and one > 0 and other > 0 else None
