"""What a person hands in to load a rulebook: a file, or the text put right on the page."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book
from luodi.foundation.rulebook.rules.reading import Source
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

TYPED = "rulebook.toml"  # what problems call a text that came in no file


class RulebookForm(forms.Form):
    """A rulebook for one book; `seen` is the mark of the text whose differences were shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    book = forms.ModelChoiceField(
        Book.objects.none(), label=_("账套"), to_field_name="code", empty_label=None
    )
    file = forms.FileField(
        label=_("手册文件（TOML）"),
        required=False,
        help_text=_("选了文件就以文件为准；不选，就以下面的正文为准。"),
    )
    text = forms.CharField(
        label=_("正文"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, books: list[Book], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among = Book.objects.filter(pk__in=[book.pk for book in books]).order_by("pk")
        self.fields["book"] = forms.ModelChoiceField(
            among, label=_("账套"), to_field_name="code", empty_label=None
        )
        if len(books) == 1:
            self.fields["book"].widget = forms.HiddenInput()

    def source(self) -> Source:
        """The text with the name of its file; refuses one that is no UTF-8."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return Source(TYPED, unbroken(self.cleaned_data["text"]))
        try:
            return Source(file.name or TYPED, unbroken(file.read().decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            text = gettext_noop(
                "“%(name)s”不是 UTF-8 文字，请用编辑器另存为 UTF-8 编码的 TOML 文件"
            )
            raise Refused(because(text, about="file", name=file.name)) from error


def unbroken(text: str) -> str:
    """With the line ends of the files; a browser sends its own."""
    return text.replace("\r\n", "\n")


def mark_of(book: Book, text: str) -> str:
    """By which a text is known again when it comes back to be loaded into the same book."""
    return hashlib.sha256(f"{book.code}\n{text}".encode()).hexdigest()
