"""What somebody with the database, and not the program, can do: change rows with no guard up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models


@contextmanager
def guards_down() -> Iterator[None]:
    """No trigger stands; on PostgreSQL the foreign keys are silent too."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = 'replica'")
            yield
            cursor.execute("SET LOCAL session_replication_role = 'origin'")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, sql in triggers:
            cursor.execute(sql, None)


def forge(row: models.Model, /, **values: Any) -> None:
    """Change columns of a stored row."""
    with guards_down():
        assert type(row)._default_manager.filter(pk=row.pk).update(**values) == 1


def erase(*rows: models.Model) -> None:
    """Delete stored rows, each from its own table only."""
    with guards_down(), connection.cursor() as cursor:
        for row in rows:
            cursor.execute(f'DELETE FROM "{row._meta.db_table}" WHERE id = %s', [row.pk])
            assert cursor.rowcount == 1


def smuggle(row: models.Model, /, **values: Any) -> None:
    """Store a copy of a row with other values, as the program never would."""
    row.pk = None
    for name, value in values.items():
        setattr(row, name, value)
    row.save(force_insert=True)
