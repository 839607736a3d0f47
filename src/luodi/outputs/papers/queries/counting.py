"""What a paper counts: once for each period and event, however many places it fills."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from luodi.analysis.figures.queries.city import city_prior, prior_of
from luodi.analysis.figures.queries.figures import Prior, count, governing, so_far
from luodi.analysis.figures.queries.growing import Alone, year_before
from luodi.analysis.figures.queries.splitting import SlicePrior, codes_under, figure_of
from luodi.analysis.figures.queries.taking import rows_taken
from luodi.analysis.figures.rules.asked import MONEY, Asked, Figure
from luodi.analysis.figures.rules.facts import Key, Values
from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.history.models import Book
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.paper import Paper, codes_of
from luodi.outputs.papers.rules.placeholders import READINGS, Question
from luodi.outputs.papers.rules.spans import period_of
from luodi.records.campaigns.rules import Edition
from luodi.records.targets.rules.goal import Aim

SPLITS = ("industry", "cluster", "channel", "origin")


@dataclass(frozen=True)
class Meant:
    """A question in the terms of the book: which figure, asked how, of which keys of a split."""

    code: str
    asked: Asked
    verified: bool
    keys: tuple[Key, ...] | None = None
    unit: int | None = None
    words: Question = Question("")


class Counts:
    """Everything that a paper counts in its book, each count done once."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.only: frozenset[str] | None = None  # the figures that are wanted, if it is known
        self._priors: dict[Asked, Prior] = {}
        self._beside: dict[Asked, Prior] = {}  # other spans by the rulebook of the one asked for
        self._versions: dict[date, RulebookVersion] = {}

    def figure(self, meant: Meant) -> Figure:
        prior = self.prior(meant)
        return figure_of(self.part(prior, meant), meant.code, meant.verified)

    def part(self, prior: Prior, meant: Meant) -> Prior:
        if meant.keys is None:
            return prior
        return SlicePrior(prior, meant.keys, codes_under(prior.counted, meant.code))

    def prior(self, meant: Meant) -> Prior:
        """What was counted where the figure is counted too."""
        found = self._priors.get(meant.asked)
        if found is None or not holds(found, meant.code):
            found = self._priors[meant.asked] = self._counted(meant.asked, self.wanted(meant.code))
            self.share_aims(found)
        return found

    def catalogue(self, asked: Asked) -> Prior:
        """What was counted where every figure is."""
        found = self._priors.get(asked)
        if found is None or found.counted.only is not None:
            found = self._priors[asked] = self._counted(asked, None)
        return found

    def tasked(self) -> frozenset[Key]:
        """The units that carry a task in the paper's period."""
        whole = self.whole().asked
        found = self._priors.get(whole) or self._counted(whole, self.only)
        self._priors[whole] = found
        return found.counted.terms.units

    def wanted(self, code: str) -> frozenset[str] | None:
        return None if self.only is None else self.only | {code}

    def _counted(self, asked: Asked, only: frozenset[str] | None) -> Prior:
        paper = self.paper
        book, now = paper.book, paper.now
        if book.kind == Book.Kind.CITY:
            return city_prior(book, asked, now)
        if asked.as_of != paper.pinned:
            return Prior(book, asked, now, count(book, asked, now, only=only))
        under = self._version(asked)
        counted = count(book, asked, now, under=under, at=paper.moment, only=only)
        return Prior(book, asked, now, counted)

    def _version(self, asked: Asked) -> RulebookVersion:
        """The rulebook in force at the paper's moment, looked up once for each last day."""
        moment = self.paper.moment
        day = min(asked.period.last_day, moment.day)
        if day not in self._versions:
            self._versions[day] = governing(self.paper.book, asked, moment)
        return self._versions[day]

    def share_aims(self, prior: Prior) -> None:
        """The targets of a moment are read once for the paper, and only if some are asked for."""
        for other in self._priors.values():
            if "aims" in vars(other) and other.counted.moment == prior.counted.moment:
                prior.aims = other.aims

    def aim(self, meant: Meant) -> Aim | None:
        """The target by which the figure is measured."""
        return self.part(self.prior(meant), meant).aim(meant.code)

    def meant(self, question: Question) -> Meant:
        """What the words of a placeholder mean; everything unsaid is the paper's."""
        paper = self.paper
        edition = paper.edition(question.event) if question.event else None
        words = question
        if edition:
            words = replace(words, event=edition.name)
        period = self.period(question)
        moment = as_of(question.as_of) if question.as_of else paper.pinned
        unit, keys, by = self.narrowed(question)
        verified = READINGS[question.reading] if question.reading else paper.verified
        return Meant(
            code=paper.code(question.name),
            asked=Asked(
                period=period,
                as_of=moment,
                unit=None if keys and not by else unit,
                event=edition.subject if edition else None,
                by=by,
                state_on=date.fromisoformat(question.state_on) if question.state_on else None,
            ),
            verified=verified,
            keys=keys,
            unit=unit,
            words=replace(words, period=period.label, reading="核定" if verified else "申报"),
        )

    def whole(self) -> Meant:
        """The paper's own period and moment, narrowed to nothing."""
        asked = Asked(self.paper.period, self.paper.pinned)
        return Meant("contracts", asked, self.paper.verified)

    def period(self, question: Question) -> Period:
        """The period asked for; of an event without one, the year in which it was held."""
        if question.period:
            return period_of(question.period, self.paper.on)
        if question.event:
            return Period.year(self.paper.edition(question.event).first_day.year)
        return self.paper.period

    def narrowed(self, question: Question) -> tuple[int | None, tuple[Key, ...] | None, str]:
        """The unit, the keys of a split, and by what is split.

        A unit with nothing below it is read from the count of the whole, which is by units; one
        with units below is counted apart, so that a firm that two of them met is one firm.
        """
        axes = [axis for axis in SPLITS if getattr(question, axis)]
        if len(axes) > 1:
            raise Refused(because(gettext_noop("行业、集群、方式、来源一次只能写一个")))
        unit = self.paper.unit(question.unit) if question.unit else None
        if axes:
            keys = codes_of(axes[0], getattr(question, axes[0]))
            return unit.pk if unit else None, keys, axes[0]
        if unit is None:
            return None, None, ""
        return unit.pk, None if self.paper.has_below(unit) else (unit.pk,), ""

    def query(self, meant: Meant) -> dict[str, str]:
        """The address of the figure's page, as the catalogue reads it."""
        asked = meant.asked
        found = {
            "book": self.paper.book.code,
            "period": asked.period.label,
            "as_of": str(self.prior(meant).counted.moment),
            "unit": str(meant.unit or ""),
            "event": str(asked.event or ""),
            "by": asked.by or ("unit" if meant.unit else ""),
            "reading": "verified" if meant.verified else "claimed",
        }
        return {key: value for key, value in found.items() if value}

    def rows(self, question: Question) -> list[int]:
        """How many rows the figure counts, or each part of a rate.

        Of one key of a split no rows are told apart; there a number of things is its own count.
        """
        meant = self.meant(question)
        counted = self.prior(meant).counted
        codes = codes_under(counted, meant.code)
        if meant.keys is None:
            rows = [rows_taken(counted, counted.indicators[one], meant.verified) for one in codes]
            return [len(own) for own in rows]
        own = self.part(self.prior(meant), meant).counted
        figures = [figure_of(Alone(own), one, meant.verified) for one in codes]
        is_count = all(one.value is not None and one.unit not in MONEY for one in figures)
        return [int(one.value or 0) for one in figures] if is_count else []

    def a_year_ago(self, meant: Meant) -> Figure:
        """The figure of the same span a year earlier, under the same rulebook."""
        return year_before(self.part(self.prior(meant), meant), meant.code, meant.verified)

    def at(self, meant: Meant, **other: object) -> Figure:
        """The same figure of another period or event, at the same moment, by the same rulebook."""
        asked = replace(meant.asked, **other)  # type: ignore[arg-type]
        if asked not in self._beside or not holds(self._beside[asked], meant.code):
            like, paper = self.prior(meant).counted, self.paper
            self._beside[asked] = prior_of(paper.book, asked, paper.now, like)
        return figure_of(self.part(self._beside[asked], meant), meant.code, meant.verified)

    def so_far(self, meant: Meant) -> Period:
        """As much of the period as had gone by."""
        return so_far(meant.asked.period, self.prior(meant).counted.moment.day)

    def edition_before(self, meant: Meant) -> Edition:
        """The edition before the one that the question, or the paper, is about."""
        name = meant.words.event
        return self.paper.before(self.paper.edition(name) if name else self.paper.this_edition)

    def last_edition(self, meant: Meant) -> Figure:
        edition = self.edition_before(meant)
        year = Period.year(edition.first_day.year)
        return self.at(meant, event=edition.subject, period=year)


def holds(prior: Prior, code: str) -> bool:
    """Whether the figure was counted there, with everything of which it is made."""
    counted = prior.counted
    return counted.only is None or all(one in counted.values for one in codes_under(counted, code))


class Beside(Prior):
    """A count whose earlier values are those of another span than the year before."""

    def __init__(self, of: Prior, earlier: dict[str, Decimal]) -> None:
        self.counted = of.counted
        values: dict[str, Values] = {
            code: {(reading, None): value for reading in (False, True)}
            for code, value in earlier.items()
        }
        self._earlier = replace(of.counted, values={**of.counted.values, **values})
