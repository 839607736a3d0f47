"""Receiving the files of an import: they lie beside the library until it is applied or dropped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from luodi.foundation.files.sheets.bundles import is_bundle, members
from luodi.foundation.history.actions import note
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.intake.workbooks.models import Batch, BatchFile
from luodi.intake.workbooks.queries.staged import location
from luodi.intake.workbooks.rules.kept import reasons_kept
from luodi.intake.workbooks.rules.saying import Arrived
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.recording import is_opening
from luodi.records.library.rules import LARGEST_BYTES

MOST_FILES = 100


@transaction.atomic
def receive(
    *,
    unit: Unit,
    files: Sequence[Arrived],
    answers: Mapping[str, str] | None = None,
    by: Account,
    at: datetime,
) -> Batch:
    """Keep the files of a unit to be read; nothing of them stands in the book yet."""
    insist([*lacking(by, Right.RECORD, unit=unit), *file_problems(files)])
    batch = Batch.objects.create(
        book=unit.book,
        unit=unit,
        by=by,
        at=at,
        is_opening=is_opening(unit.book),
        answers=dict(answers or {}),
    )
    for number, file in enumerate(unpacked(files), start=1):
        row = BatchFile.objects.create(
            batch=batch,
            title=file.title[:200],
            size=len(file.content),
            content=hashlib.sha256(file.content).hexdigest(),
            code=f"{batch.pk}-{number} {file.title}"[:64],
            troubles=reasons_kept([file.refused] if file.refused else []),
        )
        store(row, file.content)
    note(
        action="workbook.receive",
        topic=f"import:{batch.pk}",
        detail={"unit": unit.pk},
        by=by,
        at=at,
    )
    return batch


def unpacked(files: Iterable[Arrived]) -> Iterator[Arrived]:
    """The files themselves; in the place of a zip those that are in it."""
    for file in files:
        if not is_bundle(file.content):
            yield file
            continue
        for member in members(file.content, file.title):
            yield Arrived(member.name, member.content, member.refused)


def file_problems(files: Sequence[Arrived]) -> Iterator[Reason]:
    if not files:
        yield because(gettext_noop("请选择要导入的文件"), about="workbooks")
    if len(files) > MOST_FILES:
        text = gettext_noop("一次最多导入 %(most)s 个文件，现有 %(count)s 个，请分几次")
        yield because(text, about="workbooks", most=MOST_FILES, count=len(files))
    for file in files:
        if not file.content:
            text = gettext_noop("文件“%(title)s”是空的")
            yield because(text, about="workbooks", title=file.title)
        elif len(file.content) > LARGEST_BYTES:
            text = gettext_noop("文件“%(title)s”超过 %(limit)s MB，请拆分后导入")
            limit = LARGEST_BYTES // 1024 // 1024
            yield because(text, about="workbooks", title=file.title, limit=limit)


def store(file: BatchFile, content: bytes) -> None:
    """Write beside the final place, then move: a reader never sees a half."""
    path = location(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{file.pk}")
    half.write_bytes(content)
    half.replace(path)


@transaction.atomic
def discard(*, batch: Batch, by: Account, at: datetime) -> None:
    """Drop an import that was not applied, with everything that was read of it."""
    insist(lacking(by, Right.RECORD, unit=batch.unit))
    gone = Batch.objects.filter(pk=batch.pk, state__in=OPEN).update(state=Batch.State.DISCARDED)
    if not gone:
        insist([because(gettext_noop("这批导入已经入账或放弃，不能再放弃"))])
    for file in batch.files.all():
        file.tables.all().delete()
        transaction.on_commit(partial(forget, file))
    note(action="workbook.discard", topic=f"import:{batch.pk}", by=by, at=at)


OPEN = (Batch.State.RECEIVED, Batch.State.READING, Batch.State.CHECKING, Batch.State.READY)
WAITING = (*OPEN, Batch.State.APPLYING)


def forget(file: BatchFile) -> None:
    """Delete a content for which no import waits, and which none has in the library."""
    waiting = BatchFile.objects.filter(content=file.content, batch__state__in=WAITING)
    if not waiting.exists():
        (Path(settings.MEDIA_ROOT) / file.path).unlink(missing_ok=True)
