"""A project's page: a leader understands it, a clerk acts from it, a stranger does not find it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import FEBRUARY, claim, days_on, money, money_in, paper, project, proven, told, verified
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.ledger.actions.correcting import reclassify, reverse
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.reviewing import answer, send_back, withdraw
from luodi.records.library.actions import upload
from luodi.records.library.rules import Paper
from luodi.records.projects.actions import swap
from luodi.records.subjects.actions import add_party, give_codename, open_subject
from luodi.records.subjects.models import Party, Subject
from luodi.records.subjects.rules import Classing, Part, SubjectType
from pictures import photograph


@pytest.fixture
def subject(cast: Cast) -> Subject:
    return project(cast)


def opened(client: Client, account: Account, subject: Subject, asked: str = "") -> str:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/subjects/{subject.pk}/{asked}")
    assert page.status_code == 200
    return page.content.decode()


def test_a_leader_sees_where_it_stands_in_both_readings_what_it_is_worth_and_who_owes_what(
    client: Client, cast: Cast, subject: Subject
) -> None:
    verified(cast, claim(subject, "talks"))
    verified(cast, money(subject, "contract_amount", 80_000_000))
    told(cast, claim(subject, "contract"))
    told(cast, money(subject, "contract_amount", 20_000_000))
    text = opened(client, cast.leader, subject)
    track = text.partition('class="track"')[2].partition("</ol>")[0]
    assert track.index("●") < track.index("在谈") < track.index("◐") < track.index("合同")
    assert '核定 <span class="on">2023-02-01</span>' in track
    assert '申报 <span class="on">2023-02-01</span>' in track
    figures = text.partition('class="figure"')[2].partition("</article>")[0]
    assert "10,000" in figures
    assert "8,000" in figures
    debts = text.partition('id="missing"')[2].partition("</section>")[0]
    assert debts.index("东山镇") < debts.index("给“签订合同”补：")
    assert "下一步：开工" in debts
    assert "/record/" not in text


def test_a_clerk_acts_from_it_and_comes_back_to_it(
    client: Client, cast: Cast, subject: Subject
) -> None:
    text = opened(client, cast.clerk, subject)
    assert f'href="/subjects/{subject.pk}/record/"' in text
    assert f'href="/subjects/{subject.pk}/record/talks/"' in text
    given = {"reported_by": subject.unit_id, "occurred_from": "2023-02-01", "said": "见了面"}
    sent = client.post(f"/subjects/{subject.pk}/record/talks/", given)
    assert sent["Location"] == f"/subjects/{subject.pk}/"
    page = client.get(sent["Location"]).content.decode()
    assert "已记“在谈”" in page
    assert "见了面" in page
    assert "网页填报" in page


@pytest.mark.parametrize("who", ["other_office", "other_clerk", "park_clerk", "admin"])
def test_who_may_not_read_it_does_not_find_it(
    client: Client, cast: Cast, subject: Subject, who: str
) -> None:
    client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/subjects/{subject.pk}/").status_code == 404


def test_what_was_returned_and_reversed_is_shown_with_the_reasons_and_who_answers(
    client: Client, cast: Cast, subject: Subject
) -> None:
    returned, taken_out = told(cast, claim(subject, "talks")), told(cast, money_in(subject, 500))
    send_back(entry=returned, reason="没有双方签名", by=cast.office, at=days_on(1))
    reverse(entry=taken_out, reason="同一张凭证记了两次", by=cast.clerk, at=days_on(1))
    text = opened(client, cast.leader, subject)
    assert "王招商 退回：没有双方签名" in text
    assert "陈填报 红冲：同一张凭证记了两次" in text
    debts = text.partition('id="missing"')[2].partition("</section>")[0]
    assert "答复退回的“在谈”：没有双方签名" in debts
    assert "到位资金" not in debts
    assert 'class="figure"' not in text
    answer(entry=returned, text="已补签", by=cast.clerk, at=days_on(2))
    assert "陈填报 答复：已补签" in opened(client, cast.leader, subject)


def test_a_withdrawn_verification_leaves_the_claim_and_its_reason(
    client: Client, cast: Cast, subject: Subject
) -> None:
    entry = verified(cast, claim(subject, "talks"), grade="A")
    assert "核定 A" in opened(client, cast.leader, subject)
    withdraw(entry=entry, reason="对方否认", by=cast.office, at=days_on(1))
    text = opened(client, cast.leader, subject)
    assert "王招商 撤销核定：对方否认" in text
    assert "核定 A" not in text


def test_outside_the_circle_stands_the_code_name_and_nothing_that_gives_it_away(
    client: Client, cast: Cast, subject: Subject
) -> None:
    firm = register_firm(name="远方集团", unit=cast.town, by=cast.clerk, at=NOON).subject
    add_party(subject=subject, enterprise=firm, role=Party.Role.INVESTOR, by=cast.clerk, at=NOON)
    told(cast, money_in(subject, 500, payer="远方集团财务公司"))
    give_codename(subject=subject, codename="星火", circle=[cast.leader], by=cast.office, at=NOON)
    outside = opened(client, cast.supervisor, subject)
    assert "<h1>星火</h1>" in outside
    assert "甲厂" not in outside
    assert "远方集团" not in outside
    assert "参与方只对知情人显示" in outside
    inside = opened(client, cast.leader, subject)
    assert "<h1>甲厂</h1>" in inside
    assert "代号 星火" in inside
    assert f'<a href="/subjects/{firm.pk}/">远方集团</a>' in inside
    assert "远方集团财务公司" in inside


def test_a_personal_value_is_read_by_those_who_may_record_it(client: Client, cast: Cast) -> None:
    lead = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=cast.town, by=cast.clerk, at=NOON
    )
    own = {"investor": "甲公司", "phone": "13900000000"}
    told(cast, claim(lead, "lead", detail=own))
    for reader, shown in ((cast.clerk, True), (cast.office, True), (cast.leader, False)):
        text = opened(client, reader, lead)
        assert "甲公司" in text
        assert ("13900000000" in text) is shown
        assert ("个人信息，不显示" in text) is not shown


def test_evidence_stands_as_a_small_picture_with_the_way_to_the_file(
    client: Client, cast: Cast, subject: Subject
) -> None:
    entry = told(cast, claim(subject, "ground_break"))
    photo = upload(
        unit=cast.town,
        paper=Paper(photograph(), "开工.jpg", "site_photo"),
        by=cast.clerk,
        at=NOON,
    )
    words = paper(cast, "construction_contract")
    sheet = upload(
        unit=cast.town, paper=Paper(b"PK", "表.xlsx", "site_photo"), by=cast.clerk, at=NOON
    )
    papers = ((photo, "site_photo"), (words, "construction_contract"), (sheet, "site_photo"))
    for document, type_ in papers:
        add_evidence(entry=entry, document=document, type=type_, by=cast.clerk, at=NOON)
    text = opened(client, cast.leader, subject)
    assert f'<img src="/documents/{photo.pk}/small/"' in text
    assert f'href="/documents/{words.pk}/reading/"' in text
    assert f'href="/documents/{sheet.pk}/"' in text
    assert f"/documents/{sheet.pk}/small/" not in text


def test_the_picture_is_of_one_reading_and_the_page_of_the_other_is_one_click_away(
    client: Client, cast: Cast, subject: Subject
) -> None:
    told(cast, money_in(subject, 5_000_000))
    claimed = opened(client, cast.leader, subject)
    assert "逐月资金，申报" in claimed
    assert "23-02" in claimed
    other = opened(client, cast.leader, subject, "?reading=verified")
    assert "<svg role" not in other
    assert "这个读法下还没有" in other


def test_units_that_share_it_stand_with_their_parts_and_a_change_with_its_reason(
    client: Client, cast: Cast, subject: Subject
) -> None:
    parts = (Part(cast.town.pk, "INTRODUCING", 7000), Part(cast.park.pk, "LANDING", 3000))
    reclassify(
        subject=subject,
        classing=Classing(parts=parts, industry="C39"),
        reason="区政府办会议纪要",
        by=cast.office,
        at=days_on(1),
    )
    text = opened(client, cast.park_clerk, subject)
    assert "东山镇（引进单位） 70%、经开区（落地单位） 30%" in text
    history = text.partition("改动经过")[2]
    assert "2023-03-02" in history
    assert "区政府办会议纪要" in history


def test_an_ended_round_is_folded_away_when_the_next_begins(
    client: Client, cast: Cast, subject: Subject
) -> None:
    told(cast, claim(subject, "contract"))
    told(cast, claim(subject, "terminated", category="MARKET_CHANGED"))
    ended = opened(client, cast.leader, subject)
    assert "第 1 轮于 2023-02-01 以“终止”结束" in ended
    assert "下一步" not in ended
    told(cast, claim(subject, "talks", occurred_from=NOON.date()))
    resumed = opened(client, cast.leader, subject)
    track = resumed.partition('class="track"')[2].partition("</ol>")[0]
    assert "◐" in track.partition("评审")[0]
    assert "合同" in track
    assert track.count("◐") == 1
    assert "<summary>第 1 轮 · 终止 2023-02-01</summary>" in resumed
    assert "下一步：评审" in resumed


def test_what_replaced_it_is_named_and_opened_only_by_who_may_read_it(
    client: Client, cast: Cast, subject: Subject
) -> None:
    into = project(cast, "乙厂", unit=cast.other_town)
    swap(
        out=subject,
        into=into,
        on=FEBRUARY,
        approver="市招商局",
        reason="投资方退出",
        by=cast.office,
        at=NOON,
    )
    by_the_town = opened(client, cast.clerk, subject).partition("来龙去脉")[2].partition("</dl>")[0]
    assert "被置换为" in by_the_town
    assert "您无权查看的事项" in by_the_town
    assert f"/subjects/{into.pk}/" not in by_the_town
    by_all = opened(client, cast.leader, subject).partition("来龙去脉")[2].partition("</dl>")[0]
    assert f'<a href="/subjects/{into.pk}/">乙厂</a>' in by_all
    own_end = opened(client, cast.leader, into).partition("来龙去脉")[2].partition("</dl>")[0]
    assert "<dt>置换</dt>" in own_end


def test_an_enterprise_has_its_page_with_the_projects_that_the_reader_may_open(
    client: Client, cast: Cast, subject: Subject
) -> None:
    firm = register_firm(
        name="远方集团", unit=cast.district, place="外省", by=cast.office, at=NOON
    ).subject
    add_party(
        subject=subject,
        enterprise=firm,
        role=Party.Role.INVESTOR,
        percent=Decimal("60.00"),
        by=cast.clerk,
        at=NOON,
    )
    text = opened(client, cast.leader, firm)
    assert "外省" in text
    assert "作为投资方" in text
    assert f'<a href="/subjects/{subject.pk}/">甲厂</a>' in text
    assert "60%" in text


def test_a_page_of_a_hundred_entries_takes_no_more_questions_than_one_of_few(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    subject = project(cast, classing=Classing(parts=(Part(cast.town.pk, "", 10_000),)))
    for number in range(50):
        told(cast, money_in(subject, 1000 + number))
        told(cast, money(subject, "planned_total", 1000 + number))
    proven(cast, told(cast, claim(subject, "talks", occurred_from=FEBRUARY)))
    opened(client, cast.leader, subject)
    with django_assert_max_num_queries(21):
        text = client.get(f"/subjects/{subject.pk}/").content.decode()
    assert text.count('id="entry-') == 101
