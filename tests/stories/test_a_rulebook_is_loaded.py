"""A rulebook on its way into a book: checked, compared with today's, loaded by who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from acting import in_order
from conftest import Cast
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.rules.shipped import shipped
from scenes import go_by

FIRST_PILE = shipped("first_pile").text


@pytest.fixture
def default(cast: Cast) -> None:
    go_by(cast.book)


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def hand_in(client: Client, cast: Cast, text: str, **given: Any) -> Any:
    return client.post("/rulebook/load/", {"book": cast.book.code, "text": text} | given)


@pytest.mark.usefixtures("default")
def test_it_is_compared_first_and_loaded_only_then(client: Client, cast: Cast) -> None:
    page = hand_in(enter(client, cast.admin), cast, FIRST_PILE)
    text = page.content.decode()
    assert "改为“首桩施工”" in text
    assert "生效日期早于载入日期" in text
    assert RulebookVersion.objects.count() == 1
    seen = page.context["form"]["seen"].value()
    sent = hand_in(client, cast, FIRST_PILE, seen=seen)
    assert sent["Location"] == f"/rulebook/?book={cast.book.code}"
    assert RulebookVersion.objects.get(number=2).text == FIRST_PILE
    assert in_order(cast.book)


@pytest.mark.usefixtures("default")
def test_a_text_changed_after_the_look_is_looked_at_again(client: Client, cast: Cast) -> None:
    page = hand_in(enter(client, cast.office), cast, FIRST_PILE)
    seen = page.context["form"]["seen"].value()
    again = hand_in(client, cast, FIRST_PILE.replace("开工按统计", "开工看首桩"), seen=seen)
    assert again.status_code == 200
    assert RulebookVersion.objects.count() == 1


@pytest.mark.usefixtures("default")
def test_a_file_goes_before_the_text_and_a_browsers_line_ends_are_no_change(
    client: Client, cast: Cast
) -> None:
    enter(client, cast.admin)
    file = SimpleUploadedFile("首桩.toml", FIRST_PILE.encode())
    page = hand_in(client, cast, shipped("default").text, file=file)
    form = page.context["form"]
    assert form["text"].value() == FIRST_PILE
    seen = form["seen"].value()
    assert hand_in(client, cast, FIRST_PILE.replace("\n", "\r\n"), seen=seen).status_code == 302
    assert RulebookVersion.objects.get(number=2).text == FIRST_PILE


@pytest.mark.usefixtures("default")
def test_every_problem_is_named_with_file_line_and_key(client: Client, cast: Cast) -> None:
    wrong = (
        FIRST_PILE.replace("effective_on", "effective_off") + '\n[limits]\nstill_months = "六"\n'
    )
    file = SimpleUploadedFile("我区.toml", wrong.encode())
    page = hand_in(enter(client, cast.admin), cast, "", file=file)
    assert page.status_code == 422
    errors = page.context["form"].non_field_errors()
    assert any("我区.toml" in words and "effective_on" in words for words in errors)
    assert any("still_months" in words and "行" in words for words in errors)


@pytest.mark.usefixtures("default")
def test_a_text_that_the_book_has_already_is_refused_at_the_look(
    client: Client, cast: Cast
) -> None:
    page = hand_in(enter(client, cast.admin), cast, shipped("default").text)
    assert "这份手册已是本账套第1版" in page.content.decode()


def test_a_file_that_is_no_text_says_so_beside_its_field(client: Client, cast: Cast) -> None:
    file = SimpleUploadedFile("口径.xlsx", b"PK\x03\x04\xff\xfe")
    page = hand_in(enter(client, cast.admin), cast, "", file=file)
    assert "不是 UTF-8 文字" in page.context["form"].errors["file"][0]


def test_the_first_rulebook_of_a_book_is_said_to_be_the_first(client: Client, cast: Cast) -> None:
    page = hand_in(enter(client, cast.admin), cast, FIRST_PILE)
    assert "本账套今天还没有手册，这是第一版" in page.content.decode()


@pytest.mark.usefixtures("default")
def test_the_page_begins_with_the_text_in_force(client: Client, cast: Cast) -> None:
    form = enter(client, cast.office).get("/rulebook/load/").context["form"]
    assert form["text"].value() == shipped("default").text


@pytest.mark.usefixtures("default")
@pytest.mark.parametrize(
    ("who", "may"),
    [("admin", True), ("office", True), ("clerk", False), ("leader", False), ("auditor", False)],
)
def test_only_who_may_load_finds_the_way(client: Client, cast: Cast, who: str, may: bool) -> None:
    enter(client, getattr(cast, who))
    assert ("载入新的一版" in client.get("/rulebook/").content.decode()) is may
    assert client.get("/rulebook/load/").status_code == (200 if may else 404)


def test_another_district_cannot_load_here(client: Client, cast: Cast) -> None:
    page = hand_in(enter(client, cast.other_office), cast, FIRST_PILE)
    assert page.status_code == 422
    assert "book" in page.context["form"].errors
    assert not RulebookVersion.objects.exists()
