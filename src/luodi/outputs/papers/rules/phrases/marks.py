"""Every blank and every figure of a passage: where it stands, its measure, what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luodi.kernel.digits import number
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.rules.phrases.passages import Passage

# Measure words by what they measure; an indicator's own unit names its row.
MEASURES: dict[str, tuple[str, ...]] = {
    "count": ("个", "项", "宗"),
    "matter": ("件",),
    "firm": ("家", "户"),
    "lead": ("条",),
    "batch": ("批次", "批", "次", "场次", "场"),
    "team": ("支",),
    "person": ("人次", "人", "名", "位"),
    "money": ("亿元", "千万元", "百万元", "万元", "亿", "元", "万"),
    "dollars": ("亿美元", "万美元", "美元"),
    "share": ("个百分点", "百分点", "%"),
    "score": ("分",),
    "area": ("平方公里", "平方米", "㎡", "公顷", "亩"),
    "goods": ("万吨", "吨", "台", "套", "辆", "锭", "公里", "千瓦", "兆瓦", "强", "倍", "岁", "天"),
}
_OF_MEASURE = {word: sort for sort, words in MEASURES.items() for word in words}
_BY_LENGTH = "|".join(sorted(map(re.escape, _OF_MEASURE), key=len, reverse=True))
# The same signs as part of another word: 项目, 个别, 人员, 条件, 台账.
_NO_MEASURE = (
    r"(?!(?<=项)目|(?<=个)[别体人]|(?<=人)[员才大民力口]|(?<=条)[件例]|(?<=台)账|(?<=户)均|"
    r"(?<=家)庭|(?<=分)[别解管]|(?<=名)[称单义]|(?<=位)[于居置])"
)
_SCALE = r"[十百千]?[万亿](?!美?元)|[十百千](?=[万亿个家])"
_NUMERALS = "一二两三四五六七八九十百"
_COUNTED = r"(?=[个家户](?:合同|签约|协议|重点|招商|乡镇|单位|企业|项目|区县|县区))"
_BLANK = r"(?<![A-Za-z0-9])[XxＸ×✕○]+(?![A-Za-z0-9])|[_＿]{2,}|(?<=[(])[ ]*(?=[)])|\*{2,}"
_RANK = rf"(?<=第)(?:\d{{1,3}}|[{_NUMERALS}]{{1,3}})(?=[位名,。;、]|$)"
_FIGURE = rf"(?<![A-Za-z0-9.第〔(])\d+(?:,\d{{3}})*(?:\.\d+)?(?:亿\d+[百千]?万|{_SCALE})?"
_MARK = re.compile(
    rf"(?P<blank>{_BLANK})|(?P<rank>{_RANK})|(?P<figure>{_FIGURE}|[{_NUMERALS}]+{_COUNTED})"
)
_BEHIND = re.compile(rf"(?P<hedge>余|多|来)?(?P<measure>(?:{_BY_LENGTH}){_NO_MEASURE})?")
# Numbers that are no figures: days, years, list numbers, document numbers, sizes of a class.
_NO_FIGURE = re.compile(
    r"[-—–~至到]\d+[月日年]|年|月(?!份?新增)|日|时|分钟|[.、)]\D|期|号|版|页|届|章|强|[-—–]\d+\D{0,2}月"
)
_SIZE = re.compile(
    r"(?:[-—–~]\d+)?(?:亿|千万|百万|万)?元?(?:\(不含[^)]*\))?(?:及|\(含\)|含)?"
    r"(?:(?:以上|以下|以内)(?:的)?(?:\([^)]*\))?(?:重大|重点|合同|签约|招商|工业|省外)*(?:项目|工程|企业)"
    r"|(?:的)?(?:级)?(?:项目|工程)(?=[\dXx达共]))"
)
_BEFORE_A_SIZE = re.compile(r"投资[额]?(?:过|超过?)$")


@dataclass(frozen=True)
class Mark:
    """One blank or figure: signs `start` to `end` of the passage, and what measures it."""

    start: int
    end: int
    text: str
    is_blank: bool
    is_rank: bool = False
    hedge: str = ""
    measure: str = ""
    behind: int = 0  # the sign behind the measure

    @property
    def sort(self) -> str:
        """What the measure measures; empty where there is none."""
        return _OF_MEASURE.get(self.measure, "")

    @property
    def printed(self) -> Decimal | None:
        """The printed number in its own measure; None for a blank."""
        if self.is_blank:
            return None
        try:
            return number(self.text)
        except Refused:
            return None


def marks(passage: Passage) -> tuple[Mark, ...]:
    """The blanks and figures in order; days, list numbers and classes of size are none."""
    return tuple(_found(passage.text))


def _found(text: str) -> Iterator[Mark]:
    for found in _MARK.finditer(text):
        if found["rank"]:
            if _is_rank(text, found.start()):
                yield Mark(*found.span(), found[0], False, True, behind=found.end())
            continue
        mark = _measured(text, found)
        if mark.is_blank or _is_figure(text, mark):
            yield mark


def _measured(text: str, found: re.Match[str]) -> Mark:
    start, end = found.span()
    behind = _BEHIND.match(text, end)
    measure = (behind["measure"] or "") if behind else ""
    hedge = (behind["hedge"] or "") if behind and measure else ""
    stop = behind.end() if behind and measure else end
    return Mark(start, end, found[0], bool(found["blank"]), False, hedge, measure, stop)


def _is_rank(text: str, start: int) -> bool:
    """第三 is a rank behind 排, 居, 列; a first aspect or the third meeting is none."""
    return bool(re.search(r"(?:排名?|居|列|位|倒数)[^,。;]{0,8}第$", text[:start]))


def _is_figure(text: str, mark: Mark) -> bool:
    if _NO_FIGURE.match(text, mark.end) or _SIZE.match(text, mark.end):
        return False
    if _BEFORE_A_SIZE.search(text[: mark.start]) and "的项目" in text[mark.end : mark.end + 6]:
        return False
    if text[: mark.start].endswith("不含") or (
        text[: mark.start].endswith(("-", "—", "–", "~", "年")) and not mark.measure
    ):
        return False
    if mark.sort == "count" and re.match(
        r"方面|问题|月|半|“|经济|原则|必须|都", text[mark.behind :]
    ):
        return False
    return bool(mark.measure) or _stands_bare(text, mark)


def _stands_bare(text: str, mark: Mark) -> bool:
    """A number without a measure that closes its clause behind a word of amount: 累计40."""
    before = re.search(r"(?:累计|共|达到?|为|[额数量金资])$", text[: mark.start])
    return bool(before and re.match(r"[,。;、\n]|$", text[mark.end :]))


def between(text: str, first: int, start: int, end: int, last: int) -> str:
    """From `first` to `last`, with `start` to `end` in 【】; no number is cut in two."""
    while first > 0 and text[first - 1 : first + 1].isdecimal():
        first -= 1
    while last < len(text) and text[last - 1 : last + 1].isdecimal():
        last += 1
    return f"{text[first:start]}【{text[start:end]}】{text[end:last]}"
