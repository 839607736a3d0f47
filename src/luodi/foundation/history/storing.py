"""Many rows of one table in one statement, on SQLite and PostgreSQL; names and plain values in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection


def insert(
    table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], shared: Mapping[str, Any]
) -> None:
    """The rows of a table; what all of them share stands in the statement once."""
    if not rows:
        return
    into = f"{quoted(table)} ({', '.join(map(quoted, [*columns, *shared]))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            copied(cursor, into, rows, tuple(shared.values()))
        else:
            marks = ", ".join([*("%s" for _ in columns), *map(written, shared.values())])
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)


def copied(cursor: Any, into: str, rows: Iterable[tuple[Any, ...]], tail: tuple[Any, ...]) -> None:
    # Django wraps what its own ways of asking raise; this way is the driver's.
    with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row + tail)


def update(table: str, key: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Other values for the rows of a table: of each its key, then what the columns will hold."""
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            update_from_copy(cursor, table, key, columns, rows)
        else:
            sets = ", ".join(f"{quoted(name)} = %s" for name in columns)
            cursor.executemany(
                f"UPDATE {quoted(table)} SET {sets} WHERE {quoted(key)} = %s",
                [(*values, pk) for pk, *values in rows],
            )


def update_from_copy(
    cursor: Any, table: str, key: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    names = ", ".join(map(quoted, [key, *columns]))
    sets = ", ".join(f"{quoted(name)} = new.{quoted(name)}" for name in columns)
    cursor.execute(
        f"CREATE TEMPORARY TABLE changing ON COMMIT DROP AS"
        f" SELECT {names} FROM {quoted(table)} WITH NO DATA"
    )
    copied(cursor, f"changing ({names})", rows, ())
    cursor.execute(
        f"UPDATE {quoted(table)} AS old SET {sets} FROM changing AS new"
        f" WHERE old.{quoted(key)} = new.{quoted(key)}"
    )
    cursor.execute("DROP TABLE changing")


def reserved(table: str, key: str, count: int) -> list[int]:
    """So many keys that no other row of the table will ever have."""
    if not count:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [quoted(table), key, count],
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute(
            "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq",
            [count, table],
        )
        found = cursor.fetchall()
        if not found:
            start = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s) RETURNING seq"
            cursor.execute(start, [table, count])
            found = cursor.fetchall()
        last: int = found[0][0]
        return list(range(last - count + 1, last + 1))


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def written(value: Any) -> str:
    """A number or a moment as it stands in a statement of SQLite."""
    match value:
        case datetime():
            return f"'{connection.ops.adapt_datetimefield_value(value)}'"
        case int():
            return str(value)
    raise TypeError(value)
