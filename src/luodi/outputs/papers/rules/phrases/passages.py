"""A speech read as one text: page marks inside sentences joined, what a sharing site wrote left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Signs that mirrors of pages write in their older form, each for one of ours.
_OLDER = str.maketrans(
    "項個簽約資億協議開產區縣達實際總萬內聯標務預幣勞動業國際電對會議報進額過與於從應當這優點雙單"
    "後來環節規劃條當屆貿術關積極創戰備設計畫錢稅財團場園駐書麗據鎮雲東車長門問間見現況聞時題類"
    "屬廠線鏈塊種體驗證質權極檢紡織飾飲醫藥農漁獵礦鋼鐵錄導師傳談籌擬儀盤廣龍亞變壓發陽購級諧鑄鳳華較紅榮處築結構換網絡勢僅還沒將們該",
    "项个签约资亿协议开产区县达实际总万内联标务预币劳动业国际电对会议报进额过与于从应当这优点双单"
    "后来环节规划条当届贸术关积极创战备设计画钱税财团场园驻书丽据镇云东车长门问间见现况闻时题类"
    "属厂线链块种体验证质权极检纺织饰饮医药农渔猎矿钢铁录导师传谈筹拟仪盘广龙亚变压发阳购级谐铸凤华较红荣处筑结构换网络势仅还没将们该",
)
# A mirror's reading aid behind a sign: (xiàng).
_READ_ALOUD = re.compile(r"\([a-zà-öø-üāēīōūǎěǐǒǔǖǘǚǜńňǹ]{1,7}\)")
PAGE_MARK = re.compile(r"\d{1,3}、")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)).{0,40}$")
_AMOUNT = re.compile(r"[\dXxＸ]")
ENDS = "。！？!?:：;；”』】"
# What sites that share documents write round them; no sentence of a speech says so.
_OF_THE_SITE = (
    *("![", "由会员分享", "珍藏版", "配套讲稿", "特殊限制", "关键词", "word图标", "整体效果示例"),
    *("限制150内", "字体大小", "浏览次数", "索引号", "著作权", "【字体", "阅读:"),
)

type Place = tuple[int, int]  # a paragraph, and a sign in it


@dataclass(frozen=True)
class Passage:
    """The text as it is understood, and for each of its signs where it stands in the file."""

    text: str
    places: tuple[Place, ...]

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """The paragraph of a piece, and its first sign and the one behind its last there."""
        paragraph, first = self.places[start]
        return paragraph, first, self.places[end - 1][1] + 1

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence round a sign begins and ends."""
        start = max(self.text.rfind(end, 0, at) for end in "。！？!?\n") + 1
        ends = [found for end in "。！？!?\n" if (found := self.text.find(end, at)) >= 0]
        return start, min(ends, default=len(self.text))

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause round a sign begins and ends."""
        start = at
        while start > 0 and not self._parts_clauses(start - 1):
            start -= 1
        end = at
        while end < len(self.text) and not self._parts_clauses(end):
            end += 1
        return start, end

    def _parts_clauses(self, at: int) -> bool:
        """Whether a sign ends a clause; 合同项目:24个 is one, its colon but a pause."""
        sign, behind = self.text[at], self.text[at + 1 : at + 2]
        return sign in "。！？!?\n,;、" or (sign == ":" and not _AMOUNT.match(behind))


def read(paragraphs: Iterable[str]) -> Passage:
    """The paragraphs as one passage; each that goes on behind a page mark is joined."""
    signs: list[str] = []
    places: list[Place] = []
    before = ""
    for number, paragraph in enumerate(paragraphs):
        pieces = list(_pieces(paragraph))
        line = "".join(sign for sign, _ in pieces)
        if not line or is_of_the_site(line):
            continue
        mark = PAGE_MARK.match(line)
        is_page = mark and signs[-1:] and signs[-1] not in ENDS and not _HEADING.match(before)
        if mark and is_page:
            pieces = pieces[mark.end() :]
        elif signs:
            signs.append("\n")
            places.append((number, 0))
        before = line
        signs += [sign for sign, _ in pieces]
        places += [(number, offset) for _, offset in pieces]
    return Passage("".join(signs), tuple(places))


def is_of_the_site(line: str) -> bool:
    """Whether a line, in its plain signs, is what the site wrote round the text."""
    return any(word in line for word in _OF_THE_SITE)


def plain(paragraph: str) -> str:
    """A paragraph in the signs in which it is read."""
    return "".join(sign for sign, _ in _pieces(paragraph))


def _pieces(paragraph: str) -> Iterator[tuple[str, int]]:
    """Each sign that is read, in its plain form, with its place in the paragraph."""
    signs = "".join(map(_plain, paragraph)).translate(_OLDER)
    spoken = {
        place
        for found in _READ_ALOUD.finditer(signs)
        for place in range(found.start(), found.end())
    }
    for place, sign in enumerate(signs):
        if place not in spoken and (not sign.isspace() or _parts_digits(signs, place)):
            yield sign, place


def _plain(sign: str) -> str:
    """One sign for one sign, so that places stay true."""
    if unicodedata.category(sign) in {"Cf", "No"}:
        return " " if unicodedata.category(sign) == "Cf" else sign
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _parts_digits(signs: str, place: int) -> bool:
    before, after = signs[:place][-1:], signs[place + 1 : place + 2]
    return before.isdigit() and after.isdigit()
