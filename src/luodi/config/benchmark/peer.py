"""DuckDB beside us: the same rows in native tables, the same statements, one thread."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
from django.db import connection
from django.db.models import Max, Model

from luodi.analysis.figures.queries.statements import Statement
from luodi.records.ledger.models import Posting
from luodi.records.subjects.models import Link, SubjectVersion

AT_A_TIME = 50_000
TYPES = {"BooleanField": "BOOLEAN", "CharField": "VARCHAR", "DateField": "DATE"}
NOTHING = "\\N"


class Peer:
    """A DuckDB in memory that answers statements over the book's postings."""

    def __init__(self) -> None:
        self._duck = duckdb.connect(":memory:", config={"threads": 1})
        began = perf_counter()
        for model in (Posting, SubjectVersion, Link):
            self._load(model)
        self.loading_seconds = perf_counter() - began

    def ask(self, statement: Statement) -> list[tuple[Any, ...]]:
        """The rows of one statement."""
        text = statement.text.replace("%s", "?")
        rows: list[tuple[Any, ...]] = self._duck.execute(text, statement.parameters).fetchall()
        return rows

    def change(self, statement: str) -> None:
        """Change its rows behind our back: what a comparison must find."""
        self._duck.execute(statement)

    def _load(self, model: type[Model]) -> None:
        table = model._meta.db_table
        columns = ", ".join(
            f'"{field.column}" {TYPES.get(field.get_internal_type(), "BIGINT")}'
            for field in model._meta.concrete_fields
        )
        self._duck.execute(f"CREATE TABLE {table} ({columns})")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows_of(model))
            if path.stat().st_size == 0:  # DuckDB finds no columns in nothing
                return
            self._duck.execute(
                f"COPY {table} FROM '{path}' (HEADER false, NULLSTR '{NOTHING}', QUOTE '\"')"
            )


def rows_of(model: type[Model]) -> Iterator[list[object]]:
    """Every row of the table, nothing said as NOTHING."""
    last = model._default_manager.aggregate(last=Max("pk"))["last"] or 0
    names = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    for start in range(0, last, AT_A_TIME):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {names} FROM {model._meta.db_table} WHERE id > %s AND id <= %s",
                [start, start + AT_A_TIME],
            )
            for row in cursor.fetchall():
                yield [NOTHING if cell is None else cell for cell in row]
