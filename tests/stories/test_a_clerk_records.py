"""A clerk records what happened, from the choice of what it was to the paper in the library."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acting import claim, in_order, project, told
from conftest import Cast
from luodi.foundation.desk.models import Draft
from luodi.foundation.history.models import Line
from luodi.records.ledger.models import Entry
from luodi.records.library.models import Document
from luodi.records.subjects.models import Subject
from pictures import photograph

TODAY = timezone.localdate().isoformat()
MONEY = {
    "value": "1200",
    "value_unit": "万元",
    "payer": "某某集团",
    "payer_place": "外省",
    "voucher_no": "A-1",
    "nature": "FIXED_ASSETS",
    "origin": "PROVINCE_OUT",
    "said": "设备款到账",
}


@pytest.fixture
def subject(cast: Cast) -> Subject:
    return project(cast)


@pytest.fixture
def clerk(cast: Cast, client: Client) -> Client:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(client: Client, subject: Subject, kind: str, **given: object) -> Any:
    unit = {"reported_by": subject.unit_id, "occurred_from": TODAY}
    return client.post(f"/subjects/{subject.pk}/record/{kind}/", {**unit, **given})


def test_what_can_be_recorded_is_offered_with_the_next_step_first(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    told(cast, claim(subject, "contract"))
    text = clerk.get(f"/subjects/{subject.pk}/record/").content.decode()
    assert text.index("下一步") < text.index("金额和数量")
    assert f"/subjects/{subject.pk}/record/contract/" not in text
    assert f"/subjects/{subject.pk}/record/ground_break/" in text


def test_an_amount_with_its_voucher_is_one_act(clerk: Client, subject: Subject, cast: Cast) -> None:
    file = SimpleUploadedFile("回单.txt", "到账".encode())
    sent = send(clerk, subject, "money_in", **MONEY, **{"papers-0": [file]})
    assert sent.status_code == 302
    entry = Entry.objects.get()
    assert (entry.value, entry.measure, entry.recorded_by) == (
        Decimal(12_000_000),
        "YUAN",
        cast.clerk,
    )
    assert (entry.payer, entry.source, entry.occurred_from.isoformat()) == (
        "某某集团",
        "FORM",
        TODAY,
    )
    paper = entry.evidences.get()
    assert (paper.type, paper.document.title, paper.seq) == ("bank_slip", "回单.txt", entry.seq)
    assert in_order(cast.book)
    assert "已记“到位资金”" in clerk.get(sent["Location"]).content.decode()


def test_every_fault_stands_beside_its_field_and_nothing_is_written(
    clerk: Client, subject: Subject
) -> None:
    file = SimpleUploadedFile("空.txt", b"")
    page = send(
        clerk,
        subject,
        "money_in",
        **{**MONEY, "value": "一千多", "payer": "", "occurred_from": "2199-01-01"},
        **{"papers-0": [file]},
    )
    assert page.status_code == 422
    errors = page.context["form"].errors
    assert errors["payer"] == ["请填写“付款方”"]
    assert "晚于今天" in errors["occurred_from"][0]
    assert errors["value"]
    assert errors["papers-0"]
    assert not Entry.objects.exists()
    assert not Document.objects.exists()
    note = Line.objects.filter(action="refusal").latest("pk")
    assert note.detail["page"] == f"/subjects/{subject.pk}/record/money_in/"


def test_a_month_is_asked_of_a_months_amount(clerk: Client, subject: Subject) -> None:
    page = clerk.get(f"/subjects/{subject.pk}/record/investment_done/")
    assert "occurred_from" not in page.context["form"].fields
    send(clerk, subject, "investment_done", covers_from="2023年3月", value="80万", said="三月完成")
    entry = Entry.objects.get()
    assert (entry.covers_from, entry.covers_to) == (date(2023, 3, 1), date(2023, 3, 31))
    assert entry.value == 800_000


def test_foreign_money_is_kept_with_its_amount_and_its_rates(
    clerk: Client, subject: Subject
) -> None:
    dollars = {**MONEY, "value": "80", "value_unit": "万美元", "yuan_rate": "7.1234"}
    send(clerk, subject, "money_in", **{**dollars, "origin": "FOREIGN"})
    entry = Entry.objects.get()
    assert (entry.currency, entry.currency_amount) == ("USD", Decimal(800_000))
    assert entry.dollar_rate == 1
    assert entry.value == 5_698_720


def test_what_is_typed_is_checked_at_once_and_kept_as_a_draft(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    address = f"/subjects/{subject.pk}/record/money_in/"
    part = clerk.post(f"{address}check/", {**MONEY, "payer": "", "reported_by": subject.unit_id})
    assert "请填写“付款方”" in part.content.decode()
    assert not Entry.objects.exists()
    draft = Draft.objects.get()
    assert (draft.owner, draft.unit, draft.about) == (
        cast.clerk,
        subject.unit,
        f"{subject.pk}:money_in",
    )
    again = clerk.get(address).content.decode()
    assert "A-1" in again
    assert "已恢复您上次没有发出的草稿" in again
    assert send(clerk, subject, "money_in", **MONEY).status_code == 302
    assert not Draft.objects.exists()


def test_a_draft_can_be_thrown_away(clerk: Client, subject: Subject) -> None:
    address = f"/subjects/{subject.pk}/record/money_in/"
    clerk.post(f"{address}check/", MONEY)
    clerk.post(f"{address}draft/")
    assert not Draft.objects.exists()


def test_a_picture_says_when_and_where_it_was_taken_before_it_is_sent(clerk: Client) -> None:
    files = [
        SimpleUploadedFile("开工.jpg", photograph()),
        SimpleUploadedFile("转发.jpg", io.BytesIO(b"?").getvalue()),
    ]
    text = clerk.post("/papers/look/", {"papers-0": files}).content.decode()
    assert "摄于 2023-02-03 09:30" in text
    assert "北纬 33.6700、东经 108.9000" in text
    assert "没有拍摄时间和地点" in text


@pytest.mark.parametrize("end", ["", "money_in/", "money_in/check/"])
def test_who_may_not_read_the_subject_finds_no_page(
    client: Client, cast: Cast, subject: Subject, end: str
) -> None:
    client.force_login(cast.other_office, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/subjects/{subject.pk}/record/{end}"
    page = client.post(address) if end.endswith("check/") else client.get(address)
    assert page.status_code == 404


def test_who_reads_only_is_refused_with_a_sentence(
    client: Client, cast: Cast, subject: Subject
) -> None:
    client.force_login(cast.leader, backend="django.contrib.auth.backends.ModelBackend")
    page = send(client, subject, "money_in", **MONEY)
    assert page.status_code == 422
    assert not Entry.objects.exists()


def test_a_kind_that_is_none_has_no_page(clerk: Client, subject: Subject) -> None:
    assert clerk.get(f"/subjects/{subject.pk}/record/holiday/").status_code == 404


def test_the_form_takes_few_queries(
    clerk: Client, subject: Subject, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(22):
        clerk.get(f"/subjects/{subject.pk}/record/money_in/")
