"""Units of measure as heads, notes and number formats write them: 单位：万元, 0.00"亿元"."""

from __future__ import annotations

import re
from functools import lru_cache

from luodi.intake.workbooks.rules.fields.row import Holds
from luodi.kernel.areas import read_area
from luodi.kernel.folding import fold
from luodi.kernel.money import read_money
from luodi.kernel.refusal import Refused

COUNTED = frozenset({"个", "个数", "家", "户", "人", "名", "次", "栋", "台", "套"})
PERCENT = "%"
FRACTION = "小数"  # 0.3 for 30%
MONEY_ASKED = ("元", "万元", "亿元")
SHARE_ASKED = (PERCENT, FRACTION)
AREA_ASKED = ("亩", "平方米", "公顷")

_NAMING = re.compile(r"(?:计量|货币|金额|投资|资金|面积)?单位[:是为]?")
_BARE_SCALES = frozenset({"万", "亿"})
_AT_THE_END = re.compile(
    r"(?<=[一-鿿])(?:(?:计量|金额)?单位:?)?"
    r"((?:[十百千万亿]*(?:元|美元|港元|欧元|日元))|亩|公顷|平方米|㎡)\Z"
)
_QUOTED = re.compile(r'"([^"]*)"')
# 0!.0,"万元" shows 123456 as 12.3万元: the point is drawn, and the number itself is in yuan.
_DRAWN_POINT = re.compile(r"""[!\\]\.|"\.\"""")


@lru_cache(maxsize=5_000)
def holds(unit: str) -> Holds | None:
    """What is counted in this unit; None where it is the name of no unit."""
    if unit in COUNTED:
        return Holds.COUNT
    if unit in (PERCENT, "百分比"):
        return Holds.SHARE
    for read, found in ((read_money, Holds.MONEY), (read_area, Holds.AREA)):
        try:
            read("1", unit)
        except Refused:
            continue
        return found
    return None


@lru_cache(maxsize=5_000)
def unit_said(text: str) -> str:
    """The unit that a bracket, a line of a head or a cell names alone: 单位:万元, (亩); else ''."""
    plain = _NAMING.sub("", fold(text)).strip("()[]:、,;")
    return plain if plain and holds(plain) else ""


@lru_cache(maxsize=5_000)
def unit_behind(text: str) -> tuple[str, str]:
    """The head without the unit written behind it, and that unit: 总投资万元."""
    found = _AT_THE_END.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


@lru_cache(maxsize=5_000)
def unit_of_format(number_format: str) -> str:
    """The unit in which the number itself counts by its format: 0.00"万元" says 万元."""
    for words in _QUOTED.findall(number_format):
        unit = unit_said(words)
        if unit and holds(unit) in (Holds.MONEY, Holds.AREA):
            is_drawn = _DRAWN_POINT.search(number_format) or ',"' in number_format
            return "元" if is_drawn and unit.startswith("万") else unit
    return ""
