"""The demonstration performed on a database: through the actions, and as the truth says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.rules.asked import Asked, Table
from luodi.analysis.figures.rules.moments import AsOf
from luodi.config.cli.demo import SHOWN, is_empty, require_demonstration, show_figures, signs_in
from luodi.config.demonstration.doing.reviewing import END
from luodi.config.demonstration.invented.bodies import DISTRICTS, LAST_DAY, YEARS, District
from luodi.config.demonstration.invented.people import PASSWORD, seats
from luodi.config.demonstration.lives.world import Scale
from luodi.config.demonstration.loading import load
from luodi.config.demonstration.performing.stage import Stage
from luodi.config.demonstration.script import SEED, Script, script
from luodi.config.demonstration.truth import numbers, truth
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import verify
from luodi.foundation.people.models import Account, Unit
from luodi.kernel.periods import Period
from luodi.records.ledger.actions.rebuilding import stray_rows
from luodi.records.library.models import Document
from luodi.records.subjects.models import Subject

TINY = Scale(ordinary=0.02, planted=0.1)
TINIER = Scale(ordinary=0.01, planted=0)


@pytest.fixture(scope="module")
def told() -> Script:
    return script(SEED, TINY)


@pytest.fixture(scope="module")
def stage(
    told: Script,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stage]:
    """The whole of a tiny demonstration, once for all tests of this file."""
    folder = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        yield load(told)
        transaction.set_rollback(True)


def asked(stage: Stage, district: District, year: int) -> Table:
    question = Asked(period=Period.year(year), as_of=AsOf(day=LAST_DAY))
    return figures(stage.books[district.name], question, END)


def test_the_chains_hold(stage: Stage) -> None:
    assert [list(map(str, verify(book))) for book in Book.objects.all()] == [[]] * 4


def test_no_count_is_without_an_act(stage: Stage) -> None:
    assert [stray_rows(book) for book in Book.objects.all()] == [0] * 4


def test_what_the_truth_names_stands_in_the_books(stage: Stage, told: Script) -> None:
    for trouble in truth(told):
        found = numbers(trouble, stage)
        subjects = Subject.objects.filter(pk__in=found["subject_ids"])
        assert set(subjects.values_list("name", flat=True)) == set(trouble.subjects)
        units = Unit.objects.filter(pk__in=found["unit_ids"])
        assert set(units.values_list("name", flat=True)) == set(trouble.units)
        papers = Document.objects.filter(pk__in=found["document_ids"])
        assert set(papers.values_list("title", flat=True)) == set(trouble.documents)


@pytest.mark.parametrize("verified", [False, True])
@pytest.mark.parametrize("district", DISTRICTS, ids=lambda district: district.prefix)
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("zero_contract_unit", "zero_contract_units"),
        ("zero_lead_unit", "zero_leads_units"),
        ("wiped_out_unit", "wiped_out_units"),
    ],
)
def test_the_figures_find_the_units_that_the_truth_names(
    stage: Stage, told: Script, district: District, kind: str, code: str, verified: bool
) -> None:
    reading = "VERIFIED" if verified else "CLAIMED"
    for year in YEARS:
        meant = [
            row
            for row in truth(told)
            if row.kind == kind
            and row.book == district.name
            and row.facts["year"] == year
            and row.facts["reading"] == reading
        ]
        assert asked(stage, district, year).figures[code, verified].value == len(meant), year


@pytest.mark.parametrize("verified", [False, True])
@pytest.mark.parametrize("district", DISTRICTS, ids=lambda district: district.prefix)
def test_the_figures_find_as_many_not_landed_as_the_truth_names(
    stage: Stage, told: Script, district: District, verified: bool
) -> None:
    reading = "VERIFIED" if verified else "CLAIMED"
    meant = [
        row
        for row in truth(told)
        if row.kind == "not_landed_year"
        and row.book == district.name
        and row.facts["reading"] == reading
    ]
    table = asked(stage, district, LAST_DAY.year)
    assert table.figures["not_landed_1y", verified].value == Decimal(len(meant))


def test_the_main_figures_are_printed_for_both_districts_and_the_city(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show_figures() == 0
    printed = capsys.readouterr().out
    assert all(printed.count(name) >= 3 for name in SHOWN)
    assert "申报" in printed
    assert "核定" in printed
    assert "差距" in printed


def test_everybody_signs_in_with_the_printed_password(stage: Stage, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert PASSWORD in signs_in()
    for seat in seats():
        account = Account.objects.get(username=seat.username)
        assert check_password(PASSWORD, account.password)
        assert [held.role for held in account.standing_appointments()] == [seat.role]


def test_a_second_start_finds_the_demonstration_and_keeps_it(stage: Stage) -> None:
    assert not is_empty()
    require_demonstration()


def test_photographs_say_when_and_where(stage: Stage) -> None:
    pictures = Document.objects.filter(media_type="image/jpeg")
    assert pictures.exists()
    assert not pictures.filter(shot_at=None).exists()
    assert not pictures.filter(latitude=None).exists()


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_figures() -> None:
    assert printed_figures() == printed_figures()


def printed_figures() -> list[dict[tuple[str, bool], str]]:
    with transaction.atomic():
        made = load(script(3, TINIER))
        found = [asked(made, district, year).figures for district in DISTRICTS for year in YEARS]
        transaction.set_rollback(True)
    return [{key: figure.shown for key, figure in table.items()} for table in found]
