"""Who may open a stored file, and as what it is sent."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from acting import claim, project, told
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.redacting import redact_document
from luodi.records.library.actions import upload
from luodi.records.library.models import Document
from luodi.records.library.queries import location
from luodi.records.library.rules import Paper
from luodi.records.subjects.rules import Classing, Part
from pictures import photograph, scan

MARKUP = b"<script>alert(1)</script>"


def kept(cast: Cast, title: str, content: bytes, by: Account | None = None) -> Document:
    paper = Paper(content, title, "site_photo")
    by = by or cast.clerk
    return upload(unit=by.unit, paper=paper, by=by, at=NOON)


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_picture_opens_in_the_browser_under_its_own_name(cast: Cast, client: Client) -> None:
    document = kept(cast, '开"工.jpg', photograph())
    sent = enter(client, cast.clerk).get(f"/documents/{document.pk}/")
    assert b"".join(sent.streaming_content) == photograph()  # type: ignore[attr-defined]
    assert sent["Content-Type"] == "image/jpeg"
    assert sent["Content-Disposition"] == "inline; filename*=utf-8''%E5%BC%80%22%E5%B7%A5.jpg"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'none'" in sent["Content-Security-Policy"]


@pytest.mark.parametrize("title", ["页.html", "图.svg", "表.xlsx", "无名"])
def test_anything_that_could_be_a_page_is_saved_and_never_opened(
    cast: Cast, client: Client, title: str
) -> None:
    document = kept(cast, title, MARKUP)
    sent = enter(client, cast.clerk).get(f"/documents/{document.pk}/")
    assert sent["Content-Type"] == "application/octet-stream"
    assert sent["Content-Disposition"].startswith("attachment;")


def test_its_own_unit_reads_a_file_and_another_unit_does_not(cast: Cast, client: Client) -> None:
    document = kept(cast, "开工.jpg", photograph())
    for account, status in (
        (cast.head, 200),
        (cast.office, 200),
        (cast.leader, 200),
        (cast.city_office, 200),
        (cast.other_clerk, 404),
        (cast.other_office, 404),
        (cast.admin, 404),
    ):
        for end in ("", "small/"):
            page = enter(client, account).get(f"/documents/{document.pk}/{end}")
            assert page.status_code == status, (account.name, end)


def test_who_reads_a_subject_reads_what_proves_its_entries(cast: Cast, client: Client) -> None:
    """The office's paper is not the town's, until it proves an entry of the town's project."""
    document = kept(cast, "批复.pdf", scan(), by=cast.office)
    address = f"/documents/{document.pk}/"
    assert enter(client, cast.clerk).get(address).status_code == 404
    shared = Classing(parts=(Part(cast.town.pk, "", 5000), Part(cast.other_town.pk, "", 5000)))
    entry = told(cast, claim(project(cast, classing=shared), "contract"))
    add_evidence(entry=entry, document=document, type="contract_text", by=cast.office, at=NOON)
    assert enter(client, cast.clerk).get(address).status_code == 200
    assert enter(client, cast.other_clerk).get(address).status_code == 200
    assert enter(client, cast.park_clerk).get(address).status_code == 404
    assert Document.objects.visible_to(cast.clerk).filter(pk=document.pk).count() == 1


def test_a_small_picture_is_one_and_of_other_files_it_says_the_format(
    cast: Cast, client: Client
) -> None:
    enter(client, cast.clerk)
    photo, paper, sheet, broken = (
        kept(cast, title, content)
        for title, content in (
            ("开工.jpg", photograph()),
            ("合同.pdf", scan()),
            ("台账.xlsx", b"PK"),
            ("坏.jpg", photograph()[:300]),
        )
    )
    for document in (photo, paper):
        small = client.get(f"/documents/{document.pk}/small/")
        assert small["Content-Type"] == "image/webp"
        assert "private" in small["Cache-Control"]
    assert "XLSX" in client.get(f"/documents/{sheet.pk}/small/").content.decode()
    neutral = client.get(f"/documents/{broken.pk}/small/")
    assert neutral["Content-Type"] == "image/svg+xml"
    assert "JPG" in neutral.content.decode()


def test_a_pdf_is_looked_at_page_by_page(cast: Cast, client: Client) -> None:
    enter(client, cast.clerk)
    paper, photo = kept(cast, "合同.pdf", scan(2)), kept(cast, "开工.jpg", photograph())
    pages = [client.get(f"/documents/{paper.pk}/pages/{n}/").status_code for n in (0, 1, 2, 3)]
    assert pages == [404, 200, 200, 404]
    assert client.get(f"/documents/{photo.pk}/pages/1/").status_code == 404


def test_a_removed_file_answers_with_a_page_that_says_so(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    document = kept(cast, "合同.pdf", scan())
    place = location(document)
    enter(client, cast.clerk).get(f"/documents/{document.pk}/small/")
    with django_capture_on_commit_callbacks(execute=True):
        redact_document(document=document, reason="含身份证号", by=cast.office, at=NOON)
    assert list(place.parent.iterdir()) == []
    page = client.get(f"/documents/{document.pk}/")
    assert page.status_code == 410
    assert "已隐去" in page.content.decode()
    assert "含身份证号" in page.content.decode()
    assert "已隐去" in client.get(f"/documents/{document.pk}/small/").content.decode()


def test_a_file_lost_from_the_disk_is_said_to_be_lost(cast: Cast, client: Client) -> None:
    document = kept(cast, "合同.pdf", scan())
    location(document).unlink()
    page = enter(client, cast.clerk).get(f"/documents/{document.pk}/")
    assert page.status_code == 410
    assert "从备份恢复" in page.content.decode()
