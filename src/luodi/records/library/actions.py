"""Keeping a file, once by its content, and forgetting its content when it must go."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from luodi.foundation.files.images import read_shot
from luodi.foundation.files.kinds import media_type_of
from luodi.foundation.history.actions import begin, seal_value
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.evidence import evidence
from luodi.kernel.refusal import Reason, Refused, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.library.models import Document
from luodi.records.library.rules import LARGEST_BYTES


@transaction.atomic
def upload(
    *,
    unit: Unit,
    content: bytes,
    title: str,
    type: str,
    source: str = "",
    by: Account,
    at: datetime,
) -> Document:
    """Keep a file of a unit, once by its content: uploaded again, the first is answered."""
    act = begin(unit.book, "document.upload", by=by, at=at)
    insist([*lacking(by, Right.RECORD, unit=unit), *content_problems(content, title, type)])
    key = hashlib.sha256(content).hexdigest()
    known = Document.objects.filter(book=act.book, content=key).first()
    if known is None:
        shot = read_shot(content)
        known = Document.objects.create(
            book=act.book,
            seq=act.seq,
            type=type,
            title=title,
            media_type=media_type_of(content, title),
            size=len(content),
            source=source,
            uploaded_by=by,
            unit=unit,
            shot_at=shot.at,
            latitude=shot.latitude,
            longitude=shot.longitude,
            fingerprint=seal_value(act, key),
            content=key,
        )
        act.wrote(known)
        store(known, content)
    act.seal(topic=f"document:{known.pk}", title=title, again=known.seq != act.seq)
    return known


def content_problems(content: bytes, title: str, type_: str) -> list[Reason]:
    """Why this file cannot be kept."""
    found: list[Reason] = []
    if not content:
        found.append(because(gettext_noop("文件“%(title)s”是空的"), about="content", title=title))
    if len(content) > LARGEST_BYTES:
        text = gettext_noop("文件“%(title)s”超过 %(limit)s MB，请压缩或拆分后上传")
        limit = LARGEST_BYTES // 1024 // 1024
        found.append(because(text, about="content", title=title, limit=limit))
    found += too_long(title, 200, about="title")
    try:
        evidence(type_)
    except Refused as refusal:
        found += refusal.reasons
    return found


def location(document: Document) -> Path:
    """Where the content lies on disk."""
    return Path(settings.MEDIA_ROOT) / document.path


def store(document: Document, content: bytes) -> None:
    """Write the content beside its final place, then move it there: a reader never sees a half."""
    path = location(document)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{document.pk}")
    half.write_bytes(content)
    half.replace(path)


def forget(document: Document) -> None:
    """Remove the content's key from the row and, once that is committed, the file itself."""
    path, key = location(document), document.content
    Document.objects.filter(pk=document.pk).update(content="")
    document.content = ""
    transaction.on_commit(lambda: discard(path, key))


def discard(path: Path, key: str) -> None:
    """Delete a file that no document of any book keeps any more."""
    if not Document.objects.filter(content=key).exists():
        path.unlink(missing_ok=True)
