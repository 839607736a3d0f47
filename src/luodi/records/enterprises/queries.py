"""Questions about enterprises: which one a name or a credit code means."""

from __future__ import annotations

from luodi.records.enterprises.models import Enterprise
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType


def enterprise_called(book: int, said: str) -> Subject | None:
    """The book's enterprise of exactly this name or credit code, whoever registered it.

    A legal person is registered once per book, so who names it exactly may name it as a party.
    """
    said = said.strip()
    coded = Enterprise.objects.filter(book=book, credit_code=said.upper()).exclude(credit_code="")
    if found := coded.select_related("subject").first():
        return found.subject
    return Subject.objects.filter(book=book, type=SubjectType.ENTERPRISE, name=said).first()
