"""How long the whole catalogue takes, here and in DuckDB, and whether both say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection

from luodi.analysis.figures.queries.figures import Counted, count
from luodi.analysis.figures.queries.gathering import facts, run
from luodi.analysis.figures.queries.keeping import forget
from luodi.analysis.figures.queries.statements import Statement
from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.counting import catalogue
from luodi.analysis.figures.rules.facts import Key, Values
from luodi.analysis.figures.rules.moments import AsOf
from luodi.config.benchmark.peer import Peer
from luodi.config.benchmark.timing import repeated
from luodi.foundation.history.models import Book
from luodi.kernel.periods import Period

NAMES = ("states", "flows", "cohort_money", "distincts", "levels", "dues")
YEAR = Period.year(2023)
PAST = AsOf(day=date(2023, 6, 30))
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}

Ask = Callable[[Statement], list[tuple[Any, ...]]]


@dataclass
class Watched:
    """Statements on their way to one engine, each timed."""

    ask: Ask
    seconds: list[float] = field(default_factory=list)

    def __call__(self, statement: Statement) -> list[tuple[Any, ...]]:
        began = perf_counter()
        rows = self.ask(statement)
        self.seconds.append(perf_counter() - began)
        return rows


@dataclass(frozen=True)
class Speed:
    """The medians of one engine, in seconds; `reckoning` is what Python does with the rows."""

    whole: float
    statements: dict[str, float]
    reckoning: float


def answer(counted: Counted, ask: Ask) -> dict[str, Values]:
    """Every value of the question, from one engine's rows."""
    found = facts(counted.question, counted.indicators.values(), counted.terms, ask)
    return catalogue(counted.indicators, found, counted.terms)


def speed(counted: Counted, ask: Ask, times: int) -> tuple[Speed, dict[str, Values]]:
    """The medians over so many answers after one warm-up, and the last answer."""
    kept: list[list[float]] = []

    def once() -> dict[str, Values]:
        watched = Watched(ask)
        values = answer(counted, watched)
        kept.append(watched.seconds)
        return values

    runs, values = repeated(times, once)
    each = list(zip(*kept[1:], strict=True))
    statements = dict(zip(NAMES, map(median, each), strict=True))
    rest = [whole - sum(own) for whole, own in zip(runs.seconds, kept[1:], strict=True)]
    return Speed(runs.median, statements, median(rest)), values


@dataclass(frozen=True)
class Cell:
    """One value on which two engines differ."""

    indicator: str
    verified: bool
    key: Key
    ours: Decimal
    theirs: Decimal


def differing(ours: Mapping[str, Values], theirs: Mapping[str, Values]) -> Iterator[Cell]:
    """Every cell in which two answers to the same question differ; nothing said is zero."""
    for code in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(code, {}), theirs.get(code, {})
        for at in one.keys() | other.keys():
            mine, own = one.get(at, Decimal(0)), other.get(at, Decimal(0))
            if mine != own:
                yield Cell(code, *at, mine, own)


def cells(values: Mapping[str, Values]) -> int:
    return sum(len(own) for own in values.values())


def measure(book: Book, now: datetime, times: int) -> Measured:
    """The catalogue at a past moment in both engines, and at the head as the product answers."""
    one_process_only()
    counted = count(book, Asked(YEAR, PAST, by="unit"), now)
    peer = Peer()
    theirs, other = speed(counted, peer.ask, times)
    ours, values = speed(counted, run, times)
    first, _ = repeated(times, lambda: at_head(book, now, forget))
    again, _ = repeated(times, lambda: at_head(book, now))
    return Measured(
        moment=str(counted.moment),
        ours=ours,
        duckdb=theirs,
        duckdb_loading=peer.loading_seconds,
        cells=cells(values),
        differing=tuple(differing(values, other)),
        head_first=first.median,
        head_again=again.median,
    )


def at_head(book: Book, now: datetime, before: Callable[[], None] = lambda: None) -> Counted:
    """The year at the head, as every page and command asks for it."""
    before()
    return count(book, Asked(YEAR, by="unit"), now)


def one_process_only() -> None:
    """DuckDB has one thread here, so PostgreSQL has no workers beside the process it answers with.

    SQLite never has more.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")


@dataclass(frozen=True)
class Measured:
    """What was found out about the catalogue."""

    moment: str
    ours: Speed
    duckdb: Speed
    duckdb_loading: float
    cells: int
    differing: tuple[Cell, ...]
    head_first: float  # asked for the first time since the last act
    head_again: float  # asked again, by whomever, until the next act


def plans(book: Book, now: datetime) -> Iterator[tuple[str, str]]:
    """How the database goes about each statement, in its own words."""
    counted = count(book, Asked(YEAR, PAST, by="unit"), now)
    sent: list[Statement] = []

    def explain(statement: Statement) -> list[tuple[Any, ...]]:
        sent.append(Statement(EXPLAIN[connection.vendor] + statement.text, statement.parameters))
        return []

    facts(counted.question, counted.indicators.values(), counted.terms, explain)
    for name, statement in zip(NAMES, sent, strict=True):
        yield name, "\n".join(str(row[-1]) for row in run(statement))
