"""The frame of every page, as each reader finds it."""

from __future__ import annotations

from types import ModuleType

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.views.generic import RedirectView
from pytest_django import Settings

from conftest import NOON, PASSWORD, Cast
from luodi.foundation.people.models import Account, Appointment
from luodi.foundation.people.rules.policy import Right, Role
from luodi.foundation.ui import places
from luodi.foundation.ui.pages import go_to, render_page
from luodi.foundation.ui.places import Place

HTMX = {"HX-Request": "true"}


def seen(client: Client, account: Account, address: str = "/ui/", **values: str) -> str:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return " ".join(client.get(address, values).content.decode().split())


def part(text: str, begins: str, ends: str) -> str:
    return text.partition(begins)[2].partition(ends)[0]


def test_the_rail_marks_the_place_one_is_in(cast: Cast, client: Client) -> None:
    rail = part(seen(client, cast.clerk, "/rulebook/"), '<nav class="rail"', "</nav>")
    assert '<a href="/">今日</a>' in rail
    assert '<a href="/rulebook/" aria-current="page">口径手册</a>' in rail


def test_a_place_is_shown_to_those_who_may_go_there(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = (
        Place("board:home", "今日", 10),
        Place("people:password", "核定", 30, right=Right.VERIFY),
    )
    monkeypatch.setattr(places, "places", lambda: stated)
    for account, sees in ((cast.office, True), (cast.clerk, False), (cast.auditor, False)):
        rail = part(seen(client, account), '<nav class="rail"', "</nav>")
        assert ("核定" in rail) is sees, account
    Appointment.objects.filter(account=cast.office).update(ended_at=NOON)
    assert "核定" not in part(seen(client, cast.office), '<nav class="rail"', "</nav>")


def test_the_places_of_all_rooms_stand_in_one_order() -> None:
    orders = [place.order for place in places.places()]
    assert orders == sorted(orders)
    assert [place.address for place in places.places()][:1] == ["board:home"]


@pytest.mark.parametrize(("address", "chapter"), [("/", "figures/"), ("/rulebook/", "books/")])
def test_the_question_mark_opens_the_chapter_of_the_place(
    cast: Cast, client: Client, address: str, chapter: str
) -> None:
    assert f'id="help" href="/help/{chapter}"' in seen(client, cast.clerk, address)


def test_the_head_says_who_sits_where_and_as_what(cast: Cast, client: Client) -> None:
    menu = part(seen(client, cast.office), '<details class="menu">', "</details>")
    assert "王招商" in menu
    assert '招商办 <span class="help">招商办</span>' in menu
    assert "换账套" not in menu


def test_who_sits_in_two_books_changes_between_them(cast: Cast, client: Client) -> None:
    Appointment.objects.create(
        account=cast.office, unit=cast.other_district, role=Role.AUDITOR, began_at=NOON
    )
    menu = part(seen(client, cast.office, "/rulebook/"), '<details class="menu">', "</details>")
    assert f'<a href="?book={cast.book.code}" aria-current="true">甲区</a>' in menu
    assert f'<a href="?book={cast.other_book.code}">乙区</a>' in menu


def test_a_chosen_look_stays_with_the_person(cast: Cast, client: Client) -> None:
    dark, by_system = 'media="screen"', 'media="screen and (prefers-color-scheme: dark)"'
    assert by_system in seen(client, cast.clerk)
    sent = client.post("/desk/look/", {"theme": "DARK", "next": "/ui/"})
    assert (sent.status_code, sent["Location"]) == (302, "/ui/")
    assert dark in client.get("/ui/").content.decode()
    elsewhere = Client()
    elsewhere.post("/session/", {"username": "clerk", "password": PASSWORD})
    assert dark in elsewhere.get("/ui/").content.decode()
    client.post("/desk/look/", {"theme": "LIGHT"})
    assert "dark.css" not in client.get("/ui/").content.decode()
    client.post("/desk/look/", {"theme": ""})
    assert by_system in client.get("/ui/").content.decode()
    assert by_system in seen(Client(), cast.head), "the look of one is not that of another"


def test_a_look_that_does_not_exist_changes_nothing(cast: Cast, client: Client) -> None:
    seen(client, cast.clerk)
    assert client.post("/desk/look/", {"theme": "PINK"}).status_code == 422
    assert client.get("/desk/look/").status_code == 405


@pytest.mark.parametrize("has_search", [True, False])
def test_the_box_stands_where_there_is_a_search(
    cast: Cast,
    client: Client,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    has_search: bool,
) -> None:
    monkeypatch.setattr(places, "places", lambda: ())
    settings.ROOT_URLCONF = addresses(has_search=has_search)
    text = seen(client, cast.clerk, q="<光电>")
    assert ('role="search" method="get" action="/search/"' in text) is has_search
    assert ('name="q" value="&lt;光电&gt;"' in text) is has_search


def addresses(*, has_search: bool) -> ModuleType:
    """The rooms that the frame itself leads to, with a search or without."""
    patterns: list[object] = [
        path("language/", include("django.conf.urls.i18n")),
        path("desk/", include("luodi.foundation.desk.urls")),
        path("", include("luodi.foundation.ui.urls")),
        path("", include("luodi.foundation.people.urls")),
    ]
    if has_search:
        patterns.append(path("search/", RedirectView.as_view(url="/"), name="search"))
    module = ModuleType("addresses")
    vars(module)["urlpatterns"] = patterns
    return module


def test_the_frame_asks_the_database_four_times(cast: Cast, client: Client) -> None:
    """For the session, the person, the appointments and the unit."""
    seen(client, cast.clerk, "/help/")
    with CaptureQueriesContext(connection) as asked_for:
        client.get("/help/")
    assert len(asked_for) == 4


def test_a_stranger_sees_no_frame(client: Client, db: None) -> None:
    text = client.get("/session/").content.decode()
    assert "<nav" not in text
    assert "<details" not in text


# The htmx seam


def asked(**headers: str) -> HttpRequest:
    return RequestFactory().get("/", headers=headers)


def page(request: HttpRequest) -> HttpResponse:
    return render_page(request, "sample.html", {"name": "<甲>"}, part="rows")


@pytest.fixture
def _sample(settings: Settings) -> None:
    """A page of two lines, one of which htmx may ask for."""
    source = "<html>{% partialdef rows inline %}<p>{{ name }}</p>{% endpartialdef %}</html>"
    loader = "django.template.loaders.locmem.Loader"
    options = {"loaders": [(loader, {"sample.html": source})]}
    backend = "django.template.backends.django.DjangoTemplates"
    settings.TEMPLATES = [{"BACKEND": backend, "OPTIONS": options}]


@pytest.mark.usefixtures("_sample")
def test_htmx_is_given_the_part_of_the_page_and_nobody_else() -> None:
    whole, alone = page(asked()), page(asked(**HTMX))
    assert whole.content.decode() == "<html><p>&lt;甲&gt;</p></html>"
    assert alone.content.decode() == "<p>&lt;甲&gt;</p>"
    assert whole["Vary"] == alone["Vary"] == "HX-Request, HX-History-Restore-Request"
    back = page(asked(**HTMX, **{"HX-History-Restore-Request": "true"}))
    assert back.content == whole.content


def test_after_a_deed_htmx_goes_on_to_the_whole_page() -> None:
    assert go_to(asked(), "/ui/")["Location"] == "/ui/"
    told = go_to(asked(**HTMX), "/ui/")
    assert (told.status_code, told["HX-Redirect"]) == (204, "/ui/")


def test_a_part_asked_for_after_the_session_ended_leads_to_the_door_and_back(
    client: Client, db: None
) -> None:
    here = {**HTMX, "HX-Current-URL": "http://testserver/rulebook/?on=2023-03-01"}
    told = client.get("/rulebook/", headers=here)
    assert told.status_code == 204
    assert told["HX-Redirect"] == "/session/?next=/rulebook/%3Fon%3D2023-03-01"
