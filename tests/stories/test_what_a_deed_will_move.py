"""Before an entry is reversed: the figures that will move are shown, and nothing is written."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from acting import claim, days_on, in_order, money_in, project, stored, told, verified
from conftest import Cast
from luodi.foundation.people.models import Account
from luodi.outputs.catalogue.queries.foreseen import Move
from luodi.records.ledger.actions.correcting import reverse
from luodi.records.ledger.models import Entry
from scenes import go_by


@pytest.fixture
def contract(cast: Cast) -> Entry:
    """A verified contract of 1 February 2023."""
    go_by(cast.book)
    entry = verified(cast, claim(project(cast), "contract"))
    return Entry.objects.get(pk=entry.pk)


def moves(client: Client, account: Account, entry: Entry, deed: str) -> list[Move]:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    page: Any = client.get(f"/entries/{entry.pk}/{deed}/foreseen/")
    assert page.status_code == 200
    found: list[Move] = page.context["moves"]
    return found


def told_of(found: list[Move], code: str) -> list[tuple[str, bool, str, str]]:
    return [
        (move.period.label, move.after.verified, move.before.shown, move.after.shown)
        for move in found
        if move.after.code == code
    ]


def test_a_reversal_takes_a_contract_out_of_both_readings_of_its_month_and_year(
    client: Client, cast: Cast, contract: Entry
) -> None:
    before = stored(cast.book)
    found = moves(client, cast.office, contract, "reverse")
    assert told_of(found, "contracts") == [
        ("2023年2月", False, "1", "0"),
        ("2023年2月", True, "1", "0"),
        ("2023年", False, "1", "0"),
        ("2023年", True, "1", "0"),
    ]
    assert stored(cast.book) == before
    assert in_order(cast.book)


def test_what_is_foreseen_comes_true(client: Client, cast: Cast, contract: Entry) -> None:
    foretold = moves(client, cast.office, contract, "reverse")
    reverse(entry=contract, reason="误报", by=cast.office, at=days_on(2))
    client.force_login(cast.office, backend="django.contrib.auth.backends.ModelBackend")
    page: Any = client.get("/figures/contracts/?period=2023-02")
    assert page.context["opened"].line.verified.shown == told_of(foretold, "contracts")[1][3]


def test_a_withdrawal_moves_the_verified_reading_only(
    client: Client, cast: Cast, contract: Entry
) -> None:
    found = moves(client, cast.office, contract, "withdraw")
    assert {move.after.verified for move in found} == {True}


def test_what_would_be_refused_is_said_instead(client: Client, cast: Cast, contract: Entry) -> None:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    page: Any = client.get(f"/entries/{contract.pk}/reverse/foreseen/")
    assert "无权" in page.content.decode()
    assert "moves" not in page.context


def test_an_amount_moves_its_sums(client: Client, cast: Cast) -> None:
    go_by(cast.book)
    entry = told(cast, money_in(project(cast), 50_000_000))
    found = moves(client, cast.office, entry, "return")
    assert ("2023年", False, "0.50", "0.00") in told_of(found, "arrived")


def test_a_deed_that_takes_nothing_out_has_no_page(
    client: Client, cast: Cast, contract: Entry
) -> None:
    client.force_login(cast.office, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/entries/{contract.pk}/verify/foreseen/").status_code == 404


def test_what_was_typed_goes_along_to_the_trial_and_is_done_from_there(
    client: Client, cast: Cast, contract: Entry
) -> None:
    client.force_login(cast.office, backend="django.contrib.auth.backends.ModelBackend")
    page: Any = client.post(f"/entries/{contract.pk}/reverse/foreseen/", {"reason": "记了两次"})
    assert page.context["form"]["reason"].value() == "记了两次"
    assert page.context["moves"]
    assert f'action="/entries/{contract.pk}/reverse/"' in page.text


def test_money_of_another_origin_moves_the_figures_of_that_origin_only(
    client: Client, cast: Cast
) -> None:
    go_by(cast.book)
    entry = told(cast, money_in(project(cast), 50_000_000, origin="PROVINCE_OUT"))
    before = stored(cast.book)
    client.force_login(cast.office, backend="django.contrib.auth.backends.ModelBackend")
    given = {"origin": "FOREIGN", "nature": "FIXED_ASSETS"}
    page: Any = client.post(f"/entries/{entry.pk}/reclassify/foreseen/", given)
    arrived = {
        (move.part, move.before.shown, move.after.shown)
        for move in page.context["moves"]
        if move.after.code == "arrived" and move.period.label == "2023年"
    }
    assert arrived == {
        (("资金来源地", "省外"), "0.50", "0.00"),
        (("资金来源地", "境外"), "0.00", "0.50"),
    }
    assert stored(cast.book) == before


def test_asked_without_values_a_reclassification_shows_its_form_and_tries_nothing(
    client: Client, cast: Cast
) -> None:
    entry = told(cast, money_in(project(cast), 5))
    client.force_login(cast.office, backend="django.contrib.auth.backends.ModelBackend")
    page: Any = client.get(f"/entries/{entry.pk}/reclassify/foreseen/")
    assert page.context["form"]["origin"].value() == "PROVINCE_OUT"
    assert "moves" not in page.context
