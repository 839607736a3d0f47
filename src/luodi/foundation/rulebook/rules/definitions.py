"""What a rulebook says, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from luodi.foundation.rulebook.rules import rates
from luodi.foundation.rulebook.rules.formula import Formula, Value, Values
from luodi.foundation.rulebook.rules.rates import Rate
from luodi.foundation.rulebook.rules.settings import Choices, Clocks, Colours, Limits, Sharing
from luodi.foundation.vocabulary.bands import SizeBand
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.kinds import kind as kind_of_the_vocabulary
from luodi.foundation.vocabulary.naming import unknown
from luodi.foundation.vocabulary.shapes import Before, Kind, Milestone, Need
from luodi.kernel.refusal import Refused, insist
from luodi.kernel.text import CHINESE, Tongue, gettext_noop

NAMES = {
    rates.ABOUT: rates.ABOUT_IN_CHINESE,
    **rates.CONSTANTS,
    **{indicator.code: indicator.name for indicator in INDICATORS},
}


@dataclass(frozen=True)
class Thresholds:
    """Sizes that divide one class from another, in yuan, lower bounds inside."""

    above_scale: Mapping[str, Decimal]  # class of 五上 → least revenue; by qualification: absent
    services: Mapping[str, Decimal]  # GB/T 4754 section or division → least revenue
    size_bands: tuple[SizeBand, ...]


@dataclass(frozen=True)
class KindRule:
    """What a rulebook asks of one kind before it is verified, where it differs."""

    code: str
    evidence: tuple[Need, ...] | None = None  # None: as in the vocabulary
    before: tuple[Before, ...] | None = None
    source: str = ""


@dataclass(frozen=True)
class Rulebook:
    """One complete rulebook, checked."""

    title: str
    document_no: str  # empty: the default that ships, not settled by the district
    effective_on: date
    milestones: tuple[Milestone, ...]
    kinds: tuple[KindRule, ...]
    rates: tuple[Rate, ...]
    settings: Choices
    thresholds: Thresholds
    limits: Limits
    colours: Colours
    clocks: Clocks
    sharing: Sharing
    sections: Mapping[str, object]  # calendar, schemes, promises: for the rooms that own them

    @property
    def label(self) -> str:
        """How papers name it; a district that has not settled its own prints 口径：默认."""
        return self.said(CHINESE)

    def said(self, tongue: Tongue) -> str:
        """Its name on a page: a document keeps its number, a title that ships is said."""
        if not self.document_no:
            return tongue("口径：默认")
        words = {"title": tongue(self.title), "number": self.document_no}
        return tongue("口径：%(title)s（%(number)s）") % words

    @cached_property
    def _rates(self) -> Mapping[str, Rate]:
        return {rate.code: rate for rate in self.rates}

    def milestone(self, code: str) -> Milestone:
        """The milestone m.…; refuses a code that this rulebook does not define."""
        for milestone in self.milestones:
            if milestone.code == code:
                return milestone
        raise _no_such(code, [milestone.code for milestone in self.milestones])

    def kind(self, code: str) -> Kind:
        """The kind as this rulebook asks for it: its own evidence and order where it has any."""
        kind = kind_of_the_vocabulary(code)
        rule = next((rule for rule in self.kinds if rule.code == code), KindRule(code))
        return replace(
            kind,
            evidence=kind.evidence if rule.evidence is None else rule.evidence,
            before=kind.before if rule.before is None else rule.before,
        )

    def rate(self, name: str) -> Rate:
        """The rate of this code, Chinese name or other name; refuses an unknown one."""
        for rate in self.rates:
            if name in (rate.code, rate.name, *rate.also):
                return rate
        raise _no_such(name, [word for rate in self.rates for word in (rate.name, rate.code)])

    def word(self, code: str) -> str:
        """The Chinese name of a code that stands in a formula."""
        if code in self._rates:
            return self._rates[code].name
        return NAMES.get(code, code)

    def formula(self, rate: Rate, about: str = "") -> Formula:
        """The rate's formula over base indicators only; `about` is the code that X stands for.

        Refuses an `about` that the rate cannot be asked about.
        """
        insist(rates.unfit(self._rates, rate, about, self.word))
        return rates.expanded(self._rates, rate.formula, about)

    def work_out(self, rate: Rate, values: Values, about: str = "") -> Value:
        """The rate's exact value from `values` of base indicators; refuses as `formula` does."""
        insist(rates.unfit(self._rates, rate, about, self.word))
        return rates.work_out(self._rates, rate, values, about, self.word)


def _no_such(given: str, known: list[str]) -> Refused:
    return unknown(
        given,
        known,
        plain=gettext_noop("口径手册里没有“%(given)s”"),
        hinting=gettext_noop("口径手册里没有“%(given)s”，相近的有：%(nearest)s"),
    )
