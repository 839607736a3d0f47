"""A field in which another subject is named: an event, an enterprise, a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext

from luodi.foundation.people.models import Account
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType

NEAR = 5  # names that are offered for one that nothing bears
OFFERED = 200  # of a short list, all are offered while one types


class NamedField(forms.CharField):
    """A subject of the book that the reader may see, by its whole name; its key is the value."""

    def __init__(
        self, *, account: Account, book: int, type: SubjectType | None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        subjects = Subject.objects.visible_to(account).filter(book=book)
        self.subjects = subjects.filter(type=type) if type else subjects

    def to_python(self, value: Any) -> Any:
        name = super().to_python(value)
        if not name:
            return None
        found = self.subjects.filter(name=name).values_list("pk", flat=True).first()
        if found is None:
            near = self.subjects.filter(name__contains=name).values_list("name", flat=True)[:NEAR]
            text = gettext("没有叫“%(name)s”的，请写全名。相近的：%(near)s")
            raise forms.ValidationError(
                text, params={"name": name, "near": "、".join(near) or gettext("无")}
            )
        return found

    def offered(self) -> list[str]:
        """The names to choose from while one types, where the list is short; else none."""
        names = list(self.subjects.order_by("-pk").values_list("name", flat=True)[: OFFERED + 1])
        return names if len(names) <= OFFERED else []
