"""Questions about enterprises: whose credit code begins so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luodi.foundation.people.models import Account
from luodi.records.enterprises.models import Enterprise
from luodi.records.enterprises.rules import ALPHABET, LENGTH
from luodi.records.subjects.models import seen_by
from luodi.records.subjects.queries import names_for

SHORTEST = 4  # characters of a code that say anything


@dataclass(frozen=True)
class Coded:
    """One enterprise found by its code."""

    name: str
    code: str


def enterprises_coded(account: Account, text: str, most: int) -> Iterator[Coded]:
    """Enterprises that the account may see, whose credit code begins with the text."""
    code = text.strip().upper()
    if not SHORTEST <= len(code) <= LENGTH or set(code) - set(ALPHABET):
        return
    rows = Enterprise.objects.filter(credit_code__gte=code, credit_code__lte=f"{code}Z")
    rows = rows.filter(seen_by(account, path="subject__")).select_related("subject")
    found = list(rows.order_by("credit_code")[:most])
    names = names_for(account, [row.subject for row in found])
    for row in found:
        yield Coded(names[row.subject_id], row.credit_code)
