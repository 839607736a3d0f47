"""What a reader may ask of the journal: by whom, what, of which unit, between which days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.outputs.journal.rules import TOPIC


class AskForm(forms.Form):
    """Filters that are all in the address, so that a list found can be sent to somebody."""

    book = forms.ChoiceField(label=_("账套"), required=False)
    who = forms.CharField(label=_("经办人"), max_length=40, required=False)
    group = forms.ChoiceField(label=_("做了什么"), required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("单位"), required=False, empty_label=_("全部")
    )
    since = forms.DateField(
        label=_("自"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("至"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    topic = forms.RegexField(TOPIC.pattern, required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, books: list[Book], book: Book, groups: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, gettext(name)) for code, name in groups.items()]
        self.fields["group"] = forms.ChoiceField(
            label=_("做了什么"), choices=[("", gettext("全部")), *named], required=False
        )
        units = Unit.objects.filter(book=book) if books else Unit.objects.none()
        self.fields["unit"] = forms.ModelChoiceField(
            units.order_by("path"), label=_("单位"), required=False, empty_label=gettext("全部")
        )
        self.fields["book"] = forms.ChoiceField(
            label=_("账套"), choices=[(one.code, one.name) for one in books], required=False
        )
        if len(books) < 2:
            del self.fields["book"]
        if not books:
            del self.fields["unit"]
