"""What stands on the chain is neither changed nor deleted: the database itself refuses."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.state import ProjectState

from acting import claim as claimed
from acting import paper, project, verified
from conftest import Cast
from luodi.foundation.history.append_only import AppendOnly, guards
from luodi.foundation.history.models import Chained, Line
from luodi.foundation.history.queries import chained_models
from luodi.records.ledger.models import Entry, Evidence, Review
from luodi.records.library.models import Document
from luodi.records.subjects.models import Subject

TABLES = [Line, *chained_models()]


def triggers(table: str) -> dict[str, str]:
    """The statements of a table's triggers by name."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger "
                "WHERE tgrelid = %s::regclass AND NOT tgisinternal",
                [table],
            )
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
                [table],
            )
        return dict(cursor.fetchall())


@pytest.mark.django_db
@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_table_of_the_chain_is_guarded_in_every_column_that_may_not_change(
    model: type[models.Model],
) -> None:
    options = model._meta
    found = triggers(options.db_table)
    assert set(found) == {f"{options.db_table}_no_update", f"{options.db_table}_no_delete"}
    unchained = model.unchained if issubclass(model, Chained) else frozenset()
    said = found[f"{options.db_table}_no_update"].lower().replace('"', "")
    watched = set(re.findall(r"\bold\.(\w+)", said))
    assert watched == {f.column for f in options.concrete_fields if f.name not in unchained}


@pytest.fixture
def entry(cast: Cast) -> Entry:
    return verified(cast, claimed(project(cast)))


def test_no_row_is_changed_or_deleted(cast: Cast, entry: Entry) -> None:
    rows: list[tuple[models.Model, dict[str, object]]] = [
        (entry, {"said": "改了"}),
        (entry, {"value": 5}),  # from nothing
        (Review.objects.get(entry=entry), {"grade": "A"}),
        (Evidence.objects.get(entry=entry), {"document": paper(cast)}),
        (Line.objects.order_by("-pk")[0], {"detail": {}}),
        (Subject.objects.get(), {"type": "lead"}),
    ]
    for row, values in rows:
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**values)
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk)._raw_delete("default")


def test_what_may_change_changes_and_what_stays_the_same_is_no_change(
    cast: Cast, entry: Entry
) -> None:
    Subject.objects.filter(pk=entry.subject_id).update(name="新名", seq=entry.subject.seq)
    Document.objects.filter(uses__entry=entry).update(content="")
    entry.save()


class Spoken:
    """A schema editor that only says what it would do."""

    def __init__(self, vendor: str) -> None:
        self.connection = self
        self.vendor = vendor
        self.said: list[str] = []

    def execute(self, statement: str, params: object = ()) -> None:
        assert params is None  # a percent sign in it is no parameter
        self.said.append(statement)


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_guards_come_down_under_the_names_under_which_they_were_put_up(vendor: str) -> None:
    state = ProjectState.from_apps(apps)
    up, down = Spoken(vendor), Spoken(vendor)
    operation = AppendOnly("ledger.Entry")
    operation.database_forwards("ledger", up, state, state)  # type: ignore[arg-type]
    operation.database_backwards("ledger", down, state, state)  # type: ignore[arg-type]
    on = ' ON "ledger_entry"' if vendor == "postgresql" else ""
    assert down.said == [
        f'DROP TRIGGER "ledger_entry_no_update"{on}',
        f'DROP TRIGGER "ledger_entry_no_delete"{on}',
    ]
    for name in ("ledger_entry_no_update", "ledger_entry_no_delete"):
        assert any(f'CREATE TRIGGER "{name}"' in statement for statement in up.said)


def test_a_guard_names_its_columns_in_the_words_of_each_database() -> None:
    lite, post = list(guards("sqlite", "t", ["a", "b"])), list(guards("postgresql", "t", ["a"]))
    assert 'OLD."a" IS NOT NEW."a" OR OLD."b" IS NOT NEW."b"' in lite[1]
    assert 'OLD."a" IS DISTINCT FROM NEW."a"' in post[2]
