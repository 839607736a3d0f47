"""Why a figure of a paper is another at a later moment: what moved, by how much, by which acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from luodi.analysis.figures.queries.differing import PartMoved, difference
from luodi.analysis.figures.rules.asked import Asked, signed
from luodi.analysis.figures.rules.changes import Cause, Change
from luodi.foundation.history.models import Book
from luodi.foundation.vocabulary.indicators import indicator
from luodi.foundation.vocabulary.shapes import Levels
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import Tongue, gettext_noop
from luodi.outputs.papers.queries.asking import Figures, Meant
from luodi.outputs.papers.rules.placeholders import Question
from luodi.outputs.papers.rules.spans import before

MOST = 8  # things of one indicator that are named
CAME, WENT = gettext_noop("新计入"), gettext_noop("不再计入")
OTHERWISE = gettext_noop("数额变动")
THING = gettext_noop("%(what)s：%(name)s（%(unit)s）%(amount)s%(measure)s。%(acts)s")
ACT = gettext_noop("%(day)s %(who)s%(what)s%(kind)s")
ACT_ON = gettext_noop("%(day)s %(who)s%(what)s%(kind)s（记录 %(entry)s）")
ACT_OF = gettext_noop("%(day)s %(who)s%(what)s%(kind)s（记录 %(entry)s，%(amount)s%(measure)s）")
NO_ACT = gettext_noop("两个时点之间没有新的动作：是日子到了，或口径变了")
OTHERS = gettext_noop("另有 %(count)s 项变动，合计 %(amount)s%(measure)s")
UNSEEN = gettext_noop("另有 %(amount)s%(measure)s 在您无权查看的记录里")
OF_A_PART = gettext_noop("%(part)s——%(said)s")
RULEBOOK = gettext_noop("两个时点所用的口径手册版本不同")
OF_A_CITY = gettext_noop("市的数由各区县相加：是哪些记录，请到各区县的账套复核")
BY_OTHERS = gettext_noop("名次随别的单位的数变，下面只列本单位的")
A_YEAR_AGO, BEFORE_IT, LAST_TIME = (
    gettext_noop("上年同期"),
    gettext_noop("上期"),
    gettext_noop("上届"),
)


@dataclass(frozen=True)
class Acts:
    """Acts one behind the other."""

    told: tuple[Reason, ...]

    def said(self, tongue: Tongue) -> str:
        return "；".join(one.said(tongue) for one in self.told)


def why(then: Figures, now: Figures, question: Question) -> Iterator[Reason]:
    """What makes the difference; the amounts of all lines of one part add up to it."""
    meant = now.meant(question)
    if now.paper.book.kind == Book.Kind.CITY:
        yield because(OF_A_CITY)
        return
    if question.compared == "排名":
        yield because(BY_OTHERS)
    for name, asked in spans(now, meant):
        for line in between(then, now, meant, asked):
            yield because(OF_A_PART, part=because(name), said=line) if name else line


def spans(figures: Figures, meant: Meant) -> Iterator[tuple[str, Asked]]:
    """The figure itself, and that with which it is compared."""
    asked, compared = meant.asked, meant.words.compared.removesuffix("增减")
    yield "", asked
    if compared == "同比":
        yield A_YEAR_AGO, replace(asked, period=figures.so_far(meant).prior_year())
    if compared == "环比":
        yield BEFORE_IT, replace(asked, period=before(figures.so_far(meant)))
    if compared == "比上届":
        edition = figures.edition_before(meant)
        year = Period.year(edition.first_day.year)
        yield LAST_TIME, replace(asked, event=edition.subject, period=year)


def between(then: Figures, now: Figures, meant: Meant, asked: Asked) -> Iterator[Reason]:
    """The two moments of one span: every part of the figure, and the rulebook if it is another."""
    found = difference(
        now.paper.book,
        meant.code,
        replace(asked, unit=meant.unit),
        (then.paper.pinned, now.paper.pinned),
        now.paper.now,
        verified=meant.verified,
        reader=now.paper.reader,
        keys=meant.keys if asked.by else None,
    )
    if found.has_other_rulebook:
        yield because(RULEBOOK)
    for part in found.parts:
        for line in lines(part):
            of = because(part.after.name)
            yield because(OF_A_PART, part=of, said=line) if len(found.parts) > 1 else line


def lines(part: PartMoved) -> Iterator[Reason]:
    """The things that count otherwise, the largest first; the rest and the unseen as sums."""
    unit = part.after.unit
    for change in part.changes[:MOST]:
        yield told(change, unit)
    measure = because(unit)
    if rest := part.changes[MOST:]:
        amount = signed(sum((one.difference for one in rest), Decimal(0)), unit)
        yield because(OTHERS, count=len(rest), amount=amount, measure=measure)
    if part.unseen and not is_mean(part.after.code):
        yield because(UNSEEN, amount=signed(part.unseen, unit), measure=measure)


def is_mean(code: str) -> bool:
    """A mean is not the sum of its rows."""
    counts = indicator(code).counts
    return isinstance(counts, Levels) and counts.mean


def told(change: Change, unit: str) -> Reason:
    """One thing: what it is, by how much the figure is another for it, and by which acts."""
    what = OTHERWISE if change.before is not None and change.after is not None else CAME
    acts = Acts(tuple(act(cause, change, unit) for cause in change.causes))
    return because(
        THING,
        what=because(WENT if change.after is None else what),
        name=change.name,
        unit=change.unit,
        amount=signed(change.difference, unit),
        measure=because(unit),
        acts=acts if acts.told else because(NO_ACT),
    )


def act(cause: Cause, change: Change, unit: str) -> Reason:
    """One act; on one of several entries that count, with what that one makes."""
    said: dict[str, object] = {
        "day": f"{cause.at:%Y-%m-%d}",
        "who": cause.who,
        "what": because(cause.what),
        "kind": because(cause.kind) if cause.kind else "",
        "entry": cause.entry,
        "measure": because(unit),
    }
    if not cause.entry:
        return Reason(ACT, said)
    if len(change.moved) < 2 or cause.entry not in change.moved:
        return Reason(ACT_ON, said)
    return Reason(ACT_OF, said | {"amount": signed(change.moved[cause.entry], unit)})
