"""The parts of a speech: where each begins, and whether it tells or plans by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_YEAR = re.compile(r"(20\d\d|19\d\d)年?")


class Tense(Enum):
    """What a part of a speech does."""

    TOLD = "told"
    PLANNED = "planned"


@dataclass(frozen=True)
class Part:
    """A part of the speech, from its heading on."""

    start: int
    heading: str
    tense: Tense | None
    year: int | None


TELLS = (
    *(
        "成绩",
        "回顾",
        "问题",
        "不足",
        "情况",
        "成效",
        "总体",
        "去年",
        "主要做法",
        "困难",
        "亮点",
        "累计",
    ),
)
PLANS = (
    *(
        "目标",
        "安排",
        "打算",
        "要求",
        "下步",
        "下一步",
        "任务",
        "今年",
        "明年",
        "计划",
        "措施",
        "突出重点",
    ),
    *("预期目标", "下周", "下月", "工作重点", "下半年"),
)
_HEADING = re.compile(
    r"(?:(?<=^)|(?<=[\n。]))(?:[一二三四五六七八九十]{1,2}、[^。\n]{2,60}|"
    r"[^。\n,;:]{2,16}(?=\n)|(?:存在|下一?步|下半年)[^。\n,:]{2,12}(?=:))"
)


def parts(text: str) -> Iterator[Part]:
    yield Part(0, "", None, None)
    for found in _HEADING.finditer(text):
        heading = found[0]
        tense = _tense(heading)
        if tense:
            year = _YEAR.search(heading)
            yield Part(found.start(), heading, tense, int(year[1]) if year else None)


def _tense(heading: str) -> Tense | None:
    tells, plans = (sum(word in heading for word in words) for words in (TELLS, PLANS))
    if tells == plans:
        return None
    return Tense.TOLD if tells > plans else Tense.PLANNED
