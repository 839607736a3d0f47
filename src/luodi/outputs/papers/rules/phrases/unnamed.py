"""Blanks that are no figures: names, places, fairs, ordinals; each by what stands round it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.phrases.bindings import Sort
from luodi.outputs.papers.rules.phrases.marks import Mark

ORDINAL = gettext_noop("届次：问一次，记住")
FAIR = gettext_noop("活动的名称：问一次，记住")
NAME = gettext_noop("名称：台账不替人起名，问一次，记住")
PLACE = gettext_noop("地名：问一次，记住")
RANKED = gettext_noop("排名里的地名：等公开数据，或问一次")
LISTED = gettext_noop("列举的名称：从所计的项目里挑")


@dataclass(frozen=True)
class Shape:
    """What stands before and behind a blank of this sort."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    sort: Sort
    why: str


def _shape(before: str, behind: str, sort: Sort, why: str) -> Shape:
    return Shape(re.compile(f"(?:{before})$"), re.compile(behind), sort, why)


_ANY = ""
# The first that fits is taken; the narrow ones stand first.
SHAPES = (
    _shape("第", r"[届期次批]", Sort.ORDINAL, ORDINAL),
    _shape(r"第[XxＸ×\d一二三四五六七八九十]+届", _ANY, Sort.EVENT, FAIR),
    _shape(_ANY, r"会(?!议|员|长|计)", Sort.EVENT, FAIR),
    _shape("“", r"[^”]{0,4}”[^,。;]{0,3}(?:会|节|论坛)(?!议)", Sort.EVENT, FAIR),
    _shape(_ANY, r"(?:论坛|文化节|博览)", Sort.EVENT, FAIR),
    _shape("“", r"[^”]{0,6}”", Sort.NAME, NAME),
    _shape(_ANY, r"等(?!级|候)", Sort.NAME, LISTED),
    _shape(r"排[^,。;]{0,10}[是为有]", _ANY, Sort.PLACE, RANKED),
    _shape(r"(?:观摩|考核|评比|测评|区县)[中里上]?", r"(?:排|位|居|列)", Sort.PLACE, RANKED),
    _shape(_ANY, r"(?:公司|集团|企业|有限|项目|工程|产业园|先生|女士|一行|厂)", Sort.NAME, NAME),
    _shape(r"[个家户名]", r"[\u4e00-\u9fff]", Sort.NAME, NAME),
    _shape(r"在|赴|到|去|于|驻", r"(?:等地|设|举|召|开|成|建|考察|招商|新)", Sort.PLACE, PLACE),
    _shape(r"(?:投资|落户|来|建设|奔赴|走进|回)", r"(?:[,。;、!\n]|$)", Sort.PLACE, PLACE),
    _shape(
        r"为|对|是|,|、|。|\n|:|;",
        r"(?:的?(?:经济|发展|财力|社会|未来|实际|明天|人民|干部)|[区县市镇乡省])",
        Sort.PLACE,
        PLACE,
    ),
    _shape(_ANY, r"(?:[区县市镇乡省]|财力|经济)", Sort.PLACE, PLACE),
)


def shape_of(text: str, mark: Mark) -> Shape | None:
    """What kind of name a blank without measure is; None where nothing round it tells."""
    before, behind = text[max(0, mark.start - 12) : mark.start], text[mark.end : mark.end + 12]
    return next((s for s in SHAPES if s.before.search(before) and s.behind.match(behind)), None)
