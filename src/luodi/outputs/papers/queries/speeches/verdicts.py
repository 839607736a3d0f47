"""Claims tested: 新高 against every year of the book, 近 and 超 against the figure itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luodi.analysis.figures.rules.asked import Figure
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Asking, in_measure
from luodi.outputs.papers.queries.speeches.known import Names
from luodi.outputs.papers.queries.speeches.owed import judged
from luodi.outputs.papers.queries.speeches.published import peers_of
from luodi.outputs.papers.rules.phrases.claims import Claim, Says, Verdict
from luodi.outputs.papers.rules.phrases.telling import Listed

YEARS_BACK = 8
NEAR = Decimal("0.9")  # 近 40 is said from 36 on
UNBOUND = gettext_noop("说的是哪个数不清楚")
NO_BOOK = gettext_noop("没有账套，不能核对")
PEERS = gettext_noop("别的区县的数：等公开数据")
ONE_YEAR = gettext_noop("%(name)s：账上只有%(year)s年，无从比较")
AMONG = gettext_noop("%(name)s：本区 %(own)s%(unit)s；公布的 %(peers)s")
FEWEST_PEERS = 2
OF_A_YEAR = gettext_noop("%(year)s年 %(shown)s%(unit)s")
BY_YEARS = gettext_noop("%(name)s：%(values)s")
AGAINST = gettext_noop("%(name)s：账上核定 %(value)s%(unit)s，文中 %(words)s")
AGAINST_CLAIMED = gettext_noop("%(name)s：账上申报 %(value)s%(unit)s，文中 %(words)s")
OF_OTHERS = gettext_noop("说的是“%(whose)s”，不是本账套的数")
OF_A_UNIT = gettext_noop("说的是“%(unit)s”，单位之间谁最多这里不判断")
AMONG_WHOM = gettext_noop("没有写明和谁比（全市、各区县……）")


@dataclass(frozen=True)
class Judged:
    """A claim and what can be said of it, with its numbers."""

    claim: Claim
    verdict: Verdict
    reasons: tuple[Reason, ...]


def judge(claim: Claim, names: Names, asking: Asking | None) -> Judged:
    """True, false or unknown, each with the numbers or with what it waits for."""
    if doubt := _doubt(claim):
        return Judged(claim, Verdict.UNKNOWN, (doubt,))
    if claim.says in {Says.FIRST, Says.ONLY_ABOVE}:
        return _among_peers(claim, names, asking)
    if claim.says is Says.TARGET_MET:
        return _target_met(claim, names, asking)
    if asking is None or not claim.indicators:
        reason = because(NO_BOOK) if asking is None else because(UNBOUND)
        return Judged(claim, Verdict.UNKNOWN, (reason,))
    if claim.says is Says.RECORD:
        return _record(claim, names, asking)
    return _hedged(claim, names, asking)


def _target_met(claim: Claim, names: Names, asking: Asking | None) -> Judged:
    """The targets of what the claim names; of nothing named, every target of the whole."""
    if asking is None:
        return Judged(claim, Verdict.UNKNOWN, (because(NO_BOOK),))
    period = claim.when.period
    fairs = names.fairs_meant(claim.event, period.start.year) if claim.event else ()
    event = fairs[0].subject if len(fairs) == 1 else None
    own = [asking.completed(code, period, event=event) for code in claim.indicators]
    found = [one for one in own if one and one.aim] if own else asking.owed(period)
    verdict, reasons = judged(found, period)
    return Judged(claim, verdict, tuple(reasons))


def _doubt(claim: Claim) -> Reason | None:
    """Why the book cannot be asked: somebody else is meant, or nobody knows among whom."""
    if whose := claim.scope.beyond or claim.scope.unsure:
        return because(OF_OTHERS, whose=whose)
    if claim.says in {Says.FIRST, Says.ONLY_ABOVE}:
        if claim.scope.unit:
            return because(OF_A_UNIT, unit=claim.scope.unit)
        if not claim.has_peers:
            return because(AMONG_WHOM)
    return None


def _among_peers(claim: Claim, names: Names, asking: Asking | None) -> Judged:
    """最多 and 仅高于 against the districts of one publication; fewer than two say nothing."""
    if asking is None or not claim.indicators:
        return Judged(claim, Verdict.UNKNOWN, (because(PEERS),))
    code = claim.indicators[-1]
    own = _own(claim, code, names, asking)
    peers = peers_of(code, claim.when.period, asking.book, asking.seq)
    if own is None or len(peers) < FEWEST_PEERS:
        return Judged(claim, Verdict.UNKNOWN, (because(PEERS),))
    values = [(peer.about, peer.number, peer.measure) for peer in peers]
    below = sum(in_measure(own, measure) > number for _, number, measure in values)
    is_true = below == (len(values) if claim.says is Says.FIRST else 1)
    told = "，".join(f"{about} {number:f}{measure}" for about, number, measure in values)
    reason = because(
        AMONG, name=because(own.name), own=own.shown, unit=because(own.unit), peers=told
    )
    return Judged(claim, Verdict.TRUE if is_true else Verdict.FALSE, (reason,))


def _own(claim: Claim, code: str, names: Names, asking: Asking) -> Figure | None:
    """The book's figure that the claim is about; None where its fair is not known."""
    period = claim.when.period
    fairs = names.fairs_meant(claim.event, period.start.year) if claim.event else ()
    if claim.event and len(fairs) != 1:
        return None
    unit = names.unit(claim.scope.unit) if claim.scope.unit else None
    figure = asking.one(code, period, unit, fairs[0].subject if fairs else None)
    return figure if figure and figure.value is not None else None


