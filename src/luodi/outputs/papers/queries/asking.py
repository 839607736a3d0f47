"""The figures of a paper: one count for each period and event, however many places it fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from luodi.analysis.figures.queries.city import city_prior
from luodi.analysis.figures.queries.figures import Counted, Prior, count, so_far
from luodi.analysis.figures.queries.seats import below
from luodi.analysis.figures.queries.splitting import SlicePrior, codes_under, figure_of
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.facts import Key, Values
from luodi.analysis.figures.rules.figure import is_rate
from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.history.models import Book
from luodi.foundation.rulebook.rules.formula import Undefined
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.paper import Paper, codes_of
from luodi.outputs.papers.rules.answers import Answer
from luodi.outputs.papers.rules.placeholders import READINGS, Question, written
from luodi.outputs.papers.rules.saying import grown, in_words, moved, objection
from luodi.outputs.papers.rules.spans import before, period_of

SPLITS = ("industry", "cluster", "channel", "origin")
YEARS_BACK = 10


@dataclass(frozen=True)
class Meant:
    """A question in the terms of the book: which figure, asked how, of which keys of a split."""

    code: str
    asked: Asked
    verified: bool
    keys: tuple[Key, ...] | None = None
    unit: int | None = None
    words: Question = Question("")


class Figures:
    """Everything that a paper asks of its book, each count done once."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._priors: dict[Asked, Prior] = {}
        self._beside: dict[Asked, Prior] = {}  # other spans by the rulebook of the one asked for
        self._answers: dict[Question, Answer] = {}

    def answer(self, question: Question) -> Answer:
        """The figure as the paper prints it; refuses what cannot be understood."""
        if question not in self._answers:
            self._answers[question] = self._answered(question)
        return self._answers[question]

    def _answered(self, question: Question) -> Answer:
        meant = self.meant(question)
        figure = self.figure(meant)
        if not question.compared:
            insist(objection(figure.name, figure.unit, question.measure))
        words, number, behind, why = self.said(meant, figure)
        definition = self.paper.meant[meant.code]
        return Answer(
            words=words,
            number=number,
            measure=behind,
            code=meant.code,
            name=figure.name,
            written=written(meant.words),
            period=meant.asked.period.label,
            moment=str(self.prior(meant).counted.moment),
            reading="核定" if meant.verified else "申报",
            scope="、".join(question.scope.values()),
            sentence=definition.sentence,
            arithmetic=figure.arithmetic,
            why_not=why,
            query=self.query(meant),
            true=number is not None or bool(question.compared and words != "—" and not why),
        )

    def said(self, meant: Meant, figure: Figure) -> tuple[str, Decimal | None, str, str]:
        """The words, their number, the measure behind them, and why there are none."""
        compared, measure = meant.words.compared, meant.words.measure
        if not compared:
            return *in_words(figure, measure), figure.why_not
        words, number, why = COMPARED[compared](self, meant, figure)
        return words, number, "", why

    def figure(self, meant: Meant) -> Figure:
        prior = self.prior(meant)
        return figure_of(self.part(prior, meant), meant.code, meant.verified)

    def part(self, prior: Prior, meant: Meant) -> Prior:
        if meant.keys is None:
            return prior
        return SlicePrior(prior, meant.keys, codes_under(prior.counted, meant.code))

    def prior(self, meant: Meant) -> Prior:
        asked = meant.asked
        if asked not in self._priors:
            book, now = self.paper.book, self.paper.now
            if book.kind == Book.Kind.CITY:
                self._priors[asked] = city_prior(book, asked, now)
            else:
                self._priors[asked] = Prior(book, asked, now, count(book, asked, now))
        return self._priors[asked]

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
        seats = below(unit.pk) or ()
        return unit.pk, (unit.pk,) if len(seats) == 1 else None, ""

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

    def change(self, meant: Meant, earlier: Figure | None) -> tuple[Decimal | None, str, str]:
        """How far a figure moved, in per cent or points, what follows it, and why there is none."""
        prior = self.part(self.prior(meant), meant)
        if earlier is not None:
            prior = Beside(prior, {meant.code: earlier.value or Decimal(0)})
        rulebook = self.prior(meant).counted.rulebook
        about = meant.code
        is_base = about in self.prior(meant).counted.indicators
        rate = rulebook.rate("yoy" if is_base else "yoy_points")
        if not is_base and earlier is not None:
            now = self.figure(meant).value
            points = None if now is None or earlier.value is None else now - earlier.value
            return points, "个百分点", ""
        worked = rulebook.work_out(rate, prior.reader(meant.verified), about)
        behind = "%" if is_base else "个百分点"
        if isinstance(worked, Undefined):
            return None, behind, "；".join(map(str, worked.reasons))
        return rate.rounded(worked), behind, ""

    def a_year_ago(self, meant: Meant) -> Figure:
        """The figure of the same span a year earlier, under the same rulebook."""
        prior = self.part(self.prior(meant), meant)
        return figure_of(Alone(prior.earlier()), meant.code, meant.verified)

    def at(self, meant: Meant, **other: object) -> Figure:
        """The same figure of another period or event, at the same moment, by the same rulebook."""
        asked = replace(meant.asked, **other)  # type: ignore[arg-type]
        if asked not in self._beside:
            like, paper = self.prior(meant).counted, self.paper
            if paper.book.kind == Book.Kind.CITY:
                prior: Prior = city_prior(paper.book, asked, paper.now, like.version)
            else:
                counted = count(paper.book, asked, paper.now, like=like)
                prior = Prior(paper.book, asked, paper.now, counted)
            self._beside[asked] = prior
        return figure_of(self.part(self._beside[asked], meant), meant.code, meant.verified)

    def so_far(self, meant: Meant) -> Period:
        """As much of the period as had gone by."""
        return so_far(meant.asked.period, self.prior(meant).counted.moment.day)

    def last_edition(self, meant: Meant) -> Figure:
        name = meant.words.event
        edition = self.paper.before(self.paper.edition(name) if name else self.paper.this_edition)
        year = Period.year(edition.first_day.year)
        return self.at(meant, event=edition.subject, period=year)


