"""Who may open a stored file, and as what it is sent."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from acting import claim, project, told
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.redacting import redact_document
from luodi.records.library.actions import upload
from luodi.records.library.models import Document
from luodi.records.library.queries import first_leaf, leaf, location
from luodi.records.library.rules import Paper
from luodi.records.subjects.rules import Classing, Part
from pictures import photograph, scan
from word_files import letter

LEAF = "library/reading.html#leaf"
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
        for end in ("", "small/", "pages/1/", "reading/"):
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
    pages = [client.get(f"/documents/{photo.pk}/pages/{n}/").status_code for n in (1, 2)]
    assert pages == [200, 404]


def test_a_word_file_is_read_here_page_by_page(cast: Cast, client: Client) -> None:
    document = kept(cast, "合同.docx", letter("乙方应当按期开工。", pages=3))
    here = f"/documents/{document.pk}/reading/"
    first = enter(client, cast.clerk).get(here).content.decode()
    assert "第 1 页，共 3 页" in first
    assert f'src="/documents/{document.pk}/pages/1/"' in first
    assert "以原件为准" in first
    assert 'rel="prev"' not in first
    assert f'href="{here}?page=2"' in first
    last = client.get(here, {"page": "3"}).content.decode()
    assert f'href="{here}?page=2"' in last
    assert 'rel="next"' not in last
    assert client.get(f"/documents/{document.pk}/small/")["Content-Type"] == "image/webp"


@pytest.mark.parametrize(
    ("asked", "number"), [("9", 3), ("0", 1), ("-1", 1), ("二", 1), ("²", 1), ("9" * 5000, 1)]
)
def test_a_page_that_is_not_there_is_the_nearest_that_is(
    cast: Cast, client: Client, asked: str, number: int
) -> None:
    document = kept(cast, "合同.pdf", scan(3))
    page = enter(client, cast.clerk).get(f"/documents/{document.pk}/reading/", {"page": asked})
    assert f"第 {number} 页，共 3 页" in page.content.decode()


def test_a_page_with_files_does_not_wait_until_they_are_set(cast: Cast) -> None:
    """What nobody has looked at is fetched by itself, or by a link; then it is known."""
    document = kept(cast, "合同.docx", letter("乙方应当按期开工。", pages=2))
    before = render_to_string(LEAF, {"leaf": first_leaf(document)})
    assert f'hx-get="/documents/{document.pk}/reading/" hx-trigger="load"' in before
    assert f'<a href="/documents/{document.pk}/reading/">一页一页看</a>' in before
    assert leaf(document).count == 2
    after = render_to_string(LEAF, {"leaf": first_leaf(document)})
    assert "hx-trigger" not in after
    assert "第 1 页，共 2 页" in after


def test_htmx_gets_the_page_alone_and_it_is_the_same(cast: Cast, client: Client) -> None:
    document = kept(cast, "合同.pdf", scan(3))
    address = f"/documents/{document.pk}/reading/?page=2"
    whole = enter(client, cast.clerk).get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert part.strip() in whole


def test_a_file_that_cannot_be_shown_is_a_sheet_and_the_way_to_it(
    cast: Cast, client: Client
) -> None:
    document = kept(cast, "台账.xlsx", b"PK")
    page = enter(client, cast.clerk).get(f"/documents/{document.pk}/reading/").content.decode()
    assert f'src="/documents/{document.pk}/small/"' in page
    assert f'href="/documents/{document.pk}/"' in page
    assert "下载后查看" in page


def test_a_removed_file_answers_with_a_page_that_says_so(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    document = kept(cast, "合同.pdf", scan())
    place = location(document)
    for end in ("small/", "reading/"):
        enter(client, cast.clerk).get(f"/documents/{document.pk}/{end}")
    with django_capture_on_commit_callbacks(execute=True):
        redact_document(document=document, reason="含身份证号", by=cast.office, at=NOON)
    assert list(place.parent.iterdir()) == []
    for end in ("", "reading/"):
        page = client.get(f"/documents/{document.pk}/{end}")
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
