"""The pieces by which names are found."""

from __future__ import annotations

import pytest

from luodi.kernel.name_keys import initials, pairs, plain


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("光电产业园", "gdcyy"),
        ("重庆路", "cql"),  # 重 is said otherwise in 重量
        ("长乐", "cl"),
        ("ＡＢＣ新材（二期）", "abcxceq"),
        ("5G基站", "5gjz"),
        ("", ""),
    ],
)
def test_initials_are_those_of_the_sounds(name: str, found: str) -> None:
    assert initials(name) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("光电厂", {"光电", "电厂"}),
        ("光 电（厂）", {"光电", "电厂"}),
        ("Ａb", {"ab"}),
        ("园", {"园"}),
        ("——", set()),
    ],
)
def test_pairs_are_of_neighbours_without_signs(name: str, found: set[str]) -> None:
    assert pairs(name) == found


def test_one_form_for_full_and_half_width() -> None:
    assert plain(" ＬＥＤ－灯 （一期）") == plain("led灯一期")
