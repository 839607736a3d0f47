"""Sign-in names and passwords."""

from __future__ import annotations

import pytest

from luodi.foundation.people.rules.names import folded, password_problems, username_problems


@pytest.mark.parametrize(
    ("username", "fits"),
    [
        ("chen", True),
        ("chen.li-2_a", True),
        ("9chen", True),
        ("ab", False),
        ("a" * 40, True),
        ("a" * 41, False),
        ("-chen", False),
        ("陈填报", False),
        ("chen li", False),
        ("Chen", False),
        ("chen\n", False),
    ],
)
def test_sign_in_names(username: str, fits: bool) -> None:
    assert (not list(username_problems(username))) == fits


def test_a_name_is_the_same_in_any_case() -> None:
    assert folded("  Chen ") == "chen"


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("spring-rain-23", []),
        ("spring-rain-xx", ["密码须同时有字母和数字"]),
        ("20230301-0000", ["密码须同时有字母和数字"]),
        ("my-Chen-12345", ["密码里不能有您的登录名或姓名"]),
        ("陈填报a1234567", ["密码里不能有您的登录名或姓名"]),
        ("chen陈填报", ["密码须同时有字母和数字", "密码里不能有您的登录名或姓名"]),
    ],
)
def test_passwords(password: str, told: list[str]) -> None:
    found = password_problems(password, username="chen", name="陈填报")
    assert [str(reason) for reason in found] == told
