"""Every address, asked by a stranger; and the pages that say no."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from conftest import Cast
from luodi.foundation.people.models import Account

OPEN_TO_STRANGERS = {"session/", "language/setlang/"}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        else:
            yield address


def example(address: str) -> str:
    """An address of this pattern, so that it is found before it is refused."""
    return "/" + re.sub(r"<[^>]+>", "1", address.replace("<month:month>", "2023-02"))


ADDRESSES = sorted(set(addresses(get_resolver().url_patterns)) - OPEN_TO_STRANGERS)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_is_shown_the_door(client: Client, address: str) -> None:
    asked = client.get(example(address))
    assert asked.status_code in {302, 403, 404, 405}
    if asked.status_code == 302:
        assert asked["Location"].startswith("/session/?next=")


def test_a_page_that_is_not_there_says_so_in_chinese(cast: Cast, client: Client) -> None:
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert "没有这个页面，或者您无权查看" in page.content.decode()


def test_no_page_may_run_a_script_or_a_style_from_elsewhere(cast: Cast, client: Client) -> None:
    page = client.get("/session/")
    policy = page["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    text = page.content.decode()
    assert "<script" not in text
    assert "<style" not in text
    assert "style=" not in text
    assert "//" not in text.replace("<!doctype html>", "")


def test_every_style_sheet_of_the_page_is_served(cast: Cast, client: Client) -> None:
    text = client.get("/session/").content.decode()
    sheets = [part.split('"')[0] for part in text.split('href="')[1:] if part.startswith("/static")]
    assert len(sheets) == 9
    for sheet in sheets:
        assert client.get(sheet).status_code == 200, sheet


COMPONENTS = (
    *("skip", "bar", "menu", "rail", "trail", "title", "panel", "figure", "reading", "progress"),
    *(
        "field",
        "field wrong",
        "chips",
        "sheet",
        "scroll tall",
        "pager",
        "tabs",
        "track",
        "timeline",
    ),
    *("thumbnails", "badge", "chart", "confirm", "notice", "empty"),
)


def test_the_gallery_shows_every_component(cast: Cast, client: Client) -> None:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get("/ui/").content.decode()
    for part in COMPONENTS:
        assert f'class="{part}' in text, part
    assert "陈填报" in text
    assert "东山镇" in text


GUIDE = {"help/", "help/<slug:code>/", "help/pictures/<slug:code>.png"}
OPEN_BEFORE_CHANGE = {"password/", "session/end/", "ui/", *GUIDE}


@pytest.mark.parametrize("address", sorted(set(ADDRESSES) - OPEN_BEFORE_CHANGE))
def test_a_password_that_others_know_opens_nothing(
    cast: Cast, client: Client, address: str
) -> None:
    Account.objects.filter(pk=cast.clerk.pk).update(must_change_password=True)
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    asked = client.get(example(address))
    assert asked.status_code == 405 or asked["Location"] == "/password/"
