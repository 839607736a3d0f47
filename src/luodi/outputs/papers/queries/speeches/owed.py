"""Targets in a speech: blanks that are one, rates that are of one, words that claim it is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from luodi.analysis.figures.rules.completing import Completion
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.phrases import telling
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.claims import Verdict
from luodi.outputs.papers.rules.phrases.passages import Passage

TARGET, DONE = "目标", "完成率"
SET_BY = gettext_noop("目标由%(document)s下达")
OF_BEFORE = gettext_noop("是前一个数“%(name)s”的完成率")
MET = gettext_noop("%(name)s：目标 %(target)s%(unit)s，核定 %(value)s%(unit)s，完成率%(done)s")
NONE_SET = gettext_noop("%(period)s没有下达过目标任务，无从核对")
DONE_SURE, ASKED = 80, 60  # per cent


def rates_done(bindings: Sequence[Binding], passage: Passage) -> tuple[Binding, ...]:
    """A rate of a target is that of the figure before it in the same sentence, if that is sure."""
    found: list[Binding] = []
    for one in bindings:
        before = found[-1] if found else None
        found.append(of_before(one, before, passage) if before else one)
    return tuple(found)


def of_before(one: Binding, before: Binding, passage: Passage) -> Binding:
    is_rate = any(reason.text == telling.RATE_DONE for reason in one.reasons)
    same = passage.sentence(one.mark.start) == passage.sentence(before.mark.start)
    if not (is_rate and same and before.is_sure and before.sort is Sort.BOOK):
        return one
    reasons = (because(OF_BEFORE, name=because(before.name)), *one.reasons)
    return replace(
        one,
        indicator=before.indicator,
        name=before.name,
        unit="%",
        scope=before.scope,
        when=before.when,
        confidence=DONE_SURE,
        reasons=reasons,
    )


def waiting(binding: Binding) -> Binding:
    """A rate of a target that was never set is asked, as it was before it leaned on a figure."""
    if kind_of(binding) == TARGET:
        return binding
    own = tuple(reason for reason in binding.reasons if reason.text != OF_BEFORE)
    return replace(binding, indicator="", name="", reasons=own, confidence=ASKED)


def kind_of(binding: Binding) -> str:
    """Which of the two a blank asks for: the target itself, or how much of it is done."""
    is_rate = any(reason.text == telling.RATE_DONE for reason in binding.reasons)
    return DONE if is_rate else TARGET


def measured(binding: Binding, found: Completion) -> Binding:
    """The binding filled by the target that stood; it waits for nothing any more."""
    document = found.aim.heading.cited if found.aim else ""
    waits = {telling.A_TARGET, telling.RATE_DONE}
    others = tuple(reason for reason in binding.reasons if reason.text not in waits)
    reasons = (because(SET_BY, document=document), *others)
    return replace(binding, measured=kind_of(binding), reasons=reasons)


def judged(found: Sequence[Completion], period: Period) -> tuple[Verdict, list[Reason]]:
    """Met, if every target that is meant is met; nothing can be said where none was set."""
    told = list(reasons(found))
    if not told:
        return Verdict.UNKNOWN, [because(NONE_SET, period=period)]
    is_met = all(one.is_met for one in found if one.aim)
    return Verdict.TRUE if is_met else Verdict.FALSE, told


def reasons(found: Sequence[Completion]) -> Iterator[Reason]:
    for one in found:
        if one.aim:
            yield because(
                MET,
                name=because(one.figure.name),
                target=one.target.shown.removesuffix("%"),
                value=one.figure.shown.removesuffix("%"),
                unit=because(one.figure.unit),
                done=one.done.shown,
            )
