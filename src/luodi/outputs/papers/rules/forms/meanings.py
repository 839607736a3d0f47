"""What fills a place of a form, as a value and in the words under which it is remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.forms.spans import NAMES
from luodi.outputs.papers.rules.placeholders import Question, parse, written

THIS_PERIOD = "本期"


class Sort(StrEnum):
    """What stands in the cells of a place."""

    FIGURE = "FIGURE"  # a figure of the book, of the row's unit or project
    FACT = "FACT"  # something known of a project: its name, its investor, a day
    UNIT = "UNIT"  # which unit of the book a row is about
    LIST = "LIST"  # which projects are listed
    EACH = "EACH"  # every unit that carries a task is listed
    SPAN = "SPAN"  # of a column whose rows are figures: which months, how compared
    ORDINAL = "ORDINAL"
    HAND = "HAND"  # a person types it
    NONE = "NONE"  # left empty


# The words of a meaning that is no figure.
PLAIN = {
    Sort.NONE: gettext_noop("留空"),
    Sort.HAND: gettext_noop("手填"),
    Sort.ORDINAL: gettext_noop("序号"),
    Sort.EACH: gettext_noop("各单位"),
}
AHEAD = {Sort.FACT: "资料", Sort.UNIT: "单位", Sort.LIST: "名单", Sort.SPAN: "期间"}


@dataclass(frozen=True)
class Meaning:
    """What fills a place; a figure or a list is a question, its period in words of the form."""

    sort: Sort
    question: Question = Question("")
    word: str = ""  # of a fact or a unit: which

    @property
    def said(self) -> str:
        """As it is remembered and typed: 到位资金(期间="本月")|万元, 资料:投资方, 留空."""
        if self.sort in PLAIN:
            return PLAIN[self.sort]
        if self.sort in (Sort.FACT, Sort.UNIT):
            return f"{AHEAD[self.sort]}:{self.word}"
        if self.sort is Sort.SPAN:
            asked = self.question
            return f"{AHEAD[self.sort]}:{asked.period or THIS_PERIOD}|{asked.compared}".rstrip("|")
        words = written(self.question).replace("{{ ", "").replace(" }}", "")
        return f"{AHEAD[Sort.LIST]}:{words}" if self.sort is Sort.LIST else words

    @property
    def in_words(self) -> str:
        """As a person reads it: 到位资金，本月，万元."""
        if self.sort in PLAIN:
            return PLAIN[self.sort]
        if self.sort in (Sort.FACT, Sort.UNIT):
            return self.word
        asked = self.question
        if self.sort is Sort.SPAN and not asked.period:
            asked = replace(asked, period=THIS_PERIOD)
        parts = (
            asked.name,
            NAMES.get(asked.period or "-", asked.period),
            asked.compared,
            asked.measure,
        )
        return "，".join(part for part in parts if part)


NONE, HAND, ORDINAL = Meaning(Sort.NONE), Meaning(Sort.HAND), Meaning(Sort.ORDINAL)
EACH = Meaning(Sort.EACH)


def figure(name: str, period: str = "", compared: str = "", measure: str = "") -> Meaning:
    question = Question(name, period=period, compared=compared, measure=measure)
    return Meaning(Sort.FIGURE, question)


def fact(word: str) -> Meaning:
    return Meaning(Sort.FACT, word=word)


def listing(name: str, period: str = "") -> Meaning:
    return Meaning(Sort.LIST, Question(name, period=period))


def meaning_of(text: str) -> Meaning:
    """The meaning that these words are; refuses what none can be."""
    plain = text.strip().replace("：", ":")
    for sort, word in PLAIN.items():
        if plain == word:
            return Meaning(sort)
    ahead, colon, behind = plain.partition(":")
    for sort, word in AHEAD.items():
        if colon and ahead == word and behind.strip():
            if sort is Sort.LIST:
                return Meaning(sort, parse(behind))
            if sort is Sort.SPAN:
                return span_of(behind)
            return Meaning(sort, word=behind.strip())
    return Meaning(Sort.FIGURE, parse(plain))


def span(period: str = "", compared: str = "") -> Meaning:
    return Meaning(Sort.SPAN, Question("", period=period, compared=compared))


def span_of(text: str) -> Meaning:
    """本月, 本年累计|同比."""
    period, _, compared = text.strip().partition("|")
    return span("" if period == THIS_PERIOD else period, compared.strip())
