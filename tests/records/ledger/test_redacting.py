"""隐去: what is personal goes for good, the chain still holds, and the act names what went."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from acting import claim, in_order, last_line, paper, project, refused, told
from conftest import NOON, Cast
from luodi.foundation.history.models import Redaction, Sealed
from luodi.foundation.history.queries import removed_values
from luodi.records.ledger.actions.redacting import redact_document, redact_entry
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.integrity import content_breaks
from luodi.records.library.models import Document
from luodi.records.library.queries import location
from luodi.records.subjects.actions import open_subject
from luodi.records.subjects.rules import SubjectType


@pytest.fixture
def lead(cast: Cast) -> Entry:
    """A lead with two personal values."""
    subject = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=cast.town, by=cast.clerk, at=NOON
    )
    own = {"investor": "甲公司", "phone": "13900000000", "informant": "张三"}
    return told(cast, claim(subject, "lead", detail=own))


def test_every_personal_value_of_an_entry_goes_and_nothing_else(cast: Cast, lead: Entry) -> None:
    done = redact_entry(entry=lead, reason="本人要求", by=cast.office, at=NOON)
    assert [row.what for row in done] == ["某线索·联系电话", "某线索·线索提供人"]
    assert {(row.salt, row.value) for row in Sealed.objects.filter(seq=lead.seq)} == {("", "")}
    assert Entry.objects.get(pk=lead.pk).detail == lead.detail
    assert lead.detail["investor"] == "甲公司"
    line = last_line(cast.book)
    assert (line.action, line.detail["values"]) == ("entry.redact", 2)
    assert in_order(cast.book)
    assert removed_values(cast.book) == [
        f"某线索·联系电话（#{line.seq}，本人要求）",
        f"某线索·线索提供人（#{line.seq}，本人要求）",
    ]


def test_what_is_gone_is_not_removed_twice(cast: Cast, lead: Entry) -> None:
    redact_entry(entry=lead, reason="本人要求", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        redact_entry(entry=lead, reason="本人要求", by=cast.second_office, at=NOON)
    assert said == ["该记录没有可隐去的个人信息"]


def test_it_takes_the_right_and_a_reason(cast: Cast, lead: Entry) -> None:
    with refused(cast.book) as said:
        redact_entry(entry=lead, reason="本人要求", by=cast.clerk, at=NOON)
    assert said == ["陈填报 无权在账套“甲区”办理此事，请联系管理员核对任用"]
    with refused(cast.book) as said:
        redact_entry(entry=lead, reason=" ", by=cast.office, at=NOON)
    assert said == ["请写明理由"]
    assert Sealed.objects.filter(seq=lead.seq, salt="").count() == 0


def test_a_document_goes_from_the_disk_and_stays_on_record(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    document = paper(cast)
    entry = told(cast, claim(project(cast), evidence=((document.pk, "talks_record"),)))
    path = location(document)
    stale = Document.objects.get(pk=document.pk)
    with django_capture_on_commit_callbacks(execute=True):
        row = redact_document(document=document, reason="涉个人隐私", by=cast.office, at=NOON)
        assert path.exists()  # until it is committed
    assert not path.exists()
    assert (row.what, row.reason) == (document.title, "涉个人隐私")
    document.refresh_from_db()
    assert (document.content, document.fingerprint.value) == ("", "")
    assert entry.evidences.get().document == document
    assert removed_values(cast.book) == [f"{document.title}（#{row.seq}，涉个人隐私）"]
    assert in_order(cast.book)
    assert not list(content_breaks(cast.book))
    with refused(cast.book) as said:
        redact_document(document=stale, reason="再来一次", by=cast.second_office, at=NOON)
    assert said == ["该资料的内容已经隐去"]
    assert Redaction.objects.count() == 1


def test_a_file_that_another_book_keeps_stays_for_it(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    same = b"one content, two books"
    here = paper(cast, content=same)
    there = paper(cast, content=same, unit=cast.other_district_town, by=cast.other_office)
    assert location(here) == location(there)
    with django_capture_on_commit_callbacks(execute=True):
        redact_document(document=here, reason="涉个人隐私", by=cast.office, at=NOON)
    assert location(there).read_bytes() == same
    assert not list(content_breaks(cast.other_book))
    with django_capture_on_commit_callbacks(execute=True):
        redact_document(document=there, reason="涉个人隐私", by=cast.other_office, at=NOON)
    assert not location(there).is_file()


def test_content_removed_may_be_kept_anew(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first = paper(cast, content=b"again")
    path: Path = location(first)
    with django_capture_on_commit_callbacks(execute=True):
        redact_document(document=first, reason="误传", by=cast.office, at=NOON)
    second = paper(cast, content=b"again")
    assert second.pk != first.pk
    assert path.read_bytes() == b"again"
    assert not list(content_breaks(cast.book))


def test_a_documents_content_is_removed_by_right_and_with_a_reason(cast: Cast) -> None:
    document = paper(cast)
    with refused(cast.book):
        redact_document(document=document, reason="误传", by=cast.head, at=NOON)
    with refused(cast.book) as said:
        redact_document(document=document, reason="长" * 201, by=cast.office, at=NOON)
    assert said == ["最多 200 个字，现有 201 个，请压缩"]
    assert location(document).exists()
