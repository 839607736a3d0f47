"""What is understood of one blank or figure: the values that pages, files and JSON show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luodi.kernel.refusal import Reason
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.phrases.marks import Mark
from luodi.outputs.papers.rules.phrases.scopes import Scope
from luodi.outputs.papers.rules.phrases.times import When

SURE = 75  # per cent; below it a person is asked


class Sort(Enum):
    """From where a blank or figure can be filled."""

    BOOK = "book"
    TARGET = "target"
    PUBLISHED = "published"
    NAME = "name"
    PLACE = "place"
    EVENT = "event"
    ORDINAL = "ordinal"


SORT_WORDS = {
    Sort.BOOK: gettext_noop("总账"),
    Sort.TARGET: gettext_noop("目标任务"),
    Sort.PUBLISHED: gettext_noop("别处公布"),
    Sort.NAME: gettext_noop("名称或别的事"),
    Sort.PLACE: gettext_noop("地名"),
    Sort.EVENT: gettext_noop("活动"),
    Sort.ORDINAL: gettext_noop("届次"),
}


@dataclass(frozen=True)
class Binding:
    """One blank or figure, what it counts as far as that is understood, and why."""

    n: int
    mark: Mark
    context: str
    words: str  # the clause without its numbers: what is remembered
    sort: Sort
    indicator: str = ""
    name: str = ""
    unit: str = ""
    scope: Scope = Scope()
    when: When | None = None
    confidence: int = 0  # per cent
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[str, ...] = ()  # codes, the likeliest first
    given: str = ""  # the words that a person has given for a name
    measured: str = ""  # 目标 or 完成率, where a target of the book fills it

    @property
    def is_sure(self) -> bool:
        """Sure enough to be filled without asking: an indicator, and nothing left open."""
        return bool(self.indicator) and self.confidence >= SURE

    @property
    def is_sure_target(self) -> bool:
        """A target, or a rate of one, of which it is known what it counts."""
        return self.is_sure and self.sort is Sort.TARGET

    @property
    def is_filled(self) -> bool:
        """Filled from the book; published figures, and targets not set, wait for others."""
        return bool(self.measured) or (self.is_sure and self.sort is Sort.BOOK)
