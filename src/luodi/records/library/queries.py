"""Questions to the library: one file that may be read, its pages, how it looks when small."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.files.drawing import is_counted, is_drawable, page_count
from luodi.foundation.files.typesetting import is_settable
from luodi.foundation.people.models import Account
from luodi.foundation.ui.parts import Thumbnail
from luodi.records.library.models import Document


def document_for(account: Account, pk: int) -> Document:
    """The file, if the account may read it; loading and permitting are one step."""
    return get_object_or_404(Document.objects.visible_to(account), pk=pk)


def location(document: Document) -> Path:
    """Where the content lies on disk."""
    return Path(settings.MEDIA_ROOT) / document.path


def is_kept(document: Document) -> bool:
    """Whether the content is there: neither removed by an act nor lost from the disk."""
    return bool(document.content) and location(document).is_file()


@dataclass(frozen=True)
class Leaf:
    """One page of a file as it is looked at; of what cannot be drawn there is none."""

    document: Document
    number: int
    count: int
    is_ready: bool = True  # else it has yet to be set and counted, which takes a moment

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.count else None

    @property
    def is_photograph(self) -> bool:
        return self.document.media_type.startswith("image/")

    @property
    def is_set_anew(self) -> bool:
        """Whether its pages are of our making, and may break where the original's do not."""
        return is_settable(self.document.media_type)


def leaf(document: Document, asked: str = "") -> Leaf:
    """The page asked for, or the nearest that there is."""
    count = page_count(location(document), document.media_type) if is_kept(document) else 0
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1
    return Leaf(document, max(1, min(number, count)), count)


def first_leaf(document: Document) -> Leaf:
    """The first page as far as it is known; a page with many files does not wait for them."""
    is_known = not is_kept(document) or is_counted(location(document), document.media_type)
    return leaf(document) if is_known else Leaf(document, 1, 0, is_ready=False)


def thumbnail(document: Document, kind: str) -> Thumbnail:
    """The file as it stands small beside what it proves, named as what it is."""
    has_picture = bool(document.content) and is_drawable(document.media_type)
    return Thumbnail(
        kind=kind,
        name=document.title,
        link=reverse(way_to(document.media_type), args=[document.pk]),
        picture=reverse("library:small", args=[document.pk]) if has_picture else "",
        note="" if document.content else gettext("已隐去"),
    )


def way_to(media_type: str) -> str:
    """What a browser cannot open by itself is read in pages of ours."""
    return "library:reading" if is_settable(media_type) else "library:whole"
