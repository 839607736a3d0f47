"""收回盖章件: a printed sheet is stamped, photographed, and finds its way back by its code."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import in_order
from acting import project as registered
from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.foundation.people.models import Account
from luodi.kernel.short_codes import read_code, written
from luodi.records.ledger.actions.months import report_month
from luodi.records.ledger.models import MonthScan
from luodi.records.library.models import Document
from luodi.records.sheets.models import StampedSheet
from luodi.records.sheets.queries import sheet_of
from luodi.records.subjects.actions import give_codename
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing, Part
from paper_sheets import photographed, printed, saved
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

STEPS = ("contract", ("contract_amount", Decimal(350_000_000)))


@pytest.fixture
def project(cast: Cast) -> Subject:
    go_by(cast.book)
    return claimed_project("甲厂", cast.town, STEPS, on=date(2023, 2, 1), by=cast.clerk, at=NOON)


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def printed_from(client: Client, account: Account, address: str) -> str:
    """The code of a sheet that was printed of this page."""
    page = signed_in(client, account).post(address, {"form": "print"}).content.decode()
    found = re.search(r"<b>(.{4}-.{4})</b>", page)
    assert found
    return read_code(found[1])


def handed_in(client: Client, account: Account, *files: bytes, code: str = "") -> HttpResponse:
    papers = [
        SimpleUploadedFile(f"照片{number}.jpg", content)
        for number, content in enumerate(files, start=1)
    ]
    return signed_in(client, account).post("/sheets/", {"content": papers, "code": code})  # type: ignore[return-value]


def photograph_of(code: str) -> bytes:
    return photographed(printed(code, stamped=True), turned=-7, light=0.6)


def test_a_projects_sheet_comes_back_to_the_project(
    cast: Cast, client: Client, project: Subject
) -> None:
    code = printed_from(client, cast.leader, f"/subjects/{project.pk}/")
    answer = handed_in(client, cast.clerk, photograph_of(code))
    assert answer.status_code == 302
    assert answer["Location"] == f"/sheets/{code}/"
    copy = StampedSheet.objects.get()
    assert (copy.code, copy.subject, copy.by) == (code, project, cast.clerk)
    assert copy.document.title == "照片1.jpg"
    page = client.get(f"/subjects/{project.pk}/").content.decode()
    assert f'<a href="/documents/{copy.document_id}/">照片1.jpg</a>' in page
    sheet = client.get(f"/sheets/{code}/").content.decode()
    assert "项目页 · 甲厂" in sheet
    assert "照片1.jpg" in sheet
    assert f'href="/subjects/{project.pk}/"' in sheet
    assert Line.objects.get(action="sheet.take_back").detail == {"code": written(code)}
    assert in_order(cast.book)


def test_one_that_was_dropped_on_the_first_page_is_known_and_goes_to_its_place(
    cast: Cast, client: Client, project: Subject
) -> None:
    code = printed_from(client, cast.leader, f"/subjects/{project.pk}/")
    papers = [SimpleUploadedFile("盖章.jpg", photograph_of(code))]
    clerk = signed_in(client, cast.clerk)
    item = clerk.post("/inbox/", {"unit": cast.town.pk, "text": "", "papers": papers})["Location"]
    assert "“盖章.jpg”是盖章件：项目页 · 甲厂" in clerk.get(item).content.decode()
    answer = clerk.post(f"{item}sheets/1/")
    assert answer["Location"] == f"/sheets/{code}/"
    assert StampedSheet.objects.get().subject == project
    gone = clerk.get(item).content.decode()
    assert "归到原处" not in gone
    assert "盖章件，已归到“项目页 · 甲厂”" in gone
    assert clerk.post(f"{item}sheets/1/").status_code == 404
    assert in_order(cast.book)


def test_what_came_with_words_waits_on_when_its_sheet_has_gone_to_its_place(
    cast: Cast, client: Client, project: Subject
) -> None:
    code = printed_from(client, cast.leader, f"/subjects/{project.pk}/")
    papers = [SimpleUploadedFile("盖章.jpg", photograph_of(code))]
    given = {"unit": cast.town.pk, "text": "甲厂今天破土", "papers": papers}
    clerk = signed_in(client, cast.clerk)
    item = clerk.post("/inbox/", given)["Location"]
    clerk.post(f"{item}sheets/1/")
    assert StampedSheet.objects.get().subject == project
    assert f'href="{item}"' in clerk.get("/inbox/").content.decode(), "it waits still"


def test_a_months_sheet_becomes_the_scan_of_its_report(
    cast: Cast, client: Client, project: Subject
) -> None:
    report = report_month(unit=cast.town, month=date(2023, 2, 1), by=cast.head, at=NOON)
    code = printed_from(client, cast.head, f"/months/{cast.town.pk}/2023-02/print/")
    answer = handed_in(client, cast.head, photograph_of(code))
    assert answer["Location"] == f"/months/{cast.town.pk}/2023-02/"
    assert MonthScan.objects.get().report == report
    assert not StampedSheet.objects.exists()
    assert "照片1.jpg" in client.get(f"/sheets/{code}/").content.decode()


def test_a_month_that_is_not_reported_takes_no_scan(
    cast: Cast, client: Client, project: Subject
) -> None:
    code = printed_from(client, cast.head, f"/months/{cast.town.pk}/2023-02/print/")
    answer = handed_in(client, cast.head, photograph_of(code))
    assert answer.status_code == 422
    assert "还没有报送：请单位负责人先在网页上报送" in answer.content.decode()
    assert not Document.objects.exists()
    assert Line.objects.filter(action="refusal").exists()


def test_a_stamped_list_is_found_by_its_code(cast: Cast, client: Client, project: Subject) -> None:
    code = printed_from(client, cast.office, f"/registers/projects/?{urlencode({'text': '甲厂'})}")
    assert handed_in(client, cast.office, photograph_of(code)).status_code == 302
    assert StampedSheet.objects.get().subject is None
    page = client.get(f"/search/?q={written(code).lower()}").content.decode()
    assert f'<a href="/sheets/{code}/">项目台账</a>' in page
    assert "/registers/projects/?text=" in client.get(f"/sheets/{code}/").content.decode()


def test_several_sheets_are_brought_to_their_places_at_once(
    cast: Cast, client: Client, project: Subject
) -> None:
    codes = [printed_from(client, cast.clerk, f"/subjects/{project.pk}/") for _ in range(2)]
    sheets = [printed(code) for code in codes]
    scanned = saved(sheets[0], "PDF", save_all=True, append_images=sheets[1:])
    answer = handed_in(client, cast.clerk, scanned, b"no picture")
    text = answer.content.decode()
    assert answer.status_code == 422, "one of the files was not taken"
    assert text.count("已收回") == 2
    assert "照片2.jpg：没有读出编码" in text
    assert set(StampedSheet.objects.values_list("code", flat=True)) == set(codes)


def test_what_no_camera_reads_is_typed(cast: Cast, client: Client, project: Subject) -> None:
    code = printed_from(client, cast.clerk, f"/subjects/{project.pk}/")
    answer = handed_in(client, cast.clerk, b"a blurred picture")
    assert answer.status_code == 422
    assert "没有读出编码" in answer.content.decode()
    assert not Document.objects.exists()
    typed = written(code).lower().replace("0", "o")
    assert handed_in(client, cast.clerk, b"a blurred picture", code=typed).status_code == 302
    assert StampedSheet.objects.get().code == code


def test_the_same_copy_is_taken_once(cast: Cast, client: Client, project: Subject) -> None:
    code = printed_from(client, cast.clerk, f"/subjects/{project.pk}/")
    content = photograph_of(code)
    handed_in(client, cast.clerk, content)
    answer = handed_in(client, cast.clerk, content)
    assert answer.status_code == 422
    assert "这份盖章件已经收下" in answer.content.decode()
    assert StampedSheet.objects.count() == 1


@pytest.mark.parametrize("code", ["7K3M-9QX2", "七位编码", "1234567"])
def test_a_code_that_was_never_given_is_refused(
    cast: Cast, client: Client, project: Subject, code: str
) -> None:
    answer = handed_in(client, cast.clerk, b"a picture", code=code)
    assert answer.status_code == 422
    assert re.search("请核对编码|请照纸上的重写", answer.content.decode())
    assert not Document.objects.exists()


def test_a_slip_in_the_ending_is_noticed(cast: Cast, client: Client, project: Subject) -> None:
    code = printed_from(client, cast.clerk, f"/subjects/{project.pk}/")
    slip = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert sheet_of(code, cast.clerk) is not None
    assert sheet_of(slip, cast.clerk) is None


def test_a_sheet_is_nothing_to_who_may_not_see_its_place(
    cast: Cast, client: Client, project: Subject
) -> None:
    code = printed_from(client, cast.clerk, f"/subjects/{project.pk}/")
    handed_in(client, cast.clerk, photograph_of(code))
    document = StampedSheet.objects.get().document_id
    for account in (cast.other_clerk, cast.other_office, cast.admin):
        signed_in(client, account)
        assert client.get(f"/sheets/{code}/").status_code == 404
        assert client.get(f"/documents/{document}/").status_code == 404
        assert "印出去的纸" not in client.get(f"/search/?q={code}").content.decode()
    assert handed_in(client, cast.other_clerk, b"mine", code=code).status_code == 422
    assert StampedSheet.objects.count() == 1


def test_who_shares_the_project_sees_what_came_back(cast: Cast, client: Client) -> None:
    parts = (Part(cast.town.pk, "", 5_000), Part(cast.other_town.pk, "", 5_000))
    shared = registered(cast, "合作厂", classing=Classing(parts=parts))
    code = printed_from(client, cast.clerk, f"/subjects/{shared.pk}/")
    handed_in(client, cast.clerk, b"a stamped copy", code=code)
    document = StampedSheet.objects.get().document_id
    signed_in(client, cast.other_clerk)
    assert client.get(f"/documents/{document}/").status_code == 200


def test_who_records_nothing_hands_nothing_in(cast: Cast, client: Client, project: Subject) -> None:
    code = printed_from(client, cast.leader, f"/subjects/{project.pk}/")
    for account in (cast.leader, cast.auditor, cast.admin):
        assert handed_in(client, account, b"mine", code=code).status_code == 404
        assert client.get("/sheets/").status_code == 404
    assert not StampedSheet.objects.exists()


def test_a_code_named_project_keeps_its_name_on_the_sheets_page(
    cast: Cast, client: Client, project: Subject
) -> None:
    give_codename(subject=project, codename="X号", circle=[], by=cast.office, at=NOON)
    code = printed_from(client, cast.office, f"/subjects/{project.pk}/")
    page = client.get(f"/sheets/{code}/").content.decode()
    assert "项目页 · X号" in page
    assert "甲厂" not in page


def test_the_sheets_page_has_its_price_in_queries(
    cast: Cast,
    client: Client,
    project: Subject,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    code = printed_from(client, cast.office, f"/subjects/{project.pk}/")
    with django_assert_max_num_queries(14):
        client.get(f"/sheets/{code}/")
