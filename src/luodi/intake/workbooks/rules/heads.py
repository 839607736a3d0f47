"""What the head of a column says: the fields it may name, its unit, the period it covers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from luodi.intake.workbooks.rules.fields import FIELDS, Field, Holds, Span, field
from luodi.intake.workbooks.rules.measures import holds, unit_behind, unit_said
from luodi.intake.workbooks.rules.spans import spanned
from luodi.kernel.folding import fold

WORD = Decimal("0.95")  # the head says this and nothing else
LOOSE = Decimal("0.80")  # the head usually says this
UNLIKE = Decimal("0.50")  # the head says something more than this

_DAYS = ("时间", "日期", "年月", "年月日", "日", "")
_ENDINGS: Mapping[Holds, tuple[str, ...]] = {
    Holds.MONEY: ("", "额", "金额", "总额", "数", "额度"),
    Holds.AREA: ("", "面积", "数"),
    Holds.STEP: _DAYS,
    Holds.PLAN: _DAYS,
}
_IN_BRACKETS = re.compile(r"[(\[【〔{<]([^)\]】〕}>]*)[)\]】〕}>]?")
_LITTER = re.compile(r"[:*★▲●、,.。_~]+")
# These change nothing in what the head means.
_AHEAD = re.compile(
    r"是否|招商引资|招商项目|该项目|项目|企业|主要|实际|具体|目前|当前|外来|本次|其中"
    r"|在[一-鿿]{1,3}?(?=注册)|(?:投资方|投资商|客商|公司)(?=实际|到位|到资|累计)"
)
_NUMBERS = re.compile(r"[0-9]+")
_LAND = (
    "土地使用权人",
    "供地方式",
    "供应方式",
    "土地用途",
    "土地坐落",
    "成交价",
    "容积率",
    "竞得人",
    "受让人",
)
_ENOUGH_OF_LAND = 2
_BEHIND = re.compile(r"(?:名称|全称|情况|名|明细)\Z")
# Beside one of these a word does not say what it says alone.
_TURNING = re.compile(
    r"计划|预计|预期|拟|目标|任务|上年|去年|上月|同期|同比|增长|增速|占比|比例|率|排名|未|不"
    r"|省外|市外|省际|境外|外资|外方|中方|上级|国家|变更|调整|原(?!文)"
)


@dataclass(frozen=True)
class Meaning:
    """One field that a head may name, and how surely."""

    field: Field
    weight: Decimal


@dataclass(frozen=True)
class Head:
    """What one head says; the likeliest meaning first."""

    text: str
    meanings: tuple[Meaning, ...]
    unit: str = ""
    covers: str = ""

    @property
    def key(self) -> str:
        """The head under which corrections are kept: 2023年6月完成投资 is the same next month."""
        return _NUMBERS.sub("#", fold(self.text))

    @property
    def is_known(self) -> bool:
        return bool(self.meanings) and self.meanings[0].weight >= LOOSE


@dataclass(frozen=True)
class _Parts:
    """A head taken apart: its words, what its brackets add, its unit and its span."""

    words: tuple[str, ...]
    remarks: tuple[str, ...]
    unit: str
    span: Span
    covers: str


def read_head(path: Iterable[str], words: Mapping[str, str], *, on_land: bool = False) -> Head:
    """The head whose cells, from above to below, are `path`; `words` are a district's own heads."""
    cells = tuple(path)
    text = "/".join(" ".join(cell.split()) for cell in cells)
    parts = _taken_apart(cells)
    own = words.get("".join(parts.words)) or words.get(fold(text))
    meanings = [Meaning(field(own), WORD)] if own else _meanings(parts, on_land=on_land)
    meanings = [meaning for meaning in meanings if _counts_in(meaning.field, parts.unit)]
    return Head(text, tuple(meanings), parts.unit, parts.covers)


@lru_cache(maxsize=5_000)
def _taken_apart(cells: tuple[str, ...]) -> _Parts:
    words: list[str] = []
    remarks: list[str] = []
    unit, span, covers = "", Span.NONE, ""
    for cell in cells:
        folded = fold(cell)
        inside = [content for content in _IN_BRACKETS.findall(folded) if content]
        pieces = _LITTER.sub("", _IN_BRACKETS.sub("", folded)).split("/")
        for piece, is_remark in [*((p, False) for p in pieces), *((i, True) for i in inside)]:
            if said := unit_said(piece):
                unit = said
                continue
            piece, behind = unit_behind(piece)
            unit = behind or unit
            found = spanned(piece)
            if found.span and not (is_remark and found.rest):
                span, covers, piece = found.span, found.covers or covers, found.rest
            if piece:
                (remarks if is_remark else words).append(piece)
    return _Parts(tuple(words), tuple(remarks), unit, span, covers)


