"""Rows laid ready for an act are stored and digested as Django's own way would do it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from acting import claim, in_order, money_in, project, told
from conftest import NOON, Cast
from luodi.foundation.history.actions import begin
from luodi.foundation.history.models import Chained
from luodi.foundation.history.queries import chained_models
from luodi.foundation.history.sheaves import Sheaf, table
from luodi.records.ledger.models import Entry, Posting, Standing
from luodi.records.subjects.models import NameKey, NameWord, Party, Subject

pytestmark = pytest.mark.django_db

type Row = dict[str, Any]


def stored(model: type[models.Model]) -> set[tuple[Any, ...]]:
    """Every row as it lies in the database, past Django's reading of it."""
    names = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields if f.column != "id")
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {names} FROM "{model._meta.db_table}"')
        return {tuple(map(str, row)) for row in cursor.fetchall()}


def both_ways(cast: Cast, model: type[models.Model], rows: list[Row]) -> list[Any]:
    """What lies in the table: laid ready and stored, then by `bulk_create`."""
    found = []
    for is_laid in (True, False):
        with transaction.atomic():
            act = begin(cast.book, "test", by=None, at=NOON)
            if is_laid:
                sheaf = Sheaf(cast.book, act.seq + 7, NOON)  # the act's number is not as expected
                sheaf.put(model, rows)
                act.store(sheaf)
            else:
                now = {"seq": act.seq, "at": act.at}
                columns = getattr(model, "of_the_act", {}).items()
                of_the_act = {name: now[of] for name, of in columns}
                model._default_manager.bulk_create(model(**row, **of_the_act) for row in rows)
            found.append(stored(model))
            transaction.set_rollback(True)
    return found


def entry(cast: Cast, subject: Subject) -> Row:
    return {
        "book_id": cast.book.pk,
        "subject_id": subject.pk,
        "kind": "money_in",
        "said": "到位“第一笔”\\ \t资金",
        "occurred_from": date(2022, 5, 1),
        "occurred_to": date(2022, 5, 31),
        "value": Decimal("1234567.5"),
        "yuan_rate": Decimal("7.1"),
        "detail": {"备注": ["甲", 1, None, True], "数": 3},
        "reported_by_id": cast.town.pk,
        "recorded_by_id": cast.clerk.pk,
        "row": 7,
    }


def test_rows_are_stored_as_bulk_create_stores_them(cast: Cast) -> None:
    subject, firm = project(cast), project(cast, "乙厂")
    row = entry(cast, subject)
    known = told(cast, money_in(subject, 5))
    posting: Row = {
        name: value
        for name, value in vars(Posting.objects.get(entry=known)).items()
        if name not in ("id", "_state", "from_seq")
    }
    standing: Row = {
        name: value
        for name, value in vars(Standing.objects.filter(subject=subject)[0]).items()
        if name not in ("id", "_state")
    }
    Standing.objects.all().delete()
    party: Row = {"book_id": cast.book.pk, "subject_id": subject.pk, "enterprise_id": firm.pk}
    for model, rows in (
        (Entry, [row, {**row, "value": None, "detail": {}, "planned_on": date(2024, 2, 29)}]),
        (Posting, [{**posting, "part": 1}, {**posting, "part": 2, "hundredths": None}]),
        (Standing, [standing]),
        (Party, [{**party, "role": "INVESTOR", "percent": Decimal("33.3"), "from_on": None}]),
        (
            Subject,
            [{"book_id": cast.book.pk, "type": "project", "name": "丙", "unit_id": cast.town.pk}],
        ),
        (NameWord, [{"word": "丙丁", "type": "project", "subject_id": subject.pk}]),
    ):
        laid, made = both_ways(cast, model, rows)
        assert laid == made, model
        assert len(laid) >= len(rows)


@pytest.mark.parametrize("model", chained_models(), ids=lambda model: model.__name__)
def test_what_is_digested_of_a_row_is_what_verification_digests(model: type[Chained]) -> None:
    way = table(model)
    samples: dict[type[models.Field[Any, Any]], Any] = {
        models.DecimalField: Decimal("1.5"),
        models.DateTimeField: datetime(2023, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
        models.DateField: date(2023, 1, 2),
        models.JSONField: {"b": [1, None], "a": "“甲”\n"},
        models.BooleanField: True,
        models.CharField: '甲\\乙"',
        models.TextField: "丙",
    }
    values = {
        name: next((v for kind, v in samples.items() if isinstance(f, kind)), 3)
        for name, f in way.fields.items()
    }
    of_the_act = {"seq": 41, "at": datetime(2024, 5, 6, 7, tzinfo=UTC)}
    row = model(**values | {name: of_the_act[of] for name, of in way.of_the_act.items()})
    text = way.text(values)
    for token, said in (("seq", "41"), ("at", '"2024-05-06T07:00:00.000000+00:00"')):
        text = text.replace(way.mark(token), said.encode())
    assert hashlib.sha256(text).hexdigest() == row.chained_digest()


def test_keys_are_given_once(cast: Cast) -> None:
    subject = project(cast)
    sheaf = Sheaf(cast.book, cast.book.seq + 1, NOON)
    keys = sheaf.put(Entry, [entry(cast, subject)] * 3)
    later = told(cast, claim(subject))
    assert len({*keys, later.pk}) == 4
    assert later.pk > max(keys)
    assert in_order(cast.book)


def test_a_column_that_does_not_exist_and_a_change_of_the_chain_are_refused(cast: Cast) -> None:
    sheaf = Sheaf(cast.book, cast.book.seq + 1, NOON)
    with pytest.raises(ValueError, match="nmae"):
        sheaf.put(Subject, [{"nmae": "甲"}])
    with pytest.raises(ValueError, match="never changed"):
        sheaf.change(Entry, ["said"], [(1, "乙")])
    with pytest.raises(ValueError, match="subjects_namekey"):
        sheaf.put_plain(NameKey, ("initials",), [("a",)])


def test_values_are_changed_by_their_keys(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject))
    keys = sorted(Standing.objects.values_list("pk", flat=True))
    with transaction.atomic():
        act = begin(cast.book, "test", by=None, at=NOON)
        sheaf = act.sheaf()
        day = date(2022, 2, 2)
        sheaf.change(Standing, ["last_on", "rank"], [(keys[0], day, 4), (keys[1], None, 5)])
        act.store(sheaf)
        assert list(Standing.objects.order_by("pk").values_list("last_on", "rank")) == [
            (day, 4),
            (None, 5),
        ]
        transaction.set_rollback(True)


def test_the_database_still_refuses_what_it_refuses(cast: Cast) -> None:
    row = entry(cast, project(cast)) | {"occurred_to": date(2020, 1, 1)}
    with transaction.atomic():
        act = begin(cast.book, "test", by=None, at=NOON)
        sheaf = act.sheaf()
        sheaf.put(Entry, [row])
        with pytest.raises(IntegrityError):
            act.store(sheaf)
        transaction.set_rollback(True)
