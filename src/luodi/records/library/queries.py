"""Questions to the library: one file that may be read, and where its content lies."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.shortcuts import get_object_or_404

from luodi.foundation.people.models import Account
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
