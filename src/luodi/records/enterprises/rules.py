"""What is true of enterprises: the unified social credit code and its check digit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

# GB 32100-2015, tables 1 and 2: 31 characters (no I, O, S, V, Z), weights 3^i mod 31.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [pow(3, place, 31) for place in range(17)]
LENGTH = 18


@dataclass(frozen=True)
class Newcomer:
    """An enterprise as it is named before it is registered."""

    name: str
    credit_code: str = ""
    place: str = ""
    short_name: str = ""

    @property
    def code(self) -> str:
        """The credit code as it is kept: capital letters, no space around it."""
        return self.credit_code.strip().upper()


def check_character(body: str) -> str:
    """The 18th character that belongs to the first 17."""
    total = sum(
        ALPHABET.index(letter) * weight for letter, weight in zip(body, WEIGHTS, strict=True)
    )
    return ALPHABET[-total % 31]


def credit_code_problems(code: str) -> Iterator[Reason]:
    """Why this is no unified social credit code."""
    if len(code) != LENGTH:
        text = gettext_noop("统一社会信用代码应为 18 位，现为 %(length)s 位")
        yield because(text, about="credit_code", length=len(code))
    elif foreign := sorted(set(code) - set(ALPHABET)):
        text = gettext_noop("统一社会信用代码中不应出现：%(letters)s（没有字母 I、O、S、V、Z）")
        yield because(text, about="credit_code", letters=" ".join(foreign))
    elif code[-1] != check_character(code[:-1]):
        text = gettext_noop("统一社会信用代码 %(code)s 的校验位不符，请核对执照")
        yield because(text, about="credit_code", code=code)
