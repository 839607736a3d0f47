"""A figure beside its target: 目标, 完成率, 超欠进度, 比目标, with the document that set it."""

from __future__ import annotations

from collections.abc import Callable

from luodi.analysis.figures.queries.completing import completion
from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.figure import is_rate
from luodi.kernel.refusal import insist
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.counting import Counts, Meant
from luodi.outputs.papers.rules.saying import NUMBER_ONLY, Said, amount, in_words, objection, plain
from luodi.records.targets.rules.goal import Aim

MORE, SHORT, MET = gettext_noop("超目标"), gettext_noop("距目标差"), gettext_noop("正好完成目标")
BY_DOCUMENT = gettext_noop("目标：%(document)s，%(day)s下达")


def of(figures: Counts, meant: Meant) -> Completion:
    return completion(figures.part(figures.prior(meant), meant), meant.code, meant.verified)


def ground(aim: Aim | None) -> str:
    """Which document set the target, as the annex prints it."""
    if aim is None:
        return ""
    words = {"document": aim.heading.cited, "day": aim.heading.issued_on.isoformat()}
    return BY_DOCUMENT % words


def target(figures: Counts, meant: Meant, figure: Figure) -> Said:
    """How much was asked for: 45, with its measure behind it."""
    measure, found = meant.words.measure, of(figures, meant)
    insist(objection(figure.name, figure.unit, measure))
    rests = ground(found.aim)
    if is_rate(found.target) and found.aim:
        number = found.aim.amount
        words = plain(number) if measure == NUMBER_ONLY else f"{plain(number)}{figure.unit}"
        return Said(words, number, ground=rests)
    words, value, behind = in_words(found.target, measure)
    return Said(words, value, behind, ground=rests, why_not=found.target.why_not)


def done(figures: Counts, meant: Meant, figure: Figure) -> Said:
    found = of(figures, meant)
    return rate(found.done, found.aim)


def pace(figures: Counts, meant: Meant, figure: Figure) -> Said:
    found = of(figures, meant)
    return rate(found.pace, found.aim)


def rate(found: Figure, aim: Aim | None) -> Said:
    """A rate as it is printed; without a target a dash that says why."""
    words, number, _ = in_words(found, "")
    rests = f"{found.sentence}{ground(aim)}" if aim else ""
    return Said(words, number, "", found.arithmetic, rests, found.why_not)


def on_target(figures: Counts, meant: Meant, figure: Figure) -> Said:
    """By how much the target is passed or missed, in the figure's own unit."""
    found = of(figures, meant)
    distance = found.distance
    if distance is None:
        return Said("—", None, why_not=found.target.why_not or figure.why_not)
    rests = ground(found.aim)
    if distance == 0:
        return Said(MET, distance, ground=rests)
    measure = meant.words.measure if meant.words.measure not in ("", NUMBER_ONLY) else figure.unit
    number = (
        plain(abs(distance)) if is_rate(figure) else amount(abs(distance), figure.unit, measure)
    )
    unit = "个百分点" if is_rate(figure) else measure
    said = f"{MORE if distance > 0 else SHORT}{number}{unit}"
    return Said(said, distance, ground=rests)


MEASURED: dict[str, Callable[[Counts, Meant, Figure], Said]] = {
    "目标": target,
    "完成率": done,
    "超欠进度": pace,
    "比目标": on_target,
}
