"""A ledger through the pages, as a clerk brings it in: read, asked, applied, taken back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from importing import ANSWERS, ROWS, applied, handed_in, ledger, outcomes, rows_of
from pytest_django import DjangoAssertNumQueries

from acting import in_order, money, money_in, project, told
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.intake.workbooks.models import Batch, Layout
from luodi.records.ledger.models import Entry, Reversal
from luodi.records.projects.models import Project
from luodi.records.subjects.actions import give_codename
from luodi.records.subjects.models import Subject

ALIKE = (4, "新材料科技产业园", "", 1000, date(2022, 3, 5), None)
TELLING = {"nature": "FIXED_ASSETS", "origin": "PROVINCE_OUT"}


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def clerk(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.clerk)


def file(content: bytes, name: str = "东山镇台账.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(client: Client, cast: Cast, *files: SimpleUploadedFile, **given: Any) -> Any:
    return client.post("/imports/", {"workbooks": list(files), "unit": cast.town.pk, **given})


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def columns_of(batch: Batch) -> str:
    """The page of the columns of its one table; reading it again makes the table anew."""
    return f"/imports/{batch.pk}/tables/{batch.files.get().tables.get().pk}/"


def test_from_the_file_to_the_book_and_back_again(clerk: Client, cast: Cast) -> None:
    sent = send(clerk, cast, file(ledger()))
    batch = Batch.objects.get()
    page = f"/imports/{batch.pk}/"
    assert sent["Location"] == page
    shown = text_of(clerk, page)
    assert "到位资金的性质" in shown
    assert Project.objects.count() == 0, "nothing is recorded before it is said to be"
    clerk.post(f"{page}answers/", TELLING)
    shown = text_of(clerk, page)
    assert "新登记 <b>3</b> 个项目，记 <b>8</b> 条" in shown
    assert "到位资金 1300万元" in shown
    clerk.post(f"{page}apply/")
    shown = text_of(clerk, page)
    assert "新登记 <b>3</b> 个项目，记 <b>8</b> 条（申报）。点开下面的项目" in shown
    subject = Subject.objects.get(name="食品加工厂")
    assert f'href="/subjects/{subject.pk}/"' in shown
    assert in_order(cast.book)
    clerk.post(f"{page}withdraw/", {"reason": "导错了文件"})
    assert "已撤回" in text_of(clerk, page)
    assert Reversal.objects.count() == Entry.objects.count() == 8
    assert in_order(cast.book)


def test_the_entry_opens_down_to_the_cell_it_came_from(clerk: Client, cast: Cast) -> None:
    applied(handed_in(cast, ledger()))
    subject = Subject.objects.get(name="食品加工厂")
    shown = text_of(clerk, f"/subjects/{subject.pk}/")
    assert "台账1.xlsx" in shown
    assert "工作表台账 第4行 F4" in shown


def test_the_doubtful_are_decided_on_a_screen_of_their_own(clerk: Client, cast: Cast) -> None:
    known = project(cast, "新材料产业园")
    batch = handed_in(cast, ledger(*ROWS, ALIKE))
    page = f"/imports/{batch.pk}/"
    assert "逐行定下 1 行" in text_of(clerk, page)
    shown = text_of(clerk, f"{page}doubtful/")
    assert "新材料科技产业园" in shown
    assert f'href="/subjects/{known.pk}/"' in shown
    row = re.search(r'name="row" value="(\d+)"', shown)
    assert row is not None
    sent = clerk.post(f"{page}doubtful/", {"row": row[1], "choice": "0"})
    assert sent["Location"] == page
    clerk.post(f"{page}apply/")
    assert Entry.objects.filter(subject=known, source="IMPORT").count() == 2


def test_a_choice_that_was_not_offered_is_refused_above_the_question(
    clerk: Client, cast: Cast
) -> None:
    project(cast, "新材料产业园")
    batch = handed_in(cast, ledger(ALIKE))
    row = rows_of(batch)[0].pk
    sent = clerk.post(f"/imports/{batch.pk}/doubtful/", {"row": row, "choice": "7"})
    assert sent.status_code == 422
    assert "请从列出的几项里选一项" in sent.content.decode()


def test_a_column_is_put_right_by_a_choice_and_read_again(clerk: Client, cast: Cast) -> None:
    heads = ("项目名称", "总投资（万元）", "办结")
    batch = handed_in(cast, ledger(("光电厂", 1000, "2022年3月"), heads=heads))
    page = f"/imports/{batch.pk}/"
    assert "没读的列：" in text_of(clerk, page)
    table = batch.files.get().tables.get()
    address = f"{page}tables/{table.pk}/"
    given = {"field-1": "project_name", "field-2": "planned_total", "unit-2": "万元"}
    sent = clerk.post(address, {**given, "field-3": "project_filed"})
    assert sent["Location"] == page
    assert Layout.objects.get().field == "project_filed"
    assert "备案/核准/审批（立项）" in text_of(clerk, page)


def test_the_rows_that_were_not_recorded_come_back_ready_to_mend(clerk: Client, cast: Cast) -> None:
    heads = ("项目名称", "项目状态", "总投资（万元）")
    rows = (("光电厂", "改作他用", 1000), ("食品厂", "", 500), ("=1+1", "改作他用", 300))
    batch = applied(handed_in(cast, ledger(*rows, heads=heads)))
    answer = clerk.get(f"/imports/{batch.pk}/returned/")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    lines = list(book.active.values)
    assert lines[1] == (*heads, "退回原因")
    assert [line[0] for line in lines[2:]] == ["光电厂", "=1+1"]
    assert "“改作他用”说明不了项目到了哪一步" in lines[2][3]
    assert book.active["A4"].data_type == "s", "what looks like a formula stays a text"
    book.active["B3"] = ""
    mended = BytesIO()
    book.save(mended)
    again = handed_in(cast, mended.getvalue())
    assert outcomes(again)[0] == "NEW"


def test_a_zip_of_files_is_one_import_and_names_what_it_could_not_read(
    clerk: Client, cast: Cast
) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("一月/甲.xlsx", ledger(ROWS[0]))
        archive.writestr("一月/乙.xlsx", ledger(ROWS[1]))
        archive.writestr("坏.xlsx", b"PK\x03\x04 broken")
    send(clerk, cast, file(packed.getvalue(), "全部.zip"))
    batch = Batch.objects.get()
    assert batch.files.count() == 3
    shown = text_of(clerk, f"/imports/{batch.pk}/")
    assert "甲.xlsx" in shown
    assert "坏.xlsx" in shown
    assert len(rows_of(batch)) == 2


def test_a_table_pasted_from_a_chat_is_read_like_a_sheet(clerk: Client, cast: Cast) -> None:
    said = "项目名称\t总投资（万元）\n光电厂\t1000\n食品厂\t500\n"
    send(clerk, cast, pasted=said)
    assert outcomes(Batch.objects.get()) == ["NEW", "NEW"]


def test_without_a_file_the_form_says_so(clerk: Client, cast: Cast) -> None:
    sent = send(clerk, cast)
    assert sent.status_code == 422
    assert "请选择要导入的文件" in sent.content.decode()


def test_a_dropped_import_can_be_seen_and_not_applied(clerk: Client, cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    clerk.post(f"/imports/{batch.pk}/discard/")
    clerk.post(f"/imports/{batch.pk}/apply/")
    assert Project.objects.count() == 0
    assert "已放弃" in text_of(clerk, f"/imports/{batch.pk}/")


def test_another_town_and_another_district_see_nothing_of_it(client: Client, cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    for account in (cast.other_clerk, cast.other_office, cast.leader, cast.auditor, cast.admin):
        assert signed_in(client, account).get(f"/imports/{batch.pk}/").status_code == 404
    assert signed_in(client, cast.head).get(f"/imports/{batch.pk}/").status_code == 200
    assert signed_in(client, cast.office).get(f"/imports/{batch.pk}/").status_code == 200
    assert signed_in(client, cast.leader).get("/imports/").status_code == 404


def test_a_batch_at_work_says_how_far_it_has_come(clerk: Client, cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    Batch.objects.filter(pk=batch.pk).update(state="READING", done=20, whole=80, alive_at=None)
    shown = text_of(clerk, f"/imports/{batch.pk}/")
    assert "处理中断了，总账没有变动" in shown
    clerk.post(f"/imports/{batch.pk}/check/")
    batch.refresh_from_db()
    assert batch.state == Batch.State.READY


@pytest.mark.parametrize("count", [3, 40])
def test_the_page_of_many_rows_asks_no_more_than_that_of_few(
    clerk: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    rows = [(n, f"{n}号厂房加工项目", "", 100 * n, None, None) for n in range(1, count + 1)]
    batch = handed_in(cast, ledger(*rows))
    with django_assert_max_num_queries(22):
        clerk.get(f"/imports/{batch.pk}/")


@pytest.mark.parametrize("count", [3, 40])
def test_many_rows_are_held_against_the_book_and_applied_in_few_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    rows = [
        (n, f"{n}号厂房加工项目", f"远方{n}机械有限公司", 100 * n, date(2022, 3, 5), n)
        for n in range(1, count + 1)
    ]
    with django_assert_max_num_queries(60):
        batch = handed_in(cast, ledger(*rows), answers=ANSWERS)
    with django_assert_max_num_queries(95):
        applied(batch)
    assert Project.objects.count() == count


def test_a_unit_gets_its_own_workbook_back_filled_from_the_book(clerk: Client, cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    subject = Subject.objects.get(name="食品加工厂")
    told(cast, money(subject, "planned_total", 45_000_000))
    told(cast, money_in(subject, 1_000_000))
    third = Subject.objects.get(name="年产10万吨铝材项目")
    told(cast, money_in(third, 3_000_000))
    answer = clerk.get(f"/imports/{batch.pk}/files/{batch.files.get().pk}/")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    original = openpyxl.load_workbook(BytesIO(ledger())).active
    assert (sheet["D4"].value, sheet["F4"].value, sheet["F5"].value) == (4500, 600, 300)
    assert sheet["D4"].comment.text == "按总账回填，原来是：3000"
    changed = {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if cell.value != original[cell.coordinate].value
    }
    assert changed == {"D4", "F4", "F5"}


def test_many_files_name_the_units_that_sent_none(client: Client, cast: Cast) -> None:
    project(cast, "西河厂", unit=cast.other_town)
    heads = ("项目名称", "总投资（万元）", "责任单位")
    files = [ledger((f"{n}号厂房加工", 100, "东山镇"), heads=heads) for n in (1, 2)]
    batch = handed_in(cast, *files, unit=cast.office_unit, by=cast.office)
    shown = text_of(signed_in(client, cast.office), f"/imports/{batch.pk}/")
    assert "它们有在办的项目：西河镇" in shown
    own = [ledger((f"{n}号厂房扩建", 100), heads=heads[:2]) for n in (1, 2)]
    batch = handed_in(cast, *own, unit=cast.office_unit, by=cast.office)
    assert "它们有在办的项目" not in text_of(
        signed_in(client, cast.office), f"/imports/{batch.pk}/"
    )


def test_an_import_that_tells_who_hides_behind_a_code_name_is_for_nobody_else(
    client: Client, cast: Cast
) -> None:
    hidden = project(cast, "新材料产业园")
    give_codename(subject=hidden, codename="甲一号", circle=[cast.office], by=cast.office, at=NOON)
    for name in ("新材料产业园", "新材料科技产业园"):
        content = ledger((1, name, "", 1000, date(2022, 3, 5), None))
        batch = handed_in(cast, content, unit=cast.town, by=cast.office)
        page = f"/imports/{batch.pk}/"
        assert signed_in(client, cast.office).get(page).status_code == 200
        for account in (cast.clerk, cast.second_office):
            assert signed_in(client, account).get(page).status_code == 404


def test_a_code_name_that_comes_later_closes_older_imports(client: Client, cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    page = f"/imports/{batch.pk}/"
    assert signed_in(client, cast.head).get(page).status_code == 200
    subject = Subject.objects.get(name="食品加工厂")
    give_codename(subject=subject, codename="甲二号", circle=[], by=cast.office, at=NOON)
    assert signed_in(client, cast.head).get(page).status_code == 404


def test_a_column_without_its_unit_is_asked_and_nothing_is_applied_before_it_is_said(
    clerk: Client, cast: Cast
) -> None:
    heads = ("项目名称", "总投资")
    batch = handed_in(cast, ledger(("光电厂", 12000), heads=heads))
    page = f"/imports/{batch.pk}/"
    shown = text_of(clerk, page)
    assert "拿不准的列，请点“看各列”选定：B 总投资" in shown
    assert f'action="{page}apply/"' not in shown
    refused = clerk.post(f"{page}apply/", follow=True).content.decode()
    assert "这些列拿不准，还没有选定：台账 B 总投资" in refused
    assert not Project.objects.exists()
    table = batch.files.get().tables.get()
    given = {"field-1": "project_name", "field-2": "planned_total", "unit-2": "万元"}
    clerk.post(f"{page}tables/{table.pk}/", given)
    assert "拿不准的列" not in text_of(clerk, page)
    clerk.post(f"{page}apply/")
    entry = Entry.objects.get()
    assert (entry.kind, entry.value) == ("planned_total", Decimal(120_000_000))


def test_a_column_that_may_mean_two_things_can_be_left_unread(clerk: Client, cast: Cast) -> None:
    heads = ("项目名称", "总投资（万元）", "到位资金（万元）")
    batch = handed_in(cast, ledger(("光电厂", 1000, 300), heads=heads))
    page = f"/imports/{batch.pk}/"
    assert "选定：C 到位资金（万元）" in text_of(clerk, page)
    given = {"field-1": "project_name", "field-2": "planned_total", "unit-2": "万元"}
    clerk.post(columns_of(batch), {**given, "field-3": ""})
    assert "选定：C 到位资金（万元）" in text_of(clerk, page)
    clerk.post(columns_of(batch), {**given, "field-3": "-"})
    shown = text_of(clerk, page)
    assert "拿不准的列" not in shown
    assert "没读的列：C 到位资金（万元）" in shown
    clerk.post(f"{page}apply/")
    assert Entry.objects.get().kind == "planned_total"


def test_months_and_years_are_filled_from_the_book_and_formulas_stay(
    clerk: Client, cast: Cast
) -> None:
    heads = (
        *("项目名称", "2022年10月完成投资（万元）", "2022年11月完成投资（万元）"),
        *(
            "2022年12月完成投资（万元）",
            "本年累计完成投资（万元）",
            "上年同期完成投资（万元）",
            "合计",
        ),
    )
    row = ("光电厂", 100, None, 300, 400, None, "=B3+D3")
    batch = applied(handed_in(cast, ledger(row, heads=heads)))
    subject = Subject.objects.get(name="光电厂")
    found = Entry.objects.filter(subject=subject).order_by("covers_from")
    assert [(one.covers_from, one.value) for one in found] == [
        (date(2022, 10, 1), Decimal(1_000_000)),
        (date(2022, 12, 1), Decimal(3_000_000)),
    ]
    for first, last, yuan in (
        (date(2022, 11, 1), date(2022, 11, 30), 2_000_000),
        (date(2021, 5, 1), date(2021, 5, 31), 500_000),
    ):
        given = {"occurred_from": None, "covers_from": first, "covers_to": last}
        told(cast, money(subject, "investment_done", yuan, **given))
    answer = clerk.get(f"/imports/{batch.pk}/files/{batch.files.get().pk}/")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[3]] == ["光电厂", 100, 200, 300, 600, 50, "=B3+D3"]
    marked = [cell.coordinate for cell in sheet[3] if cell.comment]
    assert marked == ["C3", "E3", "F3"]


def test_a_ledger_that_is_no_xlsx_comes_back_with_its_cells(clerk: Client, cast: Cast) -> None:
    text = "项目名称,总投资（万元）\n光电厂,1000\n".encode()
    batch = applied(handed_in(cast, text))
    told(cast, money(Subject.objects.get(name="光电厂"), "planned_total", 20_000_000))
    answer = clerk.get(f"/imports/{batch.pk}/files/{batch.files.get().pk}/")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[2]] == ["光电厂", 2000]
