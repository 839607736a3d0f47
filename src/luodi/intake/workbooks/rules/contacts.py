"""Who speaks for an enterprise, as a row names them: 张某 13900000000 in one cell or in two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luodi.kernel.folding import fold

_PHONE = re.compile(r"(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}|(?<![0-9])[0-9]{7,8}(?![0-9]))")
_ROUND = "()（）:：,，、;；/ 　"
LONGEST = 40


@dataclass(frozen=True)
class Person:
    """A contact as a row names it; without a name nothing is kept."""

    name: str
    phone: str = ""


def person_said(contact: str, phone: str) -> Person:
    """The name and the first phone of both cells, whichever of them holds what."""
    both = [fold(contact), fold(phone)]
    phones = [found for text in both for found in _PHONE.findall(text)]
    names = [_PHONE.sub("", text).strip(_ROUND) for text in both]
    name = next((one for one in names if one and not one.isascii()), "")
    return Person(name[:LONGEST], phones[0] if phones else "")