def _record(claim: Claim, names: Names, asking: Asking) -> Judged:
    """Every indicator of the claim has to be above all its earlier years."""
    unit = names.unit(claim.scope.unit) if claim.scope.unit else None
    found = [_against_years(code, claim.when.period, unit, asking) for code in claim.indicators]
    verdicts = {verdict for verdict, _ in found}
    worst = next(v for v in (Verdict.FALSE, Verdict.UNKNOWN, Verdict.TRUE) if v in verdicts)
    return Judged(claim, worst, tuple(reason for _, reason in found))


def _against_years(
    code: str, period: Period, unit: int | None, asking: Asking
) -> tuple[Verdict, Reason]:
    years = dict(_years(code, period, unit, asking))
    now = years.pop(period.start.year, None)
    if now is None or not any(figure.value for figure in years.values()):
        reason = because(ONE_YEAR, name=because(now.name if now else code), year=period.start.year)
        return Verdict.UNKNOWN, reason
    earlier = {year: figure for year, figure in years.items() if figure.value}
    told = {period.start.year: now, **earlier}
    values = Listed(
        tuple(
            because(OF_A_YEAR, year=year, shown=figure.shown, unit=because(figure.unit))
            for year, figure in told.items()
        )
    )
    is_record = all((now.value or 0) > (f.value or 0) for f in earlier.values())
    verdict = Verdict.TRUE if is_record else Verdict.FALSE
    return verdict, because(BY_YEARS, name=because(now.name), values=values)


def _years(
    code: str, period: Period, unit: int | None, asking: Asking
) -> Iterator[tuple[int, Figure]]:
    for _ in range(YEARS_BACK):
        if figure := asking.one(code, period, unit):
            yield period.start.year, figure
        period = period.prior_year()


def _hedged(claim: Claim, names: Names, asking: Asking) -> Judged:
    figure = _own(claim, claim.indicators[0], names, asking)
    if figure is None or claim.stated is None:
        return Judged(claim, Verdict.UNKNOWN, (because(UNBOUND),))
    value, stated = in_measure(figure, claim.measure), claim.stated
    fits = {
        Says.NEARLY: stated * NEAR <= value < stated,
        Says.OVER: value > stated,
        Says.AND_MORE: stated <= value < stated + _step(stated),
    }[claim.says]
    name, unit = because(figure.name), because(figure.unit)
    text = AGAINST if asking.verified else AGAINST_CLAIMED
    reason = because(text, name=name, value=figure.shown, unit=unit, words=claim.words)
    return Judged(claim, Verdict.TRUE if fits else Verdict.FALSE, (reason,))


def _step(stated: Decimal) -> Decimal:
    """40余 stays below 50, 300余 below 400: one more of the last digit that is not nought."""
    sign, digits, exponent = stated.normalize().as_tuple()
    return Decimal(1).scaleb(int(exponent))
