"""A clerk drops what came by chat, chooses what is proposed, checks and sends."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acting import claim, in_order, project, told
from conftest import Cast
from luodi.foundation.people.models import Account
from luodi.intake.inbox.models import Received
from luodi.records.ledger.actions.correcting import reverse
from luodi.records.ledger.models import Entry
from luodi.records.library.models import Document
from luodi.records.subjects.actions import give_codename
from luodi.records.subjects.models import Subject
from pictures import photograph

TODAY = timezone.localdate()
CAME = "光电厂今天破土动工，见附照片"
PAID = f"{TODAY.month}月{TODAY.day}日光电厂收到星河公司设备款1200万元(省外)"


@pytest.fixture
def subject(cast: Cast) -> Subject:
    return project(cast, "光电厂")


@pytest.fixture
def clerk(cast: Cast, client: Client) -> Client:
    enter(client, cast.clerk)
    return client


def enter(client: Client, account: Account) -> None:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")


def photo(name: str = "现场.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photograph(), "image/jpeg")


def drop(client: Client, text: str = "", *files: SimpleUploadedFile) -> Any:
    unit = re.search(r'name="unit" value="(\d+)"', client.get("/inbox/").content.decode())
    given = {"text": text, "papers": list(files), "unit": unit[1] if unit else ""}
    return client.post("/inbox/", given)


def taken_in(client: Client, text: str = "", *files: SimpleUploadedFile) -> str:
    """The address of what was taken in."""
    sent = drop(client, text, *files)
    assert sent.status_code == 302, sent.content.decode()
    return str(sent["Location"])


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def forms_on(text: str) -> list[str]:
    return re.findall(r'href="(/subjects/\d+/record/[^"]*)"', text)


def sent_as_filled(client: Client, address: str, **more: object) -> Any:
    """The form sent with what stands in it, as somebody does who only checks."""
    form = client.get(address).context["form"]
    given: dict[str, object] = {}
    for field in form:
        value = field.value()
        if field.name == "value":
            given["value"], given["value_unit"] = value or ["", ""]
        elif value not in (None, "", False):
            given[field.name] = getattr(value, "pk", value)
    return client.post(address, {**given, **more})


def test_a_paragraph_with_a_photograph_becomes_an_entry_in_two_movements(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    came = taken_in(clerk, CAME, photo())
    text = page(clerk, came)
    assert "文中有“破土动工”" in text
    (address,) = forms_on(text)
    key = came.split("/")[2]
    assert address == f"/subjects/{subject.pk}/record/ground_break/received/{key}/1/"
    assert sent_as_filled(clerk, address).status_code == 302
    entry = Entry.objects.get()
    assert (entry.kind, entry.occurred_from, entry.said) == ("ground_break", TODAY, CAME)
    assert (entry.source, entry.batch, entry.row) == ("INBOX", key, 1)
    paper = entry.evidences.get()
    assert (paper.type, paper.document.title) == ("site_photo", "现场.jpg")
    assert paper.document.shot_at is not None
    assert in_order(cast.book)
    after = page(clerk, came)
    assert f"已记 #{entry.seq}：光电厂，破土开槽" in after
    assert forms_on(after) == []
    assert "没有等着记的收件" in page(clerk, "/inbox/")
    assert CAME in page(clerk, "/inbox/?tab=recorded")


def test_an_amount_comes_with_its_payer_and_origin(clerk: Client, subject: Subject) -> None:
    (address,) = forms_on(page(clerk, taken_in(clerk, PAID)))
    more = {"voucher_no": "A-1", "payer_place": "外省", "nature": "FIXED_ASSETS"}
    assert sent_as_filled(clerk, address, **more).status_code == 302
    entry = Entry.objects.get()
    assert (entry.value, entry.payer, entry.origin) == (
        Decimal(12_000_000),
        "星河公司",
        "PROVINCE_OUT",
    )
    assert entry.occurred_from == TODAY


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("光电厂今天到账800万元，付款方在江苏苏州；二期还没定", "江苏苏州"),
        ("光电厂今天到账800万元（付款方所在地：广东深圳）", "广东深圳"),
        ("光电厂今天到账800万元，付款方在洽谈", None),
    ],
)
def test_where_the_payer_is_stands_in_its_field(
    clerk: Client, subject: Subject, text: str, place: str | None
) -> None:
    (address,) = forms_on(page(clerk, taken_in(clerk, text)))
    assert clerk.get(address).context["form"]["payer_place"].value() == place


def test_several_facts_are_recorded_one_by_one_and_the_item_waits_for_all(
    clerk: Client, subject: Subject
) -> None:
    came = taken_in(clerk, "光电厂今天破土。\n光电厂昨天取得施工许可证。")
    first, second = forms_on(page(clerk, came))
    sent = sent_as_filled(clerk, first)
    assert sent["Location"] == came, "there is more to record"
    assert forms_on(page(clerk, came)) == [second]
    assert "已记 1 条，共 2 条" in page(clerk, "/inbox/")
    sent_as_filled(clerk, second)
    assert "没有等着记的收件" in page(clerk, "/inbox/")
    days = Entry.objects.order_by("seq").values_list("kind", "occurred_from")
    assert list(days) == [
        ("ground_break", TODAY),
        ("construction_permit", TODAY - timedelta(days=1)),
    ]


def test_what_is_recorded_once_is_not_recorded_again_unless_it_is_reversed(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    (address,) = forms_on(page(clerk, taken_in(clerk, PAID)))
    more = {"voucher_no": "A-1", "payer_place": "外省", "nature": "FIXED_ASSETS"}
    assert sent_as_filled(clerk, address, **more).status_code == 302
    again = sent_as_filled(clerk, address, **more)
    assert again.status_code == 422
    assert "这件收件已经记过这一条" in again.content.decode()
    assert Entry.objects.count() == 1
    entry = Entry.objects.get()
    reverse(entry=entry, reason="记错了", by=cast.clerk, at=timezone.now())
    assert PAID in page(clerk, "/inbox/"), "a reversed entry leaves it to be recorded"
    assert sent_as_filled(clerk, address, **more).status_code == 302


def test_the_same_file_dropped_again_says_what_it_proves_already(
    clerk: Client, subject: Subject
) -> None:
    (address,) = forms_on(page(clerk, taken_in(clerk, CAME, photo())))
    sent_as_filled(clerk, address)
    text = page(clerk, taken_in(clerk, "光电厂主体今天封顶", photo("再发一次.jpg")))
    assert f"已是 #{Entry.objects.get().seq} 光电厂“破土开槽”的证据" in text
    assert Document.objects.count() == 1
    form = clerk.get(forms_on(text)[0]).context["form"]
    assert [kept.is_chosen for kept in form.handed.papers] == [False]


def test_a_photograph_gives_the_day_that_the_text_does_not(clerk: Client, subject: Subject) -> None:
    (address,) = forms_on(page(clerk, taken_in(clerk, "光电厂破土了", photo())))
    answer = clerk.get(address)
    assert answer.context["form"]["occurred_from"].value() == "2023-02-03"
    assert "按照片的拍摄日期 2023-02-03 填" in answer.content.decode()


def test_without_any_day_none_is_put_in_and_the_clerk_is_asked(
    clerk: Client, subject: Subject
) -> None:
    (address,) = forms_on(page(clerk, taken_in(clerk, "光电厂破土了")))
    answer = clerk.get(address)
    assert answer.context["form"]["occurred_from"].value() == ""
    assert "文中没有写是哪天，请填" in answer.content.decode()


def test_a_plan_is_proposed_as_a_plan(clerk: Client, subject: Subject) -> None:
    ahead = TODAY + timedelta(days=20)
    said = f"光电厂拟于{ahead.year}年{ahead.month}月{ahead.day}日开工"
    (address,) = forms_on(page(clerk, taken_in(clerk, said)))
    assert "/start_planned/" in address
    sent_as_filled(clerk, address)
    entry = Entry.objects.get()
    assert (entry.kind, entry.planned_on) == ("start_planned", ahead)


def test_what_has_not_happened_is_shown_and_not_proposed(clerk: Client, subject: Subject) -> None:
    came = taken_in(clerk, "光电厂尚未开工")
    text = page(clerk, came)
    assert "“开工”：文中说还没有，不能记" in text
    key = came.split("/")[2]
    assert forms_on(text) == [f"/subjects/{subject.pk}/record/received/{key}/"]


def test_several_projects_are_shown_to_choose_from(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    second = project(cast, "光电厂二期")
    text = page(clerk, taken_in(clerk, "光电厂今天破土"))
    assert "请选是哪一个" in text
    assert {int(link.split("/")[2]) for link in forms_on(text)} == {subject.pk, second.pk}
    (only,) = forms_on(page(clerk, taken_in(clerk, "光电厂二期今天破土")))
    assert only.startswith(f"/subjects/{second.pk}/")


def test_an_unknown_project_leads_to_its_registration_with_its_name(clerk: Client) -> None:
    text = page(clerk, taken_in(clerk, "风电塔筒项目今天破土"))
    (address,) = re.findall(r'href="(/projects/new/\?name=[^"]+)">登记新项目“', text)
    assert clerk.get(address).context["form"]["name"].value() == "风电塔筒项目"


def test_a_thing_without_words_is_recorded_by_choosing(clerk: Client, subject: Subject) -> None:
    address = taken_in(clerk, "", photo())
    (way,) = forms_on(page(clerk, f"{address}?q=光电"))
    (form, *_) = [link for link in forms_on(page(clerk, way)) if "/first_pile/" in link]
    assert form.endswith("/0/"), "of no fact in particular"
    assert sent_as_filled(clerk, form, said="首桩开打").status_code == 302
    assert Entry.objects.get().evidences.get().type == "piling_photo"
    assert "没有等着记的收件" in page(clerk, "/inbox/")


def test_it_is_put_aside_with_a_reason_and_taken_up_again(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    address = taken_in(clerk, "好的，谢谢")
    refused = clerk.post(f"{address}aside/", {"reason": " "})
    assert refused.status_code == 422
    assert "请写明理由" in refused.content.decode()
    clerk.post(f"{address}aside/", {"reason": "不是进展"})
    assert "没有等着记的收件" in page(clerk, "/inbox/")
    assert "不是进展" in page(clerk, address)
    clerk.post(f"{address}back/")
    assert "好的，谢谢" in page(clerk, "/inbox/")
    assert in_order(cast.book)


@pytest.mark.parametrize(
    ("text", "files", "said"),
    [
        ("", (), "请粘贴一段文字，或选择文件"),
        ("字" * 5001, (), "最多 5000 个字，现有 5001 个"),
        ("", (SimpleUploadedFile("空.pdf", b""),), "空.pdf"),
        ("", tuple(SimpleUploadedFile(f"{n}.txt", b"1") for n in range(21)), "一次最多 20 个文件"),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_nothing_is_kept(
    clerk: Client, text: str, files: tuple[SimpleUploadedFile, ...], said: str
) -> None:
    answer = drop(clerk, text, *files)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Received.objects.exists()
    assert not Document.objects.exists()


def test_nobody_but_the_unit_sees_what_has_not_been_recorded(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    address = taken_in(clerk, CAME, photo())
    document = Document.objects.get()
    file, form = f"/documents/{document.pk}/", forms_on(page(clerk, address))[0]
    assert clerk.get(file).status_code == 200
    others = ("other_clerk", "park_clerk", "office", "leader", "auditor", "other_office", "admin")
    for who in others:
        enter(clerk, getattr(cast, who))
        for closed in (address, file, form, f"{address}aside/", f"{address}back/"):
            asked = clerk.post if closed.endswith(("aside/", "back/")) else clerk.get
            assert asked(closed).status_code == 404, (who, closed)
        listed = clerk.get("/inbox/")
        assert listed.status_code == 404 or CAME not in listed.content.decode(), who
    enter(clerk, cast.head)
    assert CAME in page(clerk, "/inbox/")
    sent_as_filled(clerk, form)
    enter(clerk, cast.leader)
    assert clerk.get(file).status_code == 200, "what proves an entry is read with the entry"


def test_another_units_file_cannot_be_put_beside_an_entry(
    clerk: Client, subject: Subject, cast: Cast
) -> None:
    enter(clerk, cast.other_clerk)
    taken_in(clerk, "", photo())
    foreign = Document.objects.get()
    enter(clerk, cast.clerk)
    (address,) = forms_on(page(clerk, taken_in(clerk, "光电厂今天破土")))
    forged = {f"kept-{foreign.pk}": "on", f"kept-type-{foreign.pk}": "site_photo"}
    assert sent_as_filled(clerk, address, **forged).status_code == 302
    assert not Entry.objects.get().evidences.exists()


def test_a_file_that_says_nothing_must_be_named(clerk: Client, subject: Subject) -> None:
    file = SimpleUploadedFile("扫描0001.pdf", b"%PDF-1.4 x")
    (address,) = forms_on(page(clerk, taken_in(clerk, "光电厂今天破土", file)))
    answer = sent_as_filled(clerk, address)
    assert answer.status_code == 422
    assert "请选择这份材料是什么" in answer.content.decode()


def test_who_is_outside_the_circle_finds_a_code_named_project_by_its_code_alone(
    clerk: Client, cast: Cast
) -> None:
    hidden = project(cast, "星辰芯片厂")
    give_codename(
        subject=hidden, codename="江风一号", circle=[cast.office], by=cast.office, at=timezone.now()
    )
    text = page(clerk, taken_in(clerk, "星辰芯片厂今天破土"))
    assert forms_on(text) == []
    text = page(clerk, taken_in(clerk, "江风一号今天破土"))
    assert "星辰芯片厂" not in text
    assert len(forms_on(text)) == 1


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    clerk: Client,
    subject: Subject,
    cast: Cast,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        told(cast, claim(project(cast, f"光电厂{number}号"), "contract"))
    for number in range(12):
        came = taken_in(clerk, f"光电厂{number}号今天破土", photo())
    key = came.split("/")[2]
    with django_assert_max_num_queries(14):
        clerk.get("/inbox/")
    with django_assert_max_num_queries(28):
        clerk.get(came)
    with django_assert_max_num_queries(34):
        clerk.get(f"/subjects/{subject.pk}/record/ground_break/received/{key}/1/")
