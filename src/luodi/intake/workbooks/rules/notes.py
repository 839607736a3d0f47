"""What stands round a table: its title, units, the day it states, who filled it in, its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from luodi.intake.workbooks.rules.fields.row import Holds
from luodi.intake.workbooks.rules.measures import holds
from luodi.kernel.dates import read_date
from luodi.kernel.folding import fold
from luodi.kernel.refusal import Refused

_UNITS = re.compile(r"单位[:是为]?([^填报,;:()。单]+)")
# What may stand behind a unit in the same line: 单位：万元　截至2023年6月.
_GOES_ON = re.compile(r"截[至止]|统计|填[报表]|制表|报送|更新|时间|日期|[0-9]{4}")
_AS_OF = re.compile(
    r"截[至止]到?(?:时间|日期)?[:为]?([0-9]{4}[-.年/][0-9]{1,2}(?:[-./月][0-9]{0,2})?[日底末月]*)"
)
_FILLED_ON = re.compile(
    r"(?:填报|填表|报送|制表|统计|更新)(?:时间|日期)[:为]?([0-9]{4}[-.年/][0-9]{1,2}(?:[-./月][0-9]{0,2})?日?)"
)
_IN_BRACKETS = re.compile(r"[(（]([0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?)[)）]")
_REPORTED_BY = re.compile(
    r"(?:填报|报送|填表|上报|制表)单位(?:\((?:盖章|公章|章)\))?[:是]?([^:,;()\s]*)"
)
_ONLY_A_DAY = re.compile(r"截[至止]到?.*|\(?[0-9]{4}[-.年/][0-9]{1,2}[-./月0-9日底]*\)?\Z")
_DAY_NAMED = re.compile(r"(?:截[至止]|时间|日期)")
_ENDS = re.compile(
    r"(?:[*※★]|注[:、.1-9]|备注[:]|说明[:]|(?:填报|填表|制表|审核|经办|统计|录入|复核|联系)人[:(]"
    r"|(?:单位|部门|分管|主要)?(?:负责人|领导)(?:签字|\(签)?[:(]|联系电话[:]|主管[:])"
)
_TOTALS = re.compile(
    r"[【\[(]?(?:本页|页面|全[区县市镇]|项目|各单位)?(?:合计|总计|小计|共计|总合计|累计|计)[】\])]?"
    r"(?:[:(【].*|[0-9]+个?)?"
)
_TOTAL_BEHIND = re.compile(r".{1,12}(?:小计|合计|总计|共计)[】)]?(?:[:(].*)?")


@dataclass(frozen=True)
class Notes:
    """What the cells over and under a table say of all of it."""

    title: str = ""
    units: Mapping[Holds, str] = field(default_factory=dict)
    as_of: date | None = None
    reported_by: str = ""


def read_notes(over: Iterable[str], under: Iterable[str] = ()) -> Notes:
    """Notes from the texts over the head, which win, and from those under the body."""
    above, below = [fold(text) for text in over], [fold(text) for text in under]
    titles = [text for text in above if is_title(text)]
    everything = [*above, *below]
    return Notes(
        max(titles, key=len, default=""), _units(everything), _as_of(everything), _by(everything)
    )


def is_title(folded: str) -> bool:
    """Whether the text names the table: neither a note with a colon nor a lone day."""
    return ":" not in folded and len(_ONLY_A_DAY.sub("", folded)) >= 2


def is_total(folded: str) -> bool:
    """合计, 小计, 工业项目小计, 【页面合计】, 合计(12个); not a name that happens to end so."""
    return bool(_TOTALS.fullmatch(folded) or _TOTAL_BEHIND.fullmatch(folded))


def is_note(folded: str) -> bool:
    """注：…, 填报人：…, and other lines that belong to no project."""
    return bool(_ENDS.match(folded))


def ends_a_table(folded: str) -> bool:
    return is_note(folded) or is_total(folded)


def tells_a_day(folded: str) -> bool:
    return bool(_DAY_NAMED.search(folded))


def _units(texts: Iterable[str]) -> Mapping[Holds, str]:
    """单位：万元、亩 states one unit for money and one for areas; the first of each counts."""
    found: dict[Holds, str] = {}
    for text in texts:
        for named in _UNITS.findall(text):
            for name in re.split(r"[、/和及]", _GOES_ON.split(named)[0]):
                kind = holds(name)
                if kind in (Holds.MONEY, Holds.AREA):
                    found.setdefault(kind, name)
    return found


def _as_of(texts: Iterable[str]) -> date | None:
    """The last day of what 截至 names, else the day of filling in, else the month of the title."""
    for pattern in (_AS_OF, _FILLED_ON, _IN_BRACKETS):
        for text in texts:
            if (said := pattern.search(text)) and (day := _last_day(said[1])):
                return day
    return None


def _last_day(text: str) -> date | None:
    """截至2023年6月底 is the 30th: a table that is true up to the end of the month."""
    try:
        span = read_date(re.sub(r"月?[底末]\Z", "月", text).rstrip("-./")).value
    except Refused:
        return None
    return span.last if span else None


def _by(texts: Iterable[str]) -> str:
    found = (said[1] for text in texts if (said := _REPORTED_BY.search(text)))
    return next((name for name in found if name), "")
