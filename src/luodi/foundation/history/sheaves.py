"""Many rows laid ready for an act: numbered and digested beforehand, stored as `bulk_create` would.

A model of each row and a round of Django's fields for each of its values cost more than the
database takes to store it; here the way of a table's values is settled once for all its rows.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django.db import connection, models, transaction

from luodi.foundation.history import rules
from luodi.foundation.history.models import Book, Chained
from luodi.foundation.history.storing import insert, reserved, update

type Values = Mapping[str, Any]  # a row, by the names of its columns in Python (`unit_id`)
type Convert = Callable[[Any], Any]

# Stands in a digest's text for what only the act knows; no text of the book can hold it.
TOKEN = {name: f"{name}-{secrets.token_hex(16)}" for name in ("seq", "at")}
# What these hold goes into the database, and into a digest, as it is.
PLAIN = (
    *(models.AutoField, models.IntegerField, models.BooleanField, models.CharField),
    *(models.TextField, models.ForeignKey),
)
ALIKE = (models.DateField, models.DecimalField)  # few values, many times


class Table:
    """How the rows of one model are stored and digested."""

    def __init__(self, model: type[models.Model]) -> None:
        meta = model._meta
        # Columns that say by which act, or when, a row was written: known when the act begins.
        self.of_the_act: Mapping[str, str] = getattr(model, "of_the_act", {})
        self.name, self.label = meta.db_table, meta.label_lower
        self.fields = {f.attname: f for f in meta.concrete_fields}
        self.columns = {name: f.column or name for name, f in self.fields.items()}
        self.key = meta.pk.attname
        self.is_chained = issubclass(model, Chained)
        self.is_numbered = self.is_chained  # what nothing names is numbered by the database
        left = set(self.of_the_act)
        if isinstance(meta.pk, models.AutoField) and not self.is_numbered:
            left.add(meta.pk.attname)
        self.own = [name for name in self.fields if name not in left]
        self.defaults = {
            name: f.get_default() for name, f in self.fields.items() if name not in self.of_the_act
        }
        self.stored = converters({name: self.fields[name] for name in self.own}, prepared)
        if issubclass(model, Chained):
            covered = {n: f for n, f in self.fields.items() if f.name not in model.unchained}
            self.covered = sorted(covered)
            self.tokens = {of: n for n, of in self.of_the_act.items() if n in covered}
            known = {n: f for n, f in covered.items() if n not in self.of_the_act}
            self.digested = converters(known, plain)

    def mark(self, of: str) -> bytes:
        """What stands in a digest's text for the act's number or moment."""
        return f'"{TOKEN[of]}"'.encode()

    def row(self, values: Values) -> tuple[Any, ...]:
        """The row as the database takes it, without what only the act knows."""
        given = {**self.defaults, **values}
        for name, convert in self.stored:
            given[name] = convert(given[name])
        return tuple(given[name] for name in self.own)

    def text(self, values: Values) -> bytes:
        """What is digested of the row, with tokens for what only the act knows."""
        given = {**self.defaults, **values}
        for name, convert in self.digested:
            given[name] = convert(given[name])
        for of, name in self.tokens.items():
            given[name] = TOKEN[of]
        return rules.canonical({name: given[name] for name in self.covered})


def converters(
    fields: Mapping[str, Any], how: Callable[[Any], Convert]
) -> list[tuple[str, Convert]]:
    """The columns whose values are not taken as they are, each with what is made of them."""
    return [(name, how(f)) for name, f in fields.items() if not isinstance(f, PLAIN)]


def prepared(f: Any) -> Convert:
    """A value as Django hands it to the database."""

    def convert(value: Any) -> Any:
        return f.get_db_prep_save(value, connection)

    if isinstance(f, models.JSONField):
        empty = {kind: convert(kind()) for kind in (list, dict)}  # what most of them hold
        return lambda value: convert(value) if value or value is None else empty[type(value)]
    return lru_cache(4_096)(convert) if isinstance(f, ALIKE) else convert


def plain(f: Any) -> Convert:
    """A value as it enters a digest; see `Chained.chained_values`."""
    if isinstance(f, models.DecimalField):
        digits = f.decimal_places
        return lru_cache(4_096)(lambda v: None if v is None else rules.fixed(v, digits))
    return lru_cache(4_096)(rules.plain) if isinstance(f, ALIKE) else rules.plain


@cache
def table(model: type[models.Model]) -> Table:
    return Table(model)


@dataclass
class Stack:
    """The rows of one table."""

    table: Table
    keys: list[int] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)

    def digests(self, act: Mapping[str, str]) -> dict[str, str]:
        """The digest of each row by its key, for an act of this number and moment."""
        marks = [(self.table.mark(of), act[of].encode()) for of in self.table.tokens]
        found = {}
        for key, text in zip(self.keys, self.texts, strict=True):
            for mark, value in marks:
                text = text.replace(mark, value)
            found[str(key)] = hashlib.sha256(text).hexdigest()
        return found


@dataclass
class Change:
    """Rows of one table that get other values; only of summaries that no chain covers."""

    table: Table
    columns: list[str]
    rows: list[tuple[Any, ...]] = field(default_factory=list)  # the key first


def changing(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Change:
    """Other values for rows as the database takes them: of each the key, then its columns."""
    way = table(model)
    if way.is_chained:
        raise ValueError(f"{way.name}: what the chain covers is never changed")
    convert = dict(way.stored)
    ways = [convert.get(name) for name in columns]
    made = [
        (key, *(c(v) if c else v for c, v in zip(ways, values, strict=True)))
        for key, *values in rows
    ]
    return Change(way, list(columns), made)


def stored(change: Change) -> None:
    way = change.table
    names = [way.columns[name] for name in change.columns]
    update(way.name, way.columns[way.key], names, change.rows)


# -- the same for rows that belong to no act: what waits beside the book


def add_rows(model: type[models.Model], rows: Iterable[Values]) -> None:
    """Store rows of a table that no chain covers; a column that is not named takes its default."""
    way = table(model)
    if way.is_chained:
        raise ValueError(f"{way.name}: what the chain covers is written by an act")
    insert(way.name, [way.columns[name] for name in way.own], [*map(way.row, rows)], {})


@transaction.atomic
def change_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Give rows that are there other values: of each the key, then what the columns will hold."""
    stored(changing(model, columns, rows))


