"""Words of measure: which dimension a number has behind which word, and how much one of it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from luodi.kernel.hedges import any_of
from luodi.kernel.money import WORDS


class Sort(StrEnum):
    """What a token of a text is, each with the one sign that stands for it in a pattern."""

    MONEY = "\ue001"
    COUNT = "\ue002"
    OTHER = "\ue003"  # an area, a weight, a length …
    PERCENT = "\ue004"
    POINTS = "\ue005"  # 个百分点
    TIMES = "\ue006"  # 倍
    RANK = "\ue007"
    PERIOD = "\ue008"
    THRESHOLD = "\ue009"  # 亿元以上项目: no figure, but part of a name
    BARE = "\ue00a"


@dataclass(frozen=True)
class Word:
    """One word of measure: `of` names what can be added, `one` counts its smallest unit."""

    sort: Sort
    of: str
    one: Fraction = Fraction(1)


COUNTED = (
    *("个", "家", "户", "项", "件", "宗", "处", "座", "台", "套", "名", "位", "人", "批次", "人次"),
    *(
        "批",
        "次",
        "条",
        "份",
        "场",
        "篇",
        "支",
        "辆",
        "块",
        "栋",
        "间",
        "所",
        "起",
        "笔",
        "对",
        "期",
    ),
    *("只", "头", "艘", "架", "幢", "部", "本", "张", "门", "类", "种", "组", "幅", "点"),
)
# 家 and 户 count the same enterprises, 名, 位 and 人 the same people.
ALIKE = {"户": "家", "名": "人", "位": "人", "宗": "个", "项": "个"}
PLAIN: Mapping[str, Word] = {
    **{
        word: Word(Sort.MONEY, currency.value)
        for currency, words in WORDS.items()
        for word in words
    },
    **{word: Word(Sort.COUNT, ALIKE.get(word, word)) for word in COUNTED},
    "平方米": Word(Sort.OTHER, "m2"),
    "平米": Word(Sort.OTHER, "m2"),
    "㎡": Word(Sort.OTHER, "m2"),
    "亩": Word(Sort.OTHER, "m2", Fraction(10000, 15)),
    "公顷": Word(Sort.OTHER, "m2", Fraction(10000)),
    "平方公里": Word(Sort.OTHER, "m2", Fraction(10**6)),
    "立方米": Word(Sort.OTHER, "m3"),
    "吨": Word(Sort.OTHER, "t"),
    "公斤": Word(Sort.OTHER, "t", Fraction(1, 1000)),
    "公里": Word(Sort.OTHER, "m", Fraction(1000)),
    "千米": Word(Sort.OTHER, "m", Fraction(1000)),
    "米": Word(Sort.OTHER, "m"),
    "千瓦时": Word(Sort.OTHER, "kWh"),
    "度电": Word(Sort.OTHER, "kWh"),
    "千瓦": Word(Sort.OTHER, "kW"),
    "兆瓦": Word(Sort.OTHER, "kW", Fraction(1000)),
    "标箱": Word(Sort.OTHER, "TEU"),
    "分": Word(Sort.OTHER, "score"),
    "%": Word(Sort.PERCENT, "%"),
    "‰": Word(Sort.PERCENT, "%", Fraction(1, 10)),
    "个百分点": Word(Sort.POINTS, "%"),
    "百分点": Word(Sort.POINTS, "%"),
    "个点": Word(Sort.POINTS, "%"),
    "倍": Word(Sort.TIMES, "times"),
}
UNIT = any_of(PLAIN)
