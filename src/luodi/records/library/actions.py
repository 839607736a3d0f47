"""Keeping a file, once by its content, and forgetting its content when it must go."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from luodi.foundation.files.drawing import discard_drawings
from luodi.foundation.files.images import read_shot
from luodi.foundation.files.kinds import media_type_of
from luodi.foundation.history.actions import Act, begin, seal_value
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.evidence import evidence
from luodi.kernel.refusal import Reason, Refused, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.library.models import Document
from luodi.records.library.queries import location
from luodi.records.library.rules import LARGEST_BYTES, Paper


@transaction.atomic
def upload(*, unit: Unit, paper: Paper, by: Account, at: datetime) -> Document:
    """Keep a file of a unit, once by its content: uploaded again, the first is answered."""
    act = begin(unit.book, "document.upload", by=by, at=at)
    problems = [*lacking(by, Right.RECORD, unit=unit), *paper_problems(paper)]
    insist([*problems, *type_problems(paper.type)])
    document = keep(act, unit.pk, paper, by)
    again = document.seq != act.seq
    act.seal(topic=f"document:{document.pk}", title=paper.title, again=again)
    return document


def keep(act: Act, unit: int, paper: Paper, by: Account) -> Document:
    """The document of an act that is under way: the one with this content, or a new one."""
    key = hashlib.sha256(paper.content).hexdigest()
    if known := Document.objects.filter(book=act.book, content=key).first():
        return known
    shot = read_shot(paper.content)
    document = Document.objects.create(
        book=act.book,
        seq=act.seq,
        type=paper.type,
        title=paper.title,
        media_type=media_type_of(paper.content, paper.title),
        size=len(paper.content),
        source=paper.source,
        uploaded_by=by,
        unit_id=unit,
        shot_at=shot.at,
        latitude=shot.latitude,
        longitude=shot.longitude,
        fingerprint=seal_value(act, key),
        content=key,
    )
    act.wrote(document)
    store(document, paper.content)
    return document


def paper_problems(paper: Paper) -> list[Reason]:
    """Why this file cannot be kept."""
    found: list[Reason] = []
    if not paper.content:
        text = gettext_noop("文件“%(title)s”是空的")
        found.append(because(text, about="content", title=paper.title))
    if len(paper.content) > LARGEST_BYTES:
        text = gettext_noop("文件“%(title)s”超过 %(limit)s MB，请压缩或拆分后上传")
        limit = LARGEST_BYTES // 1024 // 1024
        found.append(because(text, about="content", title=paper.title, limit=limit))
    return [*found, *too_long(paper.title, 200, about="title")]


def type_problems(type_: str) -> list[Reason]:
    try:
        evidence(type_)
    except Refused as refusal:
        return list(refusal.reasons)
    return []


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
    """Delete a file that no document of any book keeps any more, and what was drawn from it."""
    if not Document.objects.filter(content=key).exists():
        path.unlink(missing_ok=True)
        discard_drawings(path)