class Sheaf:
    """What one act is going to write; its number and moment are those expected of it."""

    def __init__(self, book: Book, seq: int, at: datetime) -> None:
        self.book, self.seq, self.at = book, seq, at
        self.stacks: dict[type[models.Model], Stack] = {}
        self.changes: list[Change] = []

    @property
    def day(self) -> date:
        return self.at.astimezone(rules.BOOK_ZONE).date()

    def put(self, model: type[models.Model], rows: Iterable[Values]) -> list[int]:
        """Lay rows ready; answers the keys of rows of the chain, which they have from now on.

        A column that is not named takes its default; those of the act are filled in by it.
        """
        laid, way = list(rows), table(model)
        if unknown := {name for values in laid[:1] for name in values} - way.fields.keys():
            raise ValueError(f"{way.name}: {sorted(unknown)}")
        stack = self.stacks.setdefault(model, Stack(way))
        if not way.is_numbered:
            stack.rows += map(way.row, laid)
            return []
        keys = reserved(way.name, way.columns[way.key], len(laid))
        for key, values in zip(keys, laid, strict=True):
            own = {**values, way.key: key}
            stack.rows.append(way.row(own))
            stack.texts.append(way.text(own))
        stack.keys += keys
        return keys

    def put_plain(
        self, model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        """Rows of a table that no chain covers, all their columns in order, plain values alone."""
        way = table(model)
        if way.is_numbered or way.stored or way.own != list(columns):
            raise ValueError(f"{way.name}: {way.own}")
        self.stacks.setdefault(model, Stack(way)).rows += rows

    def change(
        self, model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Give rows other values: of each the key, then what the columns will hold."""
        self.changes.append(changing(model, columns, rows))

    def store(self, seq: int, at: datetime) -> Iterator[tuple[str, dict[str, str]]]:
        """Store everything; yields for each table of the chain the digests of its rows."""
        act = {"seq": seq, "at": at}
        for stack in self.stacks.values():
            way = stack.table
            shared = {way.columns[name]: act[of] for name, of in way.of_the_act.items()}
            insert(way.name, [way.columns[name] for name in way.own], stack.rows, shared)
        for change in self.changes:
            stored(change)
        said = {"seq": str(seq), "at": rules.canonical(rules.plain(at)).decode()}
        for stack in self.stacks.values():
            if stack.table.is_chained:
                yield stack.table.label, stack.digests(said)