def _meanings(parts: _Parts, *, on_land: bool) -> list[Meaning]:
    found: dict[str, Meaning] = {}
    for row, weight in _named(parts, on_land=on_land):
        sure = min(weight, _in_span(row, parts.span))
        if row.code not in found or found[row.code].weight < sure:
            found[row.code] = Meaning(row, sure)
    return sorted(found.values(), key=lambda meaning: -meaning.weight)


def _named(parts: _Parts, *, on_land: bool) -> Iterator[tuple[Field, Decimal]]:
    """The fields that the words name: all of them together, else the last, else its end."""
    if not parts.words:
        return
    turning = [remark for remark in parts.remarks if _TURNING.search(remark)]
    whole, last = "".join(parts.words), parts.words[-1]
    for remark in parts.remarks:
        if rows := _looked_up(remark + whole, on_land=on_land):
            yield from rows
            return
        yield from _with_choices(remark)
    most = UNLIKE if turning else WORD
    for ahead in (whole, "".join(parts.words[-2:]), last):
        if rows := _looked_up(ahead, on_land=on_land):
            above = whole.removesuffix(ahead)
            yield from (
                (row, min(w, most, UNLIKE if _TURNING.search(above) else WORD)) for row, w in rows
            )
            return
    yield from _at_the_end(last)


def _counts_in(row: Field, unit: str) -> bool:
    """Whether the field can count in the unit: 签约项目(个) names no project."""
    counted = holds(unit) if unit else None
    if row.holds is Holds.PROGRESS:
        return counted in (None, Holds.SHARE)
    return counted in (None, row.holds)


def _in_span(row: Field, span: Span) -> Decimal:
    if row.span == span or (not span and row.span):
        return WORD if row.span == span else LOOSE
    return WORD if row.holds in (Holds.STEP, Holds.PLAN, Holds.DAY, Holds.PROGRESS) else UNLIKE


def _with_choices(remark: str) -> Iterator[tuple[Field, Decimal]]:
    """项目类型(合同/协议): the bracket lists what may stand in the cells."""
    for row in FIELDS:
        if {word for word, _ in row.choices} >= set(re.split("[/、或]", remark)):
            yield row, WORD


def _looked_up(text: str, *, on_land: bool) -> tuple[tuple[Field, Decimal], ...]:
    """The rows of the index for the text, bared step by step of what changes nothing in it."""
    index = _index(on_land)
    tried = [text]
    for bare in tried:
        if rows := index.get(bare):
            return rows
        behind, ahead = (
            _BEHIND.sub("", bare),
            bare[found.end() :] if (found := _AHEAD.match(bare)) else bare,
        )
        tried += [less for less in (behind, ahead) if less and less not in tried]
    return ()


def _at_the_end(text: str) -> Iterator[tuple[Field, Decimal]]:
    """Chinese says last what a thing is: 二期计划总投资 is some 总投资."""
    for start in range(1, len(text) - 1):
        if rows := _index(False).get(text[start:]):
            yield from ((row, UNLIKE) for row, weight in rows if weight == WORD)
            return


@cache
def _index(on_land: bool) -> Mapping[str, tuple[tuple[Field, Decimal], ...]]:
    found: defaultdict[str, dict[str, tuple[Field, Decimal]]] = defaultdict(dict)
    for row in FIELDS:
        for weight, words in ((LOOSE, row.also), (WORD, row.words)):
            for head in _with_endings(row, words):
                found[head][row.code] = row, weight
    for row in FIELDS if on_land else ():
        for head in _with_endings(row, row.on_land):
            found[head] = {row.code: (row, WORD)}
    return {word: tuple(rows.values()) for word, rows in found.items()}


def _with_endings(row: Field, words: Iterable[str]) -> Iterator[str]:
    for word in words:
        for ending in _ENDINGS.get(row.holds, ("",)):
            yield fold(word + ending)


def tells_of_land(heads: Iterable[str]) -> bool:
    """Whether a table lists contracts over land, where 合同签订日期 is that of the land."""
    return sum(any(word in head for word in _LAND) for head in heads) >= _ENOUGH_OF_LAND
