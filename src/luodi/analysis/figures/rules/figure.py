"""One value made ready to be read: base figures and rates, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from luodi.analysis.figures.rules.asked import MONEY, Figure, shown
from luodi.analysis.figures.rules.facts import EVERYTHING, Values
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.formula import Known, Name, Undefined, arithmetic, plain
from luodi.foundation.rulebook.rules.formula import Values as Reader
from luodi.foundation.rulebook.rules.rates import Rate
from luodi.foundation.vocabulary.shapes import Indicator, Waits
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

RATE_UNITS = ("%", "百分点")
ROOMS = {
    "bulletins": gettext_noop("公报数（尚未启用）"),
    "promises": gettext_noop("承诺台账（尚未启用）"),
    "checkup": gettext_noop("体检（尚未启用）"),
    "followups": gettext_noop("督办（尚未启用）"),
    "leads": gettext_noop("线索台账（尚未启用）"),
}


def total(values: Values, verified: bool) -> Decimal:
    """The value of all keys together in one reading: their sum, unless it was counted apart."""
    if (verified, EVERYTHING) in values:
        return values[verified, EVERYTHING]
    return sum((value for (reading, _), value in values.items() if reading is verified), Decimal(0))


def base_figure(row: Indicator, values: Values, verified: bool) -> Figure:
    """The total of a base indicator; one that waits for another room says so."""
    if isinstance(row.counts, Waits):
        why_not = (because(ROOMS.get(row.counts.room, row.counts.room)),)
        return Figure(
            row.code, row.name, row.unit, verified, None, "—", row.sentence, reasons=why_not
        )
    value = total(values, verified)
    return Figure(
        row.code, row.name, row.unit, verified, value, shown(value, row.unit), row.sentence
    )


def rate_figure(
    rulebook: Rulebook,
    indicators: Mapping[str, Indicator],
    rate: Rate,
    reader: Reader,
    verified: bool,
    *,
    about: str = "",
) -> Figure:
    """A rate worked out exactly and rounded as the rulebook says, with its arithmetic.

    `about` is the code of what it is asked of, where it is of something.
    """

    def written(name: Name, value: Decimal) -> str:
        row = indicators.get(name.word)
        return as_printed(value, row.unit if row else "")

    worked = rulebook.work_out(rate, reader, about)
    return Figure(
        code=rate.code,
        name=rate.name,
        unit=rate.unit.name,
        verified=verified,
        value=rate.rounded(worked) if isinstance(worked, Known) else None,
        shown=rate.shown(worked),
        sentence=rate.sentence,
        arithmetic=arithmetic(rulebook.formula(rate, about), reader, written),
        reasons=worked.reasons if isinstance(worked, Undefined) else (),
    )


def as_printed(value: Decimal, unit: str) -> str:
    """A number of an arithmetic: money as its figure is printed, all else to the last digit."""
    return f"{shown(value, unit)}{unit}" if unit in MONEY else plain(value)


def gap(claimed: Figure, verified: Figure) -> str:
    """How far the verified reading lies from the claimed, as it is printed."""
    if claimed.value is None or verified.value is None:
        return "—"
    if is_rate(claimed):
        return f"{verified.value - claimed.value:+f}"
    return shown(verified.value - claimed.value, claimed.unit)


def is_rate(figure: Figure) -> bool:
    """Whether the value is in the unit that is printed, and not in a base unit."""
    return bool(figure.arithmetic) or figure.unit in RATE_UNITS


def in_own_unit(figure: Figure) -> Decimal | None:
    """The value in the unit that is printed, cut to the digits that are printed."""
    if figure.value is None or is_rate(figure):
        return figure.value
    return Decimal(shown(figure.value, figure.unit))
