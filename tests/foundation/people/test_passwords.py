"""Passwords that are handed over: no two alike, and each stands every rule of passwords."""

from __future__ import annotations

import pytest

from conftest import Cast
from luodi.foundation.people.actions.accounts import password_problems
from luodi.foundation.people.models import Account
from luodi.foundation.people.passwords import fresh_password


@pytest.mark.parametrize("username", ["clerk", "abc", "m7p.x"])
def test_a_fresh_password_stands_the_rules_whoever_it_is_for(cast: Cast, username: str) -> None:
    account = Account(username=username, name="陈填报", unit=cast.town)
    found = {fresh_password() for _ in range(200)}
    assert len(found) == 200
    assert [one for one in found if list(password_problems(one, account))] == []
    assert not set("".join(found)) & set("ilo01")
