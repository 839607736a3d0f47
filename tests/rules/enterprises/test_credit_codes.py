"""The unified social credit code: GB 32100-2015, its alphabet, its check character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.records.enterprises.rules import ALPHABET, check_character, credit_code_problems

# Published on the licences of public bodies and listed companies, not worked out by this program.
PUBLISHED = ("91350100M000100Y43", "9144030071526726XG", "91110000802100433B", "91440300192185379H")
BODIES = st.text(ALPHABET, min_size=17, max_size=17)


def said(code: str) -> list[str]:
    return [str(reason) for reason in credit_code_problems(code)]


@pytest.mark.parametrize("code", PUBLISHED)
def test_a_published_code_is_one(code: str) -> None:
    assert not said(code)


@given(BODIES)
def test_exactly_one_character_completes_a_code(body: str) -> None:
    whole = [letter for letter in ALPHABET if not said(body + letter)]
    assert whole == [check_character(body)]


@given(BODIES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_caught(body: str, place: int, letter: str) -> None:
    code = body + check_character(body)
    wrong = code[:place] + letter + code[place + 1 :]
    assert bool(said(wrong)) == (wrong != code)


@given(BODIES, st.integers(0, 16))
def test_two_neighbours_changing_places_are_caught(body: str, place: int) -> None:
    code = body + check_character(body)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert bool(said(swapped)) == (swapped != code)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "统一社会信用代码应为 18 位，现为 0 位"),
        ("91350100M000100Y4", "统一社会信用代码应为 18 位，现为 17 位"),
        ("91350100M000100Y433", "统一社会信用代码应为 18 位，现为 19 位"),
        (
            "9135O1OOM000100YI3",
            "统一社会信用代码中不应出现：I O（没有字母 I、O、S、V、Z）",
        ),
        ("91350100m000100Y43", "统一社会信用代码中不应出现：m（没有字母 I、O、S、V、Z）"),
        (
            "91350100M000100Y44",
            "统一社会信用代码 91350100M000100Y44 的校验位不符，请核对执照",
        ),
    ],
)
def test_each_fault_has_its_sentence(code: str, sentence: str) -> None:
    assert said(code) == [sentence]