class Alone(Prior):
    """What was counted for one span, looked at on its own."""

    def __init__(self, counted: Counted) -> None:
        self.counted = self._earlier = counted


class Beside(Prior):
    """A count whose earlier values are those of another span than the year before."""

    def __init__(self, of: Prior, earlier: dict[str, Decimal]) -> None:
        self.counted = of.counted
        values: dict[str, Values] = {
            code: {(reading, None): value for reading in (False, True)}
            for code, value in earlier.items()
        }
        self._earlier = replace(of.counted, values={**of.counted.values, **values})


type Compared = tuple[str, Decimal | None, str]


def year_on_year(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    change, behind, why = figures.change(meant, None)
    return grown(change, behind), change, why


def by_a_year(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    return by(meant, figure, figures.a_year_ago(meant))


def by(meant: Meant, figure: Figure, earlier: Figure) -> Compared:
    if figure.value is None or earlier.value is None:
        return moved(None, figure.unit, ""), None, figure.why_not or earlier.why_not
    change = figure.value - earlier.value
    if is_rate(figure):
        return grown(change, "个百分点"), change, ""
    return moved(change, figure.unit, meant.words.measure), change, ""


def period_on_period(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    earlier = figures.at(meant, period=before(figures.so_far(meant)))
    change, behind, why = figures.change(meant, earlier)
    return grown(change, behind), change, why


def by_a_period(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    return by(meant, figure, figures.at(meant, period=before(figures.so_far(meant))))


def on_last_edition(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    change, behind, why = figures.change(meant, figures.last_edition(meant))
    return grown(change, behind), change, why


def by_last_edition(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    return by(meant, figure, figures.last_edition(meant))


def on_target(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    text = gettext_noop("“%(name)s”要和目标任务相比，目标任务尚未启用，请改用手填或删去")
    raise Refused(because(text, name=because(figure.name)))


def placed(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    """The unit's place among all that carry a task, by the unrounded value."""
    if meant.unit is None:
        raise Refused(because(gettext_noop('排名要写明单位，如 单位="东城街道办"')))
    whole = replace(meant, keys=None, unit=None, asked=replace(meant.asked, unit=None, by=""))
    prior = figures.prior(whole)
    units = {*prior.counted.terms.units, meant.unit}
    mine = figure.value or Decimal(0)
    better = [
        one for one in units if (figures.figure(replace(whole, keys=(one,))).value or 0) > mine
    ]
    return f"第{len(better) + 1}位", Decimal(len(better) + 1), figure.why_not


def highest(figures: Figures, meant: Meant, figure: Figure) -> Compared:
    """Whether no earlier year had as much in the same span; else how many had more."""
    mine, period, higher = figure.value or Decimal(0), figures.so_far(meant), 0
    for _ in range(YEARS_BACK):
        period = period.prior_year()
        higher += (figures.at(meant, period=period).value or Decimal(0)) > mine
    if higher == 0 and mine > 0:
        return gettext_noop("创历年最高"), Decimal(1), figure.why_not
    # A condition asks whether it is the highest; the number nothing says that it is not.
    return gettext_noop("历年第%(place)s高") % {"place": higher + 1}, Decimal(0), figure.why_not


COMPARED: dict[str, Callable[[Figures, Meant, Figure], Compared]] = {
    "同比": year_on_year,
    "同比增减": by_a_year,
    "环比": period_on_period,
    "环比增减": by_a_period,
    "比上届": on_last_edition,
    "比上届增减": by_last_edition,
    "比目标": on_target,
    "排名": placed,
    "历年最高": highest,
}
