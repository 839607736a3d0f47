"""A speech to be read: a file or a text, against which book, of which year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.files.prose import paragraphs
from luodi.foundation.ui.sentences import sentences
from luodi.kernel.refusal import Refused

TYPED = "speech.txt"
MOST_PASTED = 200_000
FIRST_YEAR, LAST_YEAR = 1990, 2100


class SpeechForm(forms.Form):
    """A Word file, a text file, or the text itself; read before anything else is asked."""

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
    book = forms.ChoiceField(label=_("账套"))
    year = forms.IntegerField(
        label=_("哪一年讲的"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"placeholder": _("从文中读")}),
        help_text=_("文中的“今年”；“去年”由它往回数"),
    )
    as_of = forms.CharField(
        label=_("时点"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": _("现在；或 2023-03-01、#120")}),
    )

    def __init__(self, *args: Any, books: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = forms.HiddenInput() if len(books) == 1 else forms.Select()
        first = books[0][0] if books else ""
        self.fields["book"] = forms.ChoiceField(
            label=_("账套"), choices=books, initial=first, required=False, widget=widget
        )
        self.order_fields(["file", "text", "book", "year", "as_of"])
        self.content, self.title = b"", TYPED

    def clean_as_of(self) -> str:
        written = str(self.cleaned_data["as_of"])
        try:
            as_of(written)
        except Refused as refusal:
            raise forms.ValidationError(sentences(refusal)) from refusal
        return written

    def clean(self) -> dict[str, Any]:
        """What was handed in, whichever way it came; refused where no paragraph can be read."""
        said = super().clean() or self.cleaned_data
        if file := said.get("file"):
            self.content, self.title = file.read(), file.name or TYPED
        else:
            self.content = str(said.get("text") or "").encode()
        if not self.content.strip():
            self.add_error("file", gettext("请选一个文件，或粘贴文字"))
            return said
        try:
            paragraphs(self.content, self.title)
        except Refused as refusal:
            self.add_error("file", sentences(refusal))
        return said


def numbered(data: Mapping[str, str], prefix: str) -> dict[int, str]:
    """What was chosen in the fields `prefix`1, `prefix`2 …; anything else is passed over."""
    return {
        int(key.removeprefix(prefix)): value
        for key, value in data.items()
        if key.startswith(prefix) and key.removeprefix(prefix).isdecimal() and value
    }
