"""What a person sees, does and is told at the door."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from conftest import PASSWORD, Cast
from luodi.foundation.history.models import Line
from luodi.foundation.people.actions import deactivate, set_password

SIGN_IN, SIGN_OUT, OWN_PASSWORD = "/session/", "/session/end/", "/password/"
NEW = "Spring-2023-rain"


def enter(client: Client, username: str = "clerk", password: str = PASSWORD, **extra: str) -> int:
    response = client.post(SIGN_IN, {"username": username, "password": password, **extra})
    return response.status_code


def test_a_clerk_signs_in_with_any_case_of_the_name_and_goes_where_he_wanted(
    cast: Cast, client: Client
) -> None:
    asked = client.get("/ui/")
    assert (asked.status_code, asked["Location"]) == (302, f"{SIGN_IN}?next=/ui/")
    page = client.get(asked["Location"]).content.decode()
    assert 'name="next" value="/ui/"' in page
    sent = client.post(SIGN_IN, {"username": " Clerk ", "password": PASSWORD, "next": "/ui/"})
    assert (sent.status_code, sent["Location"]) == (302, "/ui/")
    seen = client.get("/ui/").content.decode()
    assert "陈填报" in seen
    assert "东山镇" in seen


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(cast: Cast, client: Client, elsewhere: str) -> None:
    sent = client.post(SIGN_IN, {"username": "clerk", "password": PASSWORD, "next": elsewhere})
    assert sent["Location"] == "/"


@pytest.mark.parametrize("username", ["clerk", "nobody", "clerk-who-left"])
def test_a_refusal_does_not_say_whether_the_name_exists(
    cast: Cast, client: Client, username: str
) -> None:
    sent = client.post(SIGN_IN, {"username": username, "password": "not-it-1234"})
    assert sent.status_code == 422
    assert "登录名或密码不对，或者账号已停用" in sent.content.decode()


def test_an_account_out_of_use_does_not_enter_and_its_open_session_ends(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(OWN_PASSWORD).status_code == 200
    deactivate(account=cast.clerk, reason="调离", by=cast.admin, at=timezone.now())
    assert client.get(OWN_PASSWORD).status_code == 302
    assert enter(client) == 422


def test_five_wrong_passwords_lock_the_name_at_this_address_and_say_for_how_long(
    cast: Cast, client: Client
) -> None:
    assert [enter(client, password="wrong-1234") for _ in range(4)] == [422] * 4
    fifth = client.post(SIGN_IN, {"username": "clerk", "password": "wrong-1234"})
    assert fifth.status_code == 429
    assert "密码已输错 5 次，此登录名在本机锁定，请 15 分钟后再试" in fifth.content.decode()
    assert enter(client) == 429, "the right password does not open a locked door"


def test_a_lock_holds_neither_another_name_nor_another_address(cast: Cast, client: Client) -> None:
    for _ in range(5):
        enter(client, password="wrong-1234")
    assert enter(client, "head") == 302
    assert enter(Client(REMOTE_ADDR="10.0.0.9")) == 302


def test_changing_case_of_the_name_does_not_slip_past_the_lock(cast: Cast, client: Client) -> None:
    for name in ("clerk", "Clerk", "CLERK", " clerk", "cLerk"):
        enter(client, name, "wrong-1234")
    assert enter(client) == 429


def test_a_password_set_by_the_administrator_opens_the_lock(cast: Cast, client: Client) -> None:
    for _ in range(5):
        enter(client, password="wrong-1234")
    set_password(account=cast.clerk, password=NEW, by=cast.admin, at=timezone.now())
    assert enter(client, password=NEW) == 302


def test_every_coming_going_and_refusal_is_in_the_house_log(cast: Cast, client: Client) -> None:
    enter(client)
    client.post(SIGN_OUT)
    for _ in range(5):
        enter(client, password="wrong-1234")
    enter(client, "my-secret-word-1")
    lines = Line.objects.filter(book__code="house").order_by("seq")
    told = [(line.action, line.topic, line.by_id) for line in lines]
    clerk = f"account:{cast.clerk.pk}"
    assert told == [
        ("session.open", clerk, cast.clerk.pk),
        ("session.close", clerk, cast.clerk.pk),
        *[("session.refused", clerk, None)] * 4,
        ("session.locked", clerk, None),
        ("session.refused", "", None),
    ]
    assert all(line.detail == {"address": "127.0.0.1"} for line in lines)


def test_signing_out_is_a_post_and_ends_the_session(cast: Cast, client: Client) -> None:
    enter(client)
    assert client.get(SIGN_OUT).status_code == 405
    assert client.post(SIGN_OUT)["Location"] == SIGN_IN
    assert client.get(OWN_PASSWORD)["Location"].startswith(SIGN_IN)


def test_a_new_account_sees_nothing_before_it_has_a_password_of_its_own(
    cast: Cast, client: Client
) -> None:
    set_password(account=cast.clerk, password=NEW, by=cast.admin, at=timezone.now())
    enter(client, password=NEW)
    page = client.get(OWN_PASSWORD).content.decode()
    assert "您的密码是管理员设的" in page
    own = {"current": NEW, "password": "Autumn-2023-wind", "again": "Autumn-2023-wind"}
    assert client.post(OWN_PASSWORD, own).status_code == 302
    cast.clerk.refresh_from_db()
    assert not cast.clerk.must_change_password
    assert client.get(OWN_PASSWORD).status_code == 200, "the session goes on"


def test_every_mistake_in_a_new_password_is_told_beside_its_field(
    cast: Cast, client: Client
) -> None:
    enter(client)
    typed = {"current": "not-mine-123", "password": "abc", "again": "abcd"}
    page = client.post(OWN_PASSWORD, typed)
    told = page.content.decode()
    assert page.status_code == 422
    assert "现在的密码不对" in told
    assert "两遍新密码不一样" in told
    weak = {"current": PASSWORD, "password": "clerk", "again": "clerk"}
    told = client.post(OWN_PASSWORD, weak).content.decode()
    assert "至少要包含 10 个字符" in told
    assert "密码须同时有字母和数字" in told
    assert "密码里不能有您的登录名或姓名" in told


def test_a_form_without_its_token_is_refused_in_chinese(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    sent = strict.post(SIGN_IN, {"username": "clerk", "password": PASSWORD})
    assert sent.status_code == 403
    assert "刚才的提交没有生效" in sent.content.decode()


def test_the_door_speaks_english_to_who_asks_for_it(cast: Cast, client: Client) -> None:
    client.post(reverse("set_language"), {"language": "en", "next": SIGN_IN})
    page = client.get(SIGN_IN).content.decode()
    assert '<html lang="en">' in page
    assert "Sign in" in page
    told = client.post(SIGN_IN, {"username": "clerk", "password": "not-it-1234"}).content.decode()
    assert "The name or the password is wrong" in told


@pytest.mark.parametrize(("behind_proxy", "seen"), [(True, "10.0.0.7"), (False, "127.0.0.1")])
def test_the_address_is_what_our_own_proxy_saw_and_nothing_that_a_browser_claims(
    cast: Cast, client: Client, settings: Settings, behind_proxy: bool, seen: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    claimed = {"X-Forwarded-For": "203.0.113.5, 10.0.0.7"}
    client.post(SIGN_IN, {"username": "clerk", "password": "wrong-1234"}, headers=claimed)
    assert Line.objects.get(book__code="house").detail == {"address": seen}
