"""A speech to be read: a file or a text, against which book, of which year."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.files.prose import paragraphs
from luodi.foundation.history.models import Book
from luodi.foundation.ui.sentences import sentences
from luodi.kernel.refusal import Refused

TYPED = "speech.txt"
MOST_CARRIED = 1_500_000  # signs of a file that a page carries on to its next step
MOST_PASTED = 200_000


class SpeechForm(forms.Form):
    """Handed in as a file or pasted; the file is carried along, nothing of it is kept."""

    file = forms.FileField(
        label=_("讲话"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
        help_text=_("Word 文档（.docx）或文本（.txt），数字留着或用 X 空着都行"),
    )
    text = forms.CharField(
        label=_("或者粘贴文字"),
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    book = forms.ChoiceField(label=_("账套"), required=False)
    year = forms.IntegerField(
        label=_("哪一年讲的"),
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.NumberInput(attrs={"placeholder": _("从文中读")}),
        help_text=_("文中的“今年”；“去年”由它往回数"),
    )
    as_of = forms.CharField(
        label=_("时点"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": _("现在；或 2023-03-01、#120")}),
    )
    carried = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, books: Sequence[Book], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["book"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(book.code, book.name) for book in books]
        self.lines: list[str] = []
        self.content, self.called = b"", TYPED

    def clean_as_of(self) -> AsOf:
        try:
            return as_of(self.cleaned_data["as_of"])
        except Refused as refusal:
            raise forms.ValidationError(sentences(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        """The paragraphs of what was handed in, whichever way it came."""
        said = super().clean() or self.cleaned_data
        self.content, self.called = self._handed_in(said)
        if not self.content.strip():
            raise forms.ValidationError(gettext("请选一个文件，或粘贴文字"))
        try:
            self.lines = paragraphs(self.content, self.called)
        except Refused as refusal:
            self.add_error("file", sentences(refusal))
        return said

    def _handed_in(self, said: Mapping[str, Any]) -> tuple[bytes, str]:
        if file := said.get("file"):
            return file.read(), file.name or TYPED
        if carried := said.get("carried"):
            try:
                return base64.b64decode(carried, validate=True), said.get("name") or TYPED
            except binascii.Error:
                return b"", TYPED
        return (said.get("text") or "").encode(), TYPED

    @property
    def carrying(self) -> str:
        """The file for the next step; empty where it is too long for a page to carry."""
        carried = base64.b64encode(self.content).decode()
        return carried if len(carried) <= MOST_CARRIED else ""


def numbered(data: Mapping[str, str], prefix: str) -> dict[int, str]:
    """What was chosen in the fields `prefix`1, `prefix`2 …; anything else is passed over."""
    return {
        int(key.removeprefix(prefix)): value
        for key, value in data.items()
        if key.startswith(prefix) and key.removeprefix(prefix).isdecimal() and value
    }
