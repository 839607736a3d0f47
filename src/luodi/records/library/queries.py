"""Questions to the library: one file that may be read, where it lies, how it looks when small."""

from __future__ import annotations

import codecs
from pathlib import Path

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.files.drawing import is_drawable
from luodi.foundation.people.models import Account
from luodi.foundation.ui.parts import Thumbnail
from luodi.records.library.models import Document

BEGINNING = 1200  # characters of a text that are shown beside what it proves


def document_for(account: Account, pk: int) -> Document:
    """The file, if the account may read it; loading and permitting are one step."""
    return get_object_or_404(Document.objects.visible_to(account), pk=pk)


def location(document: Document) -> Path:
    """Where the content lies on disk."""
    return Path(settings.MEDIA_ROOT) / document.path


def is_kept(document: Document) -> bool:
    """Whether the content is there: neither removed by an act nor lost from the disk."""
    return bool(document.content) and location(document).is_file()


def thumbnail(document: Document, kind: str) -> Thumbnail:
    """The file as it stands small beside what it proves, named as what it is."""
    has_picture = bool(document.content) and is_drawable(document.media_type)
    return Thumbnail(
        kind=kind,
        name=document.title,
        link=reverse("library:whole", args=[document.pk]),
        picture=reverse("library:small", args=[document.pk]) if has_picture else "",
        note="" if document.content else gettext("已隐去"),
    )


def beginning(document: Document) -> str:
    """The first words of a text, in the two ways in which Chinese is written; of others nothing."""
    if document.media_type != "text/plain" or not is_kept(document):
        return ""
    with location(document).open("rb") as file:
        bytes_ = file.read(4 * BEGINNING)
    for coding in ("utf-8-sig", "gb18030"):
        try:
            # What the last character was cut in is no fault of the coding.
            text = codecs.getincrementaldecoder(coding)().decode(bytes_)
        except UnicodeDecodeError:
            continue
        return f"{text[:BEGINNING]}……" if len(text) > BEGINNING else text
    return ""
