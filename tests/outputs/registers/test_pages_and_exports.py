"""The register in a browser and as a workbook: the screen and the sheet say the same."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from acting import claim, money, money_in, project, told, verified
from conftest import Cast
from luodi.foundation.desk.models import SavedView
from luodi.foundation.history.models import Book, Line
from luodi.foundation.people.models import Account
from luodi.records.subjects.models import Subject
from scenes import go_by

pytestmark = pytest.mark.django_db
ADDRESS = "/registers/projects/"
EXPORTS = "/registers/projects/exports/"


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def factory(cast: Cast) -> Subject:
    go_by(cast.book)
    subject = project(cast, '<i>光电</i>"厂"')
    verified(cast, money(subject, "contract_amount", 12_345_600))
    told(cast, money_in(subject, 1_000_000))
    told(cast, claim(subject, "contract"))
    project(cast, "=乙厂", unit=cast.park)
    return subject


def said(cast: Cast, address: str, *, by: Account | None = None) -> str:
    response = signed_in(by or cast.office).get(address)
    assert response.status_code == 200, response.headers
    return response.content.decode()


def workbook(cast: Cast, query: str = "", *, by: Account | None = None) -> openpyxl.Workbook:
    response = signed_in(by or cast.office).post(f"{EXPORTS}?{query}")
    assert response.status_code == 200
    return openpyxl.load_workbook(BytesIO(response.getvalue()))


def test_the_page_lists_projects_and_takes_no_name_for_markup(cast: Cast, factory: Subject) -> None:
    page = said(cast, ADDRESS)
    assert "&lt;i&gt;光电&lt;/i&gt;&quot;厂&quot;" in page
    assert "<i>光电" not in page
    assert "1,234.56" in page
    assert "合计 2 个" in page


def test_a_stranger_is_sent_to_sign_in_and_who_reads_no_project_is_told(cast: Cast) -> None:
    assert Client().get(ADDRESS).status_code == 302
    assert "您的任用不含查看项目" in said(cast, ADDRESS, by=cast.admin)
    assert signed_in(cast.admin).post(EXPORTS).status_code == 403


def test_a_book_that_the_reader_may_not_read_is_not_there(cast: Cast, factory: Subject) -> None:
    other = signed_in(cast.other_office).get(f"{ADDRESS}?book={cast.book.code}")
    assert other.status_code == 404
    assert "光电" in said(cast, f"{ADDRESS}?book={cast.book.code}", by=cast.city_office)


def test_an_untidy_address_leads_to_the_one_address_of_the_view(cast: Cast) -> None:
    answer = signed_in(cast.office).get(f"{ADDRESS}?unit=&text=+&step=START&page=1&reading=claimed")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ADDRESS}?step=START")


def test_a_question_without_sense_is_answered_beside_its_field(cast: Cast) -> None:
    answer = signed_in(cast.office).get(f"{ADDRESS}?least=viel&sort=colour")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“viel”不是金额" in page
    assert "不能按“colour”排序" in page


def test_each_condition_is_shown_and_can_be_taken_away(cast: Cast, factory: Subject) -> None:
    page = said(cast, f"{ADDRESS}?unit={cast.town.pk}&step=CONTRACT")
    assert f'class="chip" href="?unit={cast.town.pk}"' in page
    assert 'class="chip" href="?step=CONTRACT"' in page


def test_the_sheet_has_the_columns_the_order_and_the_values_of_the_screen(
    cast: Cast, factory: Subject
) -> None:
    query = "sort=name&columns=name,unit,contract_claimed,contract_verified,arrived_verified"
    page = said(cast, f"{ADDRESS}?{query}")
    lines = list(workbook(cast, query)["项目台账"].iter_rows(values_only=True))
    assert lines[0] == (
        "项目名称",
        "责任单位",
        "合同引资额 申报（万元）",
        "合同引资额 核定（万元）",
        "到位资金 核定（万元）",
    )
    assert sorted(lines[1:]) == [
        ('<i>光电</i>"厂"', "东山镇", 1234.56, 1234.56, 0),
        ("=乙厂", "经开区", 0, 0, 0),
    ]
    places = [page.index(word) for word in ("光电", "=乙厂")]
    assert (places[0] < places[1]) == (lines[1][0] != "=乙厂")


def test_the_sheet_narrows_as_the_screen_does_and_to_what_the_reader_may_see(
    cast: Cast, factory: Subject
) -> None:
    assert workbook(cast, "step=CONTRACT")["项目台账"].max_row == 2
    assert workbook(cast, by=cast.park_clerk)["项目台账"].max_row == 2


def test_the_second_sheet_says_by_what_the_list_was_made(cast: Cast, factory: Subject) -> None:
    rows = dict(workbook(cast, "text=%E5%85%89%E7%94%B5")["口径"].iter_rows(values_only=True))
    cast.book.refresh_from_db()
    assert rows["账套"] == "甲区"
    assert rows["时点"].startswith(f"#{cast.book.seq}@")
    assert rows["条件"] == "名称：光电"
    assert (rows["读法"], rows["个数"]) == ("申报", "1")
    assert rows["导出人"] == "王招商（招商办）"
    assert rows["口径手册"] not in (None, "未载入")


def test_an_export_is_noted_in_the_house_log_and_moves_no_book(
    cast: Cast, factory: Subject
) -> None:
    before = Book.objects.get(pk=cast.book.pk).seq
    workbook(cast, "step=CONTRACT")
    line = Line.objects.get(action="register.export")
    assert (line.by_id, line.detail["query"], line.detail["rows"]) == (
        cast.office.pk,
        "step=CONTRACT",
        1,
    )
    assert Book.objects.get(pk=cast.book.pk).seq == before


def test_a_view_is_kept_under_a_name_and_shared_with_the_unit(cast: Cast, factory: Subject) -> None:
    given = {"page": "registers:projects", "query": "step=START", "next": ADDRESS}
    client = signed_in(cast.clerk)
    client.post("/desk/views/", {**given, "name": "开工的"})
    client.post("/desk/views/", {**given, "name": "本镇开工", "shared": "on"})
    assert "开工的" in said(cast, ADDRESS, by=cast.clerk)
    of_the_head = said(cast, ADDRESS, by=cast.head)
    assert "本镇开工" in of_the_head
    assert "开工的</a>" not in of_the_head
    assert "本镇开工" not in said(cast, ADDRESS, by=cast.park_clerk)


def test_only_the_owner_throws_a_view_away(cast: Cast) -> None:
    kept = SavedView.objects.create(
        owner=cast.clerk, page="registers:projects", name="甲", query=""
    )
    address = f"/desk/views/{kept.pk}/dropping/"
    assert signed_in(cast.head).post(address).status_code == 404
    assert signed_in(cast.clerk).post(address, {"next": ADDRESS}).status_code == 302
    assert not SavedView.objects.exists()
