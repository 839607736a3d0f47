"""A stretch from one date to another, taken apart: 2023年3-5月, 2023.03-2023.05, 一季度至三季度."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?:[0-9]{4}|[0-9]{2}(?=年)|[今本去上前明](?=年))年?度?|[0-9]{4}[-./]")
_MONTH = re.compile(r"[0-9]{1,2}月")
_SURE = re.compile(r"[~〜至到]|[—–]{1,2}|--")
_ONE_SIGN = re.compile(r"(?<=[月日号年0-9季度])-(?=[0-9第上下])")
_ALL_DIGITS = re.compile(r"([0-9]{4}([./])[0-9]{1,2}(?:\2[0-9]{1,2})?)-([0-9]{4}\2[0-9]{1,2}.*)")


def ends_of(plain: str) -> tuple[str, str] | None:
    """The two dates of a stretch, each with what the other says for both; None where it is none.

    2023.3-5 is left alone: it may be 3月 to 5月, and the 5th.
    """
    parts = _parts(plain)
    if parts is None:
        return None
    first, last = parts
    return _with_measure_of(last, first), _with_year_of(first, last)


def _parts(plain: str) -> tuple[str, str] | None:
    if found := _ALL_DIGITS.fullmatch(plain):
        return found[1], found[3]
    for sign in (_SURE, _ONE_SIGN):
        parts = sign.split(plain)
        if len(parts) == 2 and all(parts):
            is_named = sign is _SURE or any(word in plain for word in "年月季")
            return (parts[0], parts[1]) if is_named else None
    return None


def _with_measure_of(last: str, first: str) -> str:
    """3至5月 begins in 3月, 3月10-12日 on the 10th."""
    if not first[-1].isdigit() or _is_dotted(first):
        return first
    if "月" in first and last[-1] in "日号":
        return f"{first}日"
    if "月" in last and "月" not in first:
        return f"{first}月"
    return f"{first}年" if last.endswith("年") and "年" not in first else first


def _with_year_of(first: str, last: str) -> str:
    """2023年3月-5月 ends in 2023年5月, 3月10日-12日 on the 12th of that month."""
    year = _YEAR.match(first)
    if _YEAR.match(last) or year is None or not first.startswith(year[0]):
        own = ""
    else:
        own = year[0] if year[0].endswith(("年", "度")) else f"{year[0][:-1]}年"
    month = _MONTH.search(first)
    is_a_day = bool(re.fullmatch(r"[0-9]{1,2}[日号]?", last))
    return own + (month[0] if month and is_a_day else "") + _named(last, is_a_day)


def _named(last: str, is_a_day: bool) -> str:
    return f"{last}日" if is_a_day and last.isdigit() else last


def _is_dotted(first: str) -> bool:
    return any(sign in first for sign in "./-")
