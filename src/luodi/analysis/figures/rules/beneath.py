"""What is counted for a few figures: their indicators, and those that these are counted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.vocabulary.shapes import Indicator, Less, Units


def named_by(rulebook: Rulebook, indicators: Mapping[str, Indicator], code: str) -> list[str]:
    """The base indicators that a figure is made of: itself, or those that its formula names."""
    if code in indicators:
        return [code]
    formula = rulebook.formula(rulebook.rate(code))
    return list(dict.fromkeys(n.word for n in formula.names if n.word in indicators))


def beneath(
    rulebook: Rulebook, indicators: Mapping[str, Indicator], codes: Iterable[str]
) -> dict[str, Indicator]:
    """The indicators that have to be counted for these figures, in the order of the vocabulary.

    A rate that the rulebook does not know, or that stands for no figure alone, asks for none.
    """
    alone = {rate.code for rate in rulebook.rates if not rate.about.value}
    waiting = [
        word
        for code in codes
        if code in indicators or code in alone
        for word in named_by(rulebook, indicators, code)
    ]
    found: set[str] = set()
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += parts_of(indicators[code])
    return {code: row for code, row in indicators.items() if code in found}


def parts_of(row: Indicator) -> tuple[str, ...]:
    """The indicators that an indicator is counted from."""
    if isinstance(row.counts, Units):
        return row.counts.zero + row.counts.positive
    if isinstance(row.counts, Less):
        return (row.counts.first, *row.counts.others)
    return ()
