"""同比: how far a figure has moved since the year before, as the rulebook in force defines it."""

from __future__ import annotations

from decimal import Decimal

from luodi.analysis.figures.queries.figures import Counted, Prior
from luodi.analysis.figures.queries.splitting import figure_of
from luodi.analysis.figures.rules.asked import Figure
from luodi.foundation.rulebook.rules.formula import Undefined

YEAR_ON_YEAR = "yoy"


class Alone(Prior):
    """What was counted for one span, looked at on its own."""

    def __init__(self, counted: Counted) -> None:
        self.counted = self._earlier = counted


def year_before(prior: Prior, code: str, verified: bool) -> Figure:
    """The figure of the same span a year earlier, under the same rulebook."""
    return figure_of(Alone(prior.earlier()), code, verified)


def growth(prior: Prior, code: str, verified: bool) -> Decimal | None:
    """In per cent; None where the rulebook says that the two cannot be compared."""
    rulebook = prior.counted.rulebook
    rate = rulebook.rate(YEAR_ON_YEAR)
    worked = rulebook.work_out(rate, prior.reader(verified), code)
    return None if isinstance(worked, Undefined) else rate.rounded(worked)
