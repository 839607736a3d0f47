"""What the words over a column or beside a row ask for: a figure, its span, how it is compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from luodi.intake.workbooks.rules.fields import Holds
from luodi.intake.workbooks.rules.fields import Span as Since
from luodi.intake.workbooks.rules.measures import holds, unit_behind, unit_said
from luodi.intake.workbooks.rules.spans import spanned
from luodi.kernel.folding import fold
from luodi.outputs.papers.rules.forms.spans import EVER, MONTH, YEAR
from luodi.outputs.papers.rules.phrases.lexicon import Token, tokens
from luodi.outputs.papers.rules.phrases.matching import match

SURE = 85  # per cent: from here on nothing is asked
FULL = 95
SAY_NOTHING = ("实际", "招商", "招商引资")
UNKNOWN = 25  # off for a word that nobody knows

_IN_BRACKETS = re.compile(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]?")
_LITTER = re.compile(r"[:*★▲●、,.。_~“”]+")
_AHEAD = re.compile(r"^(?:其中|其)")
_ENDINGS = ("个数", "数量", "总数", "总额", "金额", "数额", "额", "数")
# Comparisons as heads say them, the longest first; what is left of the piece names the figure.
COMPARED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("排名", re.compile(r"(?:全区|全县|全市)?(?:排名|位次|名次)")),
    (
        "同比增减",
        re.compile(r"(?:较|比)?(?:上年|去年)?(?:同期|同比)(?:增减|增加|净增)(?:额|数|量|值)?"),
    ),
    (
        "同比",
        re.compile(
            r"(?:较|比)?(?:上年|去年)?(?:同期|同比)(?:增长|增幅|增速|升降|变化)?(?:率|幅度)?[%±]*"
            r"|(?:增长率?|增速|增幅)[%±]*"
        ),
    ),
    ("环比", re.compile(r"(?:较|比)?上?月?环比(?:增长|增减|增幅)?率?|(?:较|比)上月(?:增长|增减)")),
)
_SAYS_NOTHING = re.compile(
    r"(?:保留.*小数|必填|选填|可不填|大写|公章|盖章|按实填写|[A-Z0-9=+\-*/%]{3,})"
)
_MOVING = re.compile(r"[增升降幅±%比较]")
_EARLIER = re.compile(r"(?:上年|去年)同期|^同期")
_TASK = re.compile(
    r"目标|任务|完成(?:比例|率|进度|百分比)|占.{0,6}(?:计划|任务|目标)|^(?:年度?)?计划(?:数|额)?$|序时"
)
_SHARE = re.compile(r"占比|比重|占总|构成")
_MONEY_WORDS = re.compile(r"(?:额|金|资|投资|税收?|收入|产值)$")

type Lookup = Callable[[str], str]  # the code of a figure by one of its names; empty where none


@dataclass(frozen=True)
class Said:
    """A head taken apart."""

    words: tuple[str, ...] = ()  # what is left when everything below is taken out
    measure: str = ""
    period: str = ""  # in words of the form; a literal one as it stands: 1-6月
    spans: str = ""  # how the period was said: 累计 may mean two things
    compared: str = ""
    is_earlier: bool = False  # 上年同期: of the year before
    is_task: bool = False
    is_share: bool = False

    @property
    def text(self) -> str:
        return "".join(self.words)


@dataclass(frozen=True)
class Found:
    """The figure that words name: its code, how sure, and what else it may be."""

    code: str = ""
    confidence: int = 0
    candidates: tuple[str, ...] = ()
    is_named: bool = False  # by a name of the catalogue, word for word
    unknown: str = ""  # words that nobody knows


def taken_apart(path: Iterable[str]) -> Said:
    """The cells of a head from above to below: units, spans and comparisons apart."""
    said = Said()
    for cell in path:
        folded = fold(cell)
        inside = [content for content in _IN_BRACKETS.findall(folded) if content]
        pieces = [_LITTER.sub("", _IN_BRACKETS.sub("", folded))]
        for piece in [*pieces, *(_LITTER.sub("", one) for one in inside)]:
            said = said if _SAYS_NOTHING.fullmatch(piece) else with_piece(said, piece)
    return said


def with_piece(said: Said, piece: str) -> Said:
    if unit := unit_said(piece):
        return replace(said, measure=unit)
    if piece in ("%", "±%", "增减%"):
        return replace(
            said, measure="%", compared=said.compared or ("同比" if "±" in piece else "")
        )
    piece, behind = unit_behind(piece)
    said = replace(said, measure=behind or said.measure)
    if _TASK.search(piece):
        return replace(said, is_task=True)
    if _SHARE.search(piece):
        return replace(said, is_share=True)
    if (found := _EARLIER.search(piece)) and not _MOVING.search(piece):
        rest = piece[: found.start()] + piece[found.end() :]
        return with_words(replace(said, is_earlier=True), rest)
    for compared, pattern in COMPARED:
        if (found := pattern.search(piece)) and found[0]:
            rest = piece[: found.start()] + piece[found.end() :]
            return with_span(replace(said, compared=compared), rest.strip("±%"))
    return with_span(said, piece)


def with_span(said: Said, piece: str) -> Said:
    for words in ("上年同月", "去年同月"):
        if words in piece:
            rest = piece.replace(words, "")
            return with_words(replace(said, period=MONTH, is_earlier=True), rest)
    found = spanned(piece)
    if not found.span:
        return with_words(said, piece)
    period = {Since.MONTH: MONTH, Since.YEAR: YEAR, Since.TO_DATE: EVER}[found.span]
    own = piece.replace(found.rest, "", 1) if found.rest else piece
    return with_words(replace(said, period=found.covers or period, spans=own), found.rest)


def with_words(said: Said, rest: str) -> Said:
    rest = _AHEAD.sub("", rest)
    return replace(said, words=(*said.words, rest)) if rest else said


@dataclass(frozen=True)
class Reader:
    """Finds the figure that words name, by the names of the rulebook in force and by its words."""

    lookup: Lookup
    names: Mapping[str, str] = field(default_factory=dict)  # code → name
    units: Mapping[str, str] = field(default_factory=dict)  # code → the unit in which it counts

    def figure(self, said: Said, lent: str = "") -> Found:
        """`lent` are words of the column left of it, for 其中：省际."""
        for text in self._ways(said):
            code = self.lookup(text)
            if code and self._counts_in(code, said):
                return Found(code, FULL, (code,), is_named=True)
        found = self._by_words(said.text, said.measure)
        if lent and not found.code:
            together = self._by_words(lent + said.text, said.measure)
            return replace(together, confidence=min(together.confidence, SURE))
        return found

    def _counts_in(self, code: str, said: Said) -> bool:
        """Whether a figure can be printed in the measure of its head: 签约项目(亿元) cannot."""
        kind = holds(said.measure) if said.measure and not said.compared else None
        is_money = self.units.get(code, "") in ("亿元", "万元", "元", "万美元")
        if kind is Holds.MONEY:
            return is_money
        return not (kind is Holds.COUNT and is_money)

    def _ways(self, said: Said) -> Iterable[str]:
        text = said.text
        yield text
        for ending in _ENDINGS:
            if text.endswith(ending) and len(text) > len(ending) + 1:
                yield text.removesuffix(ending)

    def _by_words(self, text: str, measure: str) -> Found:
        parts = tokens(text)
        unknown = [one.word for one in parts if one.says is None and len(one.word) > 1]
        unknown = [word for word in unknown if word not in SAY_NOTHING]
        says = frozenset(one.says for one in parts if one.says)
        if not says:
            return Found(unknown="、".join(unknown))
        found = match(says, sort_of(text, measure, parts))
        candidates = tuple(code for code in found.candidates if code in self.names)
        if found.reading is None or found.reading.code not in self.names:
            return Found(candidates=candidates, unknown="、".join(unknown))
        confidence = max(found.confidence - UNKNOWN * len(unknown), 5)
        return Found(found.reading.code, confidence, candidates, unknown="、".join(unknown))


def sort_of(text: str, measure: str, parts: Iterable[Token]) -> str:
    """In which sort of measure the words are counted."""
    if measure:
        if "美元" in measure:
            return "dollars"
        kind = holds(measure)
        if kind is Holds.COUNT:
            return {"家": "firm", "户": "firm", "人": "person", "名": "person"}.get(
                measure, "count"
            )
        return {Holds.MONEY: "money", Holds.SHARE: "share", Holds.AREA: "area"}.get(
            kind or Holds.TEXT, "count"
        )
    if text.endswith("率"):
        return "share"
    says = {one.says for one in parts}
    if _MONEY_WORDS.search(text):
        return "money"
    if says & {"lead", "trip", "batch", "person"}:
        return {"lead": "lead", "trip": "batch"}.get(min(filter(None, says)), "count")
    if "project" in says or text.endswith(("个数", "项目数", "数量")):
        return "count"
    is_money = says & {"money", "total", "arrived", "invested", "fai"}
    return "money" if is_money else "count"
