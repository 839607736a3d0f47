"""Questions about enterprises: by name or code, what is known of one, who speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from luodi.foundation.people.models import Account
from luodi.records.enterprises.models import Contact, Enterprise, EnterpriseVersion
from luodi.records.enterprises.rules import ALPHABET, LENGTH
from luodi.records.subjects.models import Subject, seen_by
from luodi.records.subjects.queries import shown_names
from luodi.records.subjects.rules import SubjectType

SHORTEST = 4  # characters of a code that say anything


@dataclass(frozen=True)
class Coded:
    """One enterprise found by its code."""

    key: int
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
    names = shown_names([row.subject for row in found], account)
    for row in found:
        yield Coded(row.subject_id, names[row.subject_id], row.credit_code)


def enterprise_called(book: int, said: str) -> Subject | None:
    """The book's enterprise of exactly this name or credit code, whoever registered it.

    A legal person is registered once per book, so who names it exactly may name it as a party.
    """
    said = said.strip()
    coded = Enterprise.objects.filter(book=book, credit_code=said.upper()).exclude(credit_code="")
    if found := coded.select_related("subject").first():
        return found.subject
    return Subject.objects.filter(book=book, type=SubjectType.ENTERPRISE, name=said).first()


def enterprise_of(subject: int) -> Enterprise | None:
    """What the subject (by its key) is as a legal person; None for what is none."""
    return Enterprise.objects.filter(subject=subject).first()


def contacts_of(enterprise: Enterprise) -> QuerySet[Contact]:
    """The people who speak for it, with their numbers under seal."""
    rows = Contact.objects.filter(enterprise=enterprise)
    return rows.select_related("phone").order_by("seq", "pk")


def versions_of(subject: int) -> QuerySet[EnterpriseVersion]:
    """What was known of the enterprise, oldest first."""
    return EnterpriseVersion.objects.filter(enterprise__subject=subject).order_by("seq")
