"""A paragraph made plain for reading, every character of it still knowing where it stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Only the characters that the words of this room are made of.
_TRADITIONAL = (
    "個項總資額億萬協議長佔業農處縣區鎮鄉產開設計劃籌備擬簽約實際對進達標務這別為爲與內聯還較減縮點擴綠紅過題間數據單戶戸條隻輛畝頃噸層"
    "兩貳參陸餘僅賣買貿歲續從當後雙創漲車電團廠倉報學閒關廳線選舉歷階優勢誠號說結構鄰歸價滬預門紡織運導購製複雜滿遠質環圖網經濟發滯"
)
_SIMPLIFIED = (
    "个项总资额亿万协议长占业农处县区镇乡产开设计划筹备拟签约实际对进达标务这别为为与内联还较减缩点扩绿红过题间数据单户户条只辆亩顷吨层"
    "两贰叁陆余仅卖买贸岁续从当后双创涨车电团厂仓报学闲关厅线选举历阶优势诚号说结构邻归价沪预门纺织运导购制复杂满远质环图网经济发滞"
)
_AS_READ = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
# A mirrored page explains its characters: 項(xiàng)目.
_SOUND = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zà-öø-ÿāēīōūǎěǐǒǔǖǘǚǜńňǹ]{1,7}[)）]")
# Most lines have none but these, and each of them is one sign also when it is plain.
_IS_SIMPLE = re.compile("[!-~\u3400-\u9fff，。；：！？（）％、“”‘’—…《》]*").fullmatch
_SIMPLE = _AS_READ | str.maketrans("，；：！？（）％", ",;:!?()%")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9]) +(?=[0-9])")


@dataclass(frozen=True)
class Plain:
    """The text as it is read; `origin` holds the place of each character in what was written."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in what was written."""
        return self.origin[start], self.origin[end - 1] + 1


def plain(written: str) -> Plain:
    """Full-width forms and traditional characters made plain; spaces and notes of sound dropped."""
    if _IS_SIMPLE(written) and not _SOUND.search(written):
        return Plain(written.translate(_SIMPLE), range(len(written)))
    silent = {place for found in _SOUND.finditer(written) for place in range(*found.span())}
    apart = {place for found in _BETWEEN_DIGITS.finditer(written) for place in range(*found.span())}
    kept: list[tuple[str, int]] = []
    for place, character in enumerate(written):
        if place not in silent:
            for sign in read_as(character, is_kept=place in apart):
                kept.append((sign, place))
    text = "".join(sign for sign, _ in kept).translate(_AS_READ)
    return Plain(text, tuple(place for _, place in kept))


def read_as(character: str, *, is_kept: bool) -> str:
    if character.isspace():
        return " " if is_kept else ""
    if "一" <= character <= "鿿" or character.isascii():
        return character
    match unicodedata.category(character):
        case "No":
            return character
        case "Cf" | "Cc":
            return ""
        case _:
            return unicodedata.normalize("NFKC", character)
