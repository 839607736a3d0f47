"""A claim on its way through the office: seen with its papers, verified or returned, put right."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import claim, counting, in_order, money_in, project, proven, told
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.records.ledger.actions.correcting import reclassify_entry, reverse
from luodi.records.ledger.actions.reviewing import send_back, verify
from luodi.records.ledger.models import Entry, Review
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.ledger.rules.gates import Want
from luodi.records.subjects.actions import give_codename, open_subject
from luodi.records.subjects.rules import SubjectType


@pytest.fixture
def entry(cast: Cast) -> Entry:
    """A claim of the town that nothing keeps from being verified."""
    return proven(cast, told(cast, claim(project(cast))))


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def do(client: Client, entry: Entry, deed: str, **given: Any) -> Any:
    return client.post(f"/entries/{entry.pk}/{deed}/", given)


def buttons(client: Client, entry: Entry) -> set[str]:
    """The deeds that the page offers."""
    page = client.get(f"/entries/{entry.pk}/")
    return {offer.deed.code for offer in page.context["offers"]}


def test_the_queue_lists_what_waits_and_leads_to_it(
    client: Client, cast: Cast, entry: Entry
) -> None:
    text = enter(client, cast.office).get("/review/").content.decode()
    assert "1 条申报等第二个人核实" in text
    assert f"/entries/{entry.pk}/?queue=age" in text
    assert "甲厂" in text


def test_the_heaviest_come_first_where_that_is_asked_for(client: Client, cast: Cast) -> None:
    subject = project(cast)
    small, none, large = (
        told(cast, money_in(subject, 5)),
        told(cast, claim(subject)),
        told(cast, money_in(subject, 9)),
    )
    page = enter(client, cast.office).get("/review/?order=weight")
    rows = [row.entry for row in page.context["table"].rows]
    assert rows == [large, small, none]


@pytest.mark.parametrize(
    ("who", "deeds"),
    [
        ("office", {"verify", "return", "waive", "reverse", "evidence"}),
        ("clerk", {"evidence", "reverse"}),
        ("other_clerk", set()),
        ("leader", set()),
        ("auditor", set()),
    ],
)
def test_each_sees_the_deeds_that_are_his(
    client: Client, cast: Cast, entry: Entry, who: str, deeds: set[str]
) -> None:
    account = getattr(cast, who)
    if who == "other_clerk":
        assert enter(client, account).get(f"/entries/{entry.pk}/").status_code == 404
        return
    assert buttons(enter(client, account), entry) == deeds


def test_nobody_sees_the_buttons_for_his_own_entry(client: Client, cast: Cast) -> None:
    own = told(cast, claim(project(cast)), by=cast.office)
    assert not {"verify", "return", "waive"} & buttons(enter(client, cast.office), own)
    page = do(client, own, "return", reason="不对")
    assert page.status_code == 422
    assert "不能核定自己填报的记录，请由他人办理" in page.content.decode()


def test_verified_in_the_queue_the_next_one_is_there(client: Client, cast: Cast) -> None:
    first, second = (
        proven(cast, told(cast, claim(project(cast, name)))) for name in ("甲厂", "乙厂")
    )
    enter(client, cast.office)
    sent = client.post(f"/entries/{first.pk}/verify/?queue=age", {"grade": "A", "note": ""})
    assert sent["Location"] == f"/entries/{second.pk}/?queue=age"
    assert counting(first) == (True, True)
    sent = client.post(f"/entries/{second.pk}/return/?queue=age", {"reason": "照片不清"})
    assert sent["Location"] == "/review/"
    assert counting(second) == (False, False)
    assert in_order(cast.book)


def test_what_bars_verification_stands_beside_the_form(client: Client, cast: Cast) -> None:
    bare = told(cast, claim(project(cast), "contract"))
    page = do(enter(client, cast.office), bare, "verify", grade="A", note="")
    assert page.status_code == 422
    text = page.content.decode()
    assert "缺证据：合同文本（签章页）" in text
    assert counting(bare) == (True, False)


def test_a_verification_without_a_grade_is_refused(
    client: Client, cast: Cast, entry: Entry
) -> None:
    page = do(enter(client, cast.office), entry, "verify", note="")
    assert "核定等级应为 A" in page.content.decode()
    assert not Review.objects.exists()


def test_a_returned_entry_is_answered_with_its_reason_in_sight(
    client: Client, cast: Cast, entry: Entry
) -> None:
    send_back(entry=entry, reason="照片看不清", by=cast.office, at=NOON)
    text = enter(client, cast.clerk).get(f"/entries/{entry.pk}/").content.decode()
    assert "照片看不清" in text
    assert "已退回" in text
    assert do(client, entry, "answer", text="已换原图").status_code == 302
    assert counting(entry) == (True, False)


def test_papers_are_handed_in_where_they_were_missing(client: Client, cast: Cast) -> None:
    bare = told(cast, claim(project(cast), "contract"))
    enter(client, cast.clerk)
    page = client.get(f"/entries/{bare.pk}/")
    form = next(row.form for row in page.context["offers"] if row.deed.code == "evidence")
    types = [code for code, _ in form.fields["type"].choices]
    assert types.index("contract_text") < types.index("visit_record") > 3
    files = [SimpleUploadedFile(name, name.encode()) for name in ("一.txt", "二.txt")]
    assert do(client, bare, "evidence", papers=files, type="contract_text").status_code == 302
    assert bare.evidences.count() == 2
    assert in_order(cast.book)


def test_what_the_kind_demands_is_offered_first_even_where_it_is_there(
    client: Client, cast: Cast
) -> None:
    entry = told(cast, claim(project(cast)))
    demanded = {
        code
        for item in missing_for(entry, NOON.date())
        for group in item.any_of
        for code in group
        if item.want is Want.EVIDENCE
    }
    proven(cast, entry)
    form = enter(client, cast.clerk).get(f"/entries/{entry.pk}/?open=evidence")
    offered = re.findall(r'<option value="(\w+)"', form.content.decode())
    assert demanded
    assert set(offered[: len(demanded)]) == demanded


def test_an_entry_is_put_in_another_class_on_its_page(client: Client, cast: Cast) -> None:
    entry = told(cast, money_in(project(cast), 5))
    enter(client, cast.office)
    assert "reclassify" in buttons(client, entry)
    given = {"origin": "FOREIGN", "nature": "FIXED_ASSETS", "reason": "核对进账单"}
    assert do(client, entry, "reclassify", **given).status_code == 302
    text = client.get(f"/entries/{entry.pk}/").content.decode()
    assert "王招商 改归类（资金来源地：省外 → 境外）" in text
    assert "核对进账单" in text
    page = do(client, entry, "reclassify", **given)
    assert page.status_code == 422
    assert "改后与现在相同" in page.content.decode()
    assert "reclassify" not in buttons(enter(client, cast.clerk), entry)
    assert in_order(cast.book)


def test_after_a_verification_the_way_to_take_it_back_is_there_also_in_the_queue(
    client: Client, cast: Cast, entry: Entry
) -> None:
    second = proven(cast, told(cast, claim(project(cast, "乙厂"))))
    enter(client, cast.office)
    given = {"grade": "B", "note": ""}
    sent = client.post(f"/entries/{entry.pk}/verify/?queue=age", given)
    assert sent["Location"] == f"/entries/{second.pk}/?queue=age"
    way = f"/entries/{entry.pk}/?open=withdraw"
    said = f'已核定：甲厂 · 在谈 <a href="{way}#withdraw">撤销核定</a>'
    assert said in client.get(sent["Location"]).text
    opened = [offer.deed.code for offer in client.get(way).context["offers"] if offer.is_open]
    assert opened == ["withdraw"]


def test_after_recording_the_way_to_the_reversal_is_there_for_who_may_reverse(
    client: Client, cast: Cast
) -> None:
    subject = project(cast)
    given = {"reported_by": subject.unit_id, "occurred_from": "2023-02-01", "said": "见了面"}
    sent = enter(client, cast.clerk).post(f"/subjects/{subject.pk}/record/talks/", given)
    entry = Entry.objects.get(subject=subject)
    way = f'<a href="/entries/{entry.pk}/?open=reverse#reverse">记错了？红冲</a>'
    assert way in client.get(sent["Location"]).text


def test_a_requirement_is_waived_by_name(client: Client, cast: Cast) -> None:
    bare = told(cast, claim(project(cast), "contract"))
    enter(client, cast.office)
    page = client.get(f"/entries/{bare.pk}/")
    form = next(row.form for row in page.context["offers"] if row.deed.code == "waive")
    code, name = form.fields["requirement"].choices[0]
    assert do(client, bare, "waive", requirement=code, reason="另有公函").status_code == 302
    assert name in client.get(f"/entries/{bare.pk}/").content.decode()
    assert bare.waivers.get().reason == "另有公函"


def test_a_withdrawn_verification_leaves_the_claim(
    client: Client, cast: Cast, entry: Entry
) -> None:
    verify(entry=entry, grade="B", by=cast.office, at=NOON)
    enter(client, cast.office)
    assert buttons(client, entry) == {"withdraw", "reverse"}
    do(client, entry, "withdraw", reason="照片是另一处的")
    assert counting(entry) == (True, False)


def test_what_was_reversed_in_error_is_recorded_again_with_its_papers(
    client: Client, cast: Cast, entry: Entry
) -> None:
    reverse(entry=entry, reason="误以为重复", by=cast.clerk, at=NOON + timedelta(days=1))
    enter(client, cast.clerk)
    assert buttons(client, entry) == {"again"}
    do(client, entry, "again")
    again = Entry.objects.latest("pk")
    assert again.evidences.count() == entry.evidences.count() > 0


@pytest.mark.parametrize(
    ("who", "is_read"), [("clerk", True), ("office", True), ("leader", False), ("auditor", False)]
)
def test_a_phone_is_read_by_the_unit_and_the_office_only(
    client: Client, cast: Cast, who: str, is_read: bool
) -> None:
    lead = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=cast.town, by=cast.clerk, at=NOON
    )
    entry = told(cast, claim(lead, "lead", detail={"investor": "甲", "phone": "13900000000"}))
    text = enter(client, getattr(cast, who)).get(f"/entries/{entry.pk}/").content.decode()
    assert ("13900000000" in text) is is_read
    assert "联系电话" in text


def test_outside_the_circle_the_payer_of_a_coded_project_is_not_named(
    client: Client, cast: Cast
) -> None:
    subject = project(cast)
    entry = told(cast, money_in(subject, 5, payer="某知名集团"))
    give_codename(subject=subject, codename="星火", circle=[cast.leader], by=cast.office, at=NOON)
    inside = enter(client, cast.leader).get(f"/entries/{entry.pk}/").content.decode()
    outside = enter(client, cast.office).get(f"/entries/{entry.pk}/").content.decode()
    assert "某知名集团" in inside
    assert "某知名集团" not in outside
    assert "星火" in outside
    assert "甲厂" not in outside


def test_an_entry_put_right_is_asked_for_the_papers_of_what_it_is_now(
    client: Client, cast: Cast
) -> None:
    entry = told(cast, money_in(project(cast), 5))
    reclassify_entry(entry=entry, nature="IN_KIND", reason="以设备出资", by=cast.office, at=NOON)
    text = enter(client, cast.office).get(f"/entries/{entry.pk}/").content.decode()
    assert "评估报告" in text
    assert "银行进账单" not in text.partition("手册要求")[2].partition("所说")[0]


def test_another_district_finds_no_entry(client: Client, cast: Cast, entry: Entry) -> None:
    enter(client, cast.other_office)
    assert client.get(f"/entries/{entry.pk}/").status_code == 404
    assert do(client, entry, "verify", grade="A").status_code == 404
    assert client.get("/review/").context["count"] == 0


def test_a_deed_that_is_none_has_no_page(client: Client, cast: Cast, entry: Entry) -> None:
    assert do(enter(client, cast.office), entry, "praise").status_code == 404


def test_pages_take_few_queries_however_much_waits(
    client: Client, cast: Cast, entry: Entry, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        told(cast, claim(project(cast, f"{number}厂")))
    enter(client, cast.office)
    with django_assert_max_num_queries(14):
        client.get("/review/")
    with django_assert_max_num_queries(46):
        client.get(f"/entries/{entry.pk}/?queue=age")
