"""Which figures the first page shows, in which order, and how each is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from luodi.analysis.figures.rules.asked import Figure, shown
from luodi.analysis.figures.rules.facts import Key, Values
from luodi.analysis.figures.rules.figure import gap
from luodi.foundation.vocabulary.indicators import indicator
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import Sayable, Tongue, gettext_noop

EQUALS = gettext_noop("＝")
WORDS = re.compile(r"[\u3400-\u9fff]+|[（），＝]")

Figures = Mapping[tuple[str, bool], Figure]

# Groups of the first page: what stands over the group, its unit, its figures.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        gettext_noop("签约和建设"),
        "个",
        ("contracts", "agreements", "landed", "starts", "completions", "productions"),
    ),
    (
        gettext_noop("资金"),
        "亿元",
        ("contract_money", "arrived", "arrived_outside", "invested", "coh_money", "coh_arrived"),
    ),
    (gettext_noop("履约"), "%", ("r_start", "r_land_a", "r_money", "r_produce", "r_return")),
    (
        gettext_noop("没有落成的"),
        "个",
        ("not_landed", "not_landed_1y", "stopped_now", "returns", "terminations", "swaps"),
    ),
    (
        gettext_noop("单位"),
        "个",
        ("zero_leads_units", "zero_contract_units", "zero_start_units", "units_with_task"),
    ),
)
# What is shown of each unit and of each district.
COLUMNS = (
    "contracts",
    "contract_money",
    "landed",
    "starts",
    "productions",
    "arrived",
    "arrived_outside",
    "not_landed",
)


@dataclass(frozen=True)
class Line:
    """One figure in both readings, with the distance and with what it means."""

    name: str
    claimed: str
    verified: str
    distance: str
    sentence: str
    workings: tuple[Sayable, ...]  # arithmetic, first claimed, then verified; why there is no value
    today: str = ""  # what the verified figure of a closed period has become since


@dataclass(frozen=True)
class Working:
    """An arithmetic with its numbers: all its words are units, so they are said one by one."""

    text: str

    def said(self, tongue: Tongue) -> str:
        return WORDS.sub(lambda found: apart(found[0], tongue), self.text)

    def __str__(self) -> str:
        return self.text


def apart(word: str, tongue: Tongue) -> str:
    """A unit in brackets behind its number, where it is said in several words."""
    said = tongue(word)
    return word if said == word else f" [{said}]" if word.isalpha() else said


@dataclass(frozen=True)
class Group:
    """Figures of one unit of measure that are read together."""

    name: str
    unit: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Pair:
    """One value in both readings, as printed."""

    claimed: str
    verified: str


@dataclass(frozen=True)
class Column:
    """One figure at the head of a grid."""

    name: str
    unit: str
    sentence: str


@dataclass(frozen=True)
class Row:
    """One unit or one district in a grid; `is_own` is what a district says by its own rulebook."""

    name: str | Reason  # a reason where it is no unit's name, but said of its figures
    pairs: tuple[Pair, ...]
    is_own: bool = False

    @property
    def is_empty(self) -> bool:
        return all(pair.claimed in ZEROS and pair.verified in ZEROS for pair in self.pairs)


ZEROS = frozenset({"0", "0.00", "—"})


def groups(figures: Figures, today: Figures) -> tuple[Group, ...]:
    """The main figures; a rate that the rulebook does not have is left out."""
    return tuple(
        Group(
            name,
            unit,
            tuple(line(figures, code, today) for code in codes if (code, True) in figures),
        )
        for name, unit, codes in GROUPS
    )


def line(figures: Figures, code: str, today: Figures) -> Line:
    claimed, verified = figures[code, False], figures[code, True]
    return Line(
        name=claimed.name,
        claimed=claimed.shown,
        verified=verified.shown,
        distance=gap(claimed, verified),
        sentence=claimed.sentence,
        workings=once([*workings(claimed), *workings(verified)]),
        today=today[code, True].shown if (code, True) in today else "",
    )


def workings(figure: Figure) -> Iterator[Sayable]:
    """The arithmetic with its numbers, or why there is no value."""
    if figure.reasons:
        yield from figure.reasons
    elif figure.arithmetic:
        yield Working(f"{figure.arithmetic} {EQUALS} {figure.shown}")


def once(said: Iterable[Sayable]) -> tuple[Sayable, ...]:
    """Each of what reads the same in both readings."""
    return tuple({str(one): one for one in said}.values())


def columns() -> tuple[Column, ...]:
    rows = [indicator(code) for code in COLUMNS]
    return tuple(Column(row.name, row.unit, row.sentence) for row in rows)


def total(figures: Figures, name: str | Reason, *, is_own: bool = False) -> Row:
    """A book's figures as one row."""
    pairs = tuple(Pair(figures[code, False].shown, figures[code, True].shown) for code in COLUMNS)
    return Row(name, pairs, is_own)


def own_name(rulebook: str, moment: str) -> Reason:
    """What stands before a district's own figures: its rulebook; its moment where it differs."""
    if not moment:
        return because(rulebook)
    text = gettext_noop("%(rulebook)s，%(moment)s")
    return because(text, rulebook=because(rulebook), moment=moment)


def by_key(keys: Mapping[Key, str], values: Mapping[str, Values]) -> tuple[Row, ...]:
    """One row for each key, in the order of the keys; nothing counted is printed as zero."""
    return tuple(
        Row(name, tuple(pair(values.get(code, {}), key, code) for code in COLUMNS))
        for key, name in keys.items()
    )


def pair(values: Values, key: Key, code: str) -> Pair:
    unit = indicator(code).unit
    claimed, verified = (
        shown(values.get((reading, key), Decimal(0)), unit) for reading in (False, True)
    )
    return Pair(claimed, verified)


def is_empty(rows: Iterable[Row]) -> bool:
    return all(row.is_empty for row in rows)
