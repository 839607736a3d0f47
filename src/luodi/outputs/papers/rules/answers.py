"""What a placeholder was answered: the figure as printed, and on what it rests."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from luodi.kernel.text import gettext_noop

COUNTED, PUBLISHED, TYPED, REGISTERED = "counted", "published", "typed", "registered"
FACT = "fact"  # a day of a project in a list: kept so that a change of it is seen
HAND = gettext_noop("手填")
OPEN = gettext_noop("〔待填：%(name)s〕")  # stands in the sentence where nothing is known yet


def still_open(name: str) -> str:
    """What stands in the sentence for something of this name, so that it can be read."""
    return OPEN % {"name": name}


@dataclass(frozen=True)
class Answer:
    """One filled figure: the words in the paper, and everything that a second asking needs."""

    words: str
    number: Decimal | None = None  # in the unit that is printed
    measure: str = ""  # stands behind the words
    kind: str = COUNTED
    code: str = ""
    name: str = ""
    written: str = ""  # the placeholder, with everything that was unsaid said
    period: str = ""
    moment: str = ""
    reading: str = ""
    scope: str = ""
    sentence: str = ""
    arithmetic: str = ""
    ground: str = ""  # who published or typed it, when, from which paper
    why_not: str = ""
    link: str = ""
    query: dict[str, str] = field(default_factory=dict)  # of its page
    true: bool = True
    list: bool = False  # the sentence of a list: 甲、乙等5个项目
    only: str = ""  # of a list, where just its names are said: 列举
    order: str = ""  # of a list, the figure by which its names are put in order
    most: int = 0  # how many names it says
    subject: int = 0  # of a list of projects: whose part of the figure it is

    @property
    def is_true(self) -> bool:
        """What a condition sees: a comparison that holds, else a number that is not nothing."""
        return self.true and (self.number is None or self.number != 0)

    @property
    def printed(self) -> str:
        return self.words + self.measure

    @property
    def is_open(self) -> bool:
        """Nothing is known yet: the words say what is to be put there."""
        return bool(self.why_not) and self.words.startswith(OPEN[0])

    def kept(self, number: int) -> dict[str, Any]:
        """The figure as it is kept in the file, without what can be looked up."""
        said = {key: value for key, value in asdict(self).items() if value not in ("", None, {}, 0)}
        said.pop("true", None)
        if self.number is not None:
            said["number"] = f"{self.number:f}"
        return {"id": number, **said}


@dataclass(frozen=True)
class Line:
    """One line of a list: its name, and what may be asked of it by a word."""

    name: str
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Listed:
    """A list that was asked for, and the sentence that it makes."""

    lines: tuple[Line, ...]
    scope: str = ""  # the field of a question that a line's name narrows
    answer: Answer | None = None  # the sentence 甲、乙等5个项目, as a figure of the paper


def named_list(names: list[str], count: str, measure: str, most: int) -> str:
    """甲项目、乙项目等5个项目; without 等 where all are named."""
    shown = names[:most] if most else names
    thing = {
        "个": gettext_noop("个项目"),
        "户": gettext_noop("户企业"),
        "家": gettext_noop("家企业"),
    }
    rest = "等" if len(shown) < len(names) else ""
    return f"{'、'.join(shown)}{rest}{count}{thing.get(measure, measure)}"
