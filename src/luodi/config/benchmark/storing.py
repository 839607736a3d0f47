"""Millions of rows put straight into the tables, past the actions; for the bench alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

FLUSHED_AT = 20_000  # rows

Cell = int | str | bool | None


@dataclass
class Sheet:
    """Rows on their way into one table: the columns that differ, and those that never do."""

    model: type[Model]
    columns: tuple[str, ...]
    constants: dict[str, Cell] = field(default_factory=dict)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = {column.attname for column in self.model._meta.concrete_fields}
        if wrong := known.symmetric_difference({"id", *self.columns, *self.constants}):
            raise ValueError(f"{self.model.__name__}: {sorted(wrong)}")
        last = self.model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
        self._keys = count((last or 0) + 1)
        self._tail = tuple(self.constants.values())

    def add(self, *cells: Cell) -> int:
        """One more row; answers its key."""
        key = next(self._keys)
        self.rows.append((key, *cells, *self._tail))
        if len(self.rows) >= FLUSHED_AT:
            self.flush()
        return key

    def flush(self) -> None:
        """Send what has been gathered to the database."""
        names = ("id", *self.columns, *self.constants)
        quoted = ", ".join(map(connection.ops.quote_name, names))
        into = f"{connection.ops.quote_name(self.model._meta.db_table)} ({quoted})"
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                    for row in self.rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(names))
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", self.rows)
        self.rows.clear()


@contextmanager
def bulk(models: Sequence[type[Model]]) -> Iterator[None]:
    """Without secondary indexes and checks of foreign keys; afterwards both, and statistics."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        indexes = dict(secondary_indexes(tables))
        cursor.execute(UNCHECKED[connection.vendor])
        for name in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for made in indexes.values():
            cursor.execute(made)
        for reset in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(reset)
        cursor.execute(CHECKED[connection.vendor])
        cursor.execute("ANALYZE")


def tidy() -> None:
    """What PostgreSQL does by itself within minutes of so many new rows."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def put_in_order(model: type[Model], column: str) -> None:
    """Number the rows of a table anew by a column, as if they had been written in that order."""
    quoted = connection.ops.quote_name
    table, staged = quoted(model._meta.db_table), quoted("bench_staged")
    rest = ", ".join(
        f'"{field.column}"' for field in model._meta.concrete_fields if not field.primary_key
    )
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {staged} AS SELECT * FROM {table}")
        cursor.execute(f"DELETE FROM {table}")
        cursor.execute(
            f"INSERT INTO {table} (id, {rest}) SELECT ROW_NUMBER() OVER (ORDER BY"
            f" {quoted(column)}, id), {rest} FROM {staged} ORDER BY {quoted(column)}, id"
        )
        cursor.execute(f"DROP TABLE {staged}")


UNCHECKED = {
    "sqlite": "PRAGMA foreign_keys = OFF",
    "postgresql": "SET session_replication_role = replica; SET timezone = 'UTC'",
}
CHECKED = {
    "sqlite": "PRAGMA foreign_keys = ON",
    "postgresql": "SET session_replication_role = origin",
}
INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    " AND tbl_name IN (%s)",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN (%s) AND NOT"
    " EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)",
}


def secondary_indexes(tables: Sequence[str]) -> list[tuple[str, str]]:
    """Name and definition of every index that no constraint of the table needs."""
    marks = ", ".join(["%s"] * len(tables))
    with connection.cursor() as cursor:
        cursor.execute(INDEXES[connection.vendor] % marks, list(tables))
        return [(name, made) for name, made in cursor.fetchall()]
