"""One figure split: the same indicator or rate for each unit, each event, each industry."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from luodi.analysis.figures.queries.aims import Aims
from luodi.analysis.figures.queries.city import prior_at_closing
from luodi.analysis.figures.queries.figures import Counted, Prior
from luodi.analysis.figures.queries.naming import key_names
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.beneath import named_by
from luodi.analysis.figures.rules.facts import Key, Values
from luodi.analysis.figures.rules.figure import base_figure, rate_figure
from luodi.foundation.history.models import Book


@dataclass(frozen=True)
class Slice:
    """One figure in both readings for one key of what it is split by."""

    key: Key
    name: str
    claimed: Figure
    verified: Figure


class SlicePrior(Prior):
    """The values that formulas name, of one key or of several together."""

    def __init__(self, whole: Prior, keys: Collection[Key], codes: Iterable[str]) -> None:
        self._whole, self._keys, self._codes = whole, keys, list(codes)
        self.counted = sliced(whole.counted, keys, self._codes)
        self._earlier = None

    def earlier(self) -> Counted:
        if self._earlier is None:
            self._earlier = sliced(self._whole.earlier(), self._keys, self._codes)
        return self._earlier

    @cached_property
    def aims(self) -> Aims:
        return self._whole.aims


def slices(book: Book, code: str, asked: Asked, now: datetime) -> tuple[Slice, ...]:
    """The figure for each key of `asked.by` under which anything is counted in it.

    Rates are worked out anew for each key. A city's is over all its books, by its rulebook.
    """
    prior = prior_at_closing(book, asked, now)
    counted = prior.counted
    codes = codes_under(counted, code)
    names = key_names(asked.by, {one: counted.values[one] for one in codes})
    parts = {key: SlicePrior(prior, (key,), codes) for key in names}
    return tuple(
        Slice(key, name, *(figure_of(parts[key], code, verified) for verified in (False, True)))
        for key, name in names.items()
    )


def codes_under(counted: Counted, code: str) -> list[str]:
    """The base indicators that the figure is made of: itself, or those that its formula names."""
    return named_by(counted.rulebook, counted.indicators, code)


def sliced(counted: Counted, keys: Collection[Key], codes: Iterable[str]) -> Counted:
    """What was counted of these indicators under these keys."""
    own = {code: under(counted.values[code], keys) for code in codes}
    return replace(counted, values=own, keys=tuple(keys))


def under(values: Values, keys: Collection[Key]) -> Values:
    return {at: value for at, value in values.items() if at[1] in keys}


def figure_of(prior: Prior, code: str, verified: bool) -> Figure:
    """The indicator or rate of this code, from what was counted."""
    counted = prior.counted
    if code in counted.indicators:
        return base_figure(counted.indicators[code], counted.values[code], verified)
    rate = counted.rulebook.rate(code)
    reader = prior.reader(verified)
    return rate_figure(counted.rulebook, counted.indicators, rate, reader, verified)
