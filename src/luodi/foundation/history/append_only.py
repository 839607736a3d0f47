"""Triggers by which the database itself refuses to change or delete what stands on the chain.

They are integrity, not domain logic: whoever has the database can drop them, and then the chain
shows what was changed. SQLite drops them with a table that a migration makes anew, so such a
migration states them again; a test asks every chained table for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

POSTGRESQL_REFUSAL = """
CREATE OR REPLACE FUNCTION luodi_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


class AppendOnly(Operation):
    """Refuse DELETE on a model's table, and UPDATE of every column but those that may change."""

    reversible = True

    def __init__(self, model: str, may_change: Iterable[str] = ()) -> None:
        self.model = model
        self.may_change = tuple(may_change)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models stay as they are."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        options = to_state.apps.get_model(self.model)._meta
        kept = [f.column for f in options.concrete_fields if f.name not in self.may_change]
        vendor = schema_editor.connection.vendor
        for statement in guards(vendor, options.db_table, kept):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = from_state.apps.get_model(self.model)._meta.db_table
        for name in (no_update(table), no_delete(table)):
            on = f' ON "{table}"' if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f'DROP TRIGGER "{name}"{on}', params=None)

    def describe(self) -> str:
        return f"Refuse to change or delete rows of {self.model}"


def no_update(table: str) -> str:
    return f"{table}_no_update"


def no_delete(table: str) -> str:
    return f"{table}_no_delete"


def guards(vendor: str, table: str, columns: Sequence[str]) -> Iterator[str]:
    """The statements that guard a table, `columns` being those that never change."""
    if vendor == "postgresql":
        yield POSTGRESQL_REFUSAL
    for name, event, when in (
        (no_delete(table), "DELETE", ""),
        (no_update(table), "UPDATE", f"WHEN ({changed(vendor, columns)}) "),
    ):
        head = f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH ROW {when}'
        if vendor == "postgresql":
            yield f"{head}EXECUTE FUNCTION luodi_append_only()"
        else:
            yield f"{head}BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"


def changed(vendor: str, columns: Sequence[str]) -> str:
    """Whether any of the columns has another value than before, NULL being one."""
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in columns)
