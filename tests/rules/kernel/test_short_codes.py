"""The short code: every number has its own, and a slip is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.short_codes import ALPHABET, NUMBERS, code_of, number_of, read_code, written

DIGEST = "ab" * 32
NUMBERS_OF_LINES = st.integers(1, NUMBERS - 1)


@given(NUMBERS_OF_LINES)
def test_a_code_leads_back_to_its_number(number: int) -> None:
    code = code_of(number, DIGEST)
    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert number_of(code) == number


@given(NUMBERS_OF_LINES)
def test_as_printed_it_is_read_again_however_it_is_typed(number: int) -> None:
    code = code_of(number, DIGEST)
    for typed in (
        written(code),
        written(code).lower(),
        f" {code[:4]} {code[4:]} ",
        code.replace("0", "O").replace("1", "l"),
        "".join(chr(ord(character) + 0xFEE0) for character in code),
    ):
        assert read_code(typed) == code


def test_neighbours_look_different() -> None:
    codes = [code_of(number, DIGEST) for number in range(1, 50)]
    for one, other in zip(codes, codes[1:], strict=False):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 3


def test_the_ending_is_the_lines_own() -> None:
    assert code_of(7, "000" + "0" * 61)[:6] == code_of(7, "fff" + "0" * 61)[:6]
    assert code_of(7, "000" + "0" * 61)[6:] != code_of(7, "fff" + "0" * 61)[6:]


@pytest.mark.parametrize(
    "typed", ["", "光电厂", "7K3M-9QX", "7K3M-9QX22", "7K3M-9QXU", "https://7K3M9QX2"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) == ""


def test_a_number_beyond_all_codes_has_none() -> None:
    with pytest.raises(ValueError, match=str(NUMBERS)):
        code_of(NUMBERS, DIGEST)
