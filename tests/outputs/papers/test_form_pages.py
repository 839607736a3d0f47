"""上级表样 on pages: handed in, asked, remembered, filled, issued; a changed cell is named."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from acting import claim, project, verified
from conftest import NOON, Cast
from drawn_forms import form, of_projects, of_units, table
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.records.publications.models import Binding, Issue, Template
from workbooks_edited import edited

ROWS = (
    ("单位", "新签约重点项目数（个）", "到位资金（万元）"),
    ("东山镇",),
    ("合计", "=SUM(B2:B2)"),
)


@pytest.fixture
def ruled(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    return cast


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(client: Client, content: bytes, name: str = "市表.xlsx"):  # type: ignore[no-untyped-def]
    file = SimpleUploadedFile(name, content)
    return client.post("/papers/", {"file": file, "period": "2023年"}, follow=True)


def word_of(page) -> str:  # type: ignore[no-untyped-def]
    return str(page.request["PATH_INFO"].split("/")[3])


def answered(client: Client, cast: Cast, page, number: int, choice: str):  # type: ignore[no-untyped-def]
    """The place of this number given the choice, as the form of the page sends it."""
    place = next(p for t in page.context["page"].tables for p in t.places if p.n == number)
    said = {
        "word": word_of(page),
        "unit": cast.town.pk,
        f"words-{number}": place.words,
        f"was-{number}": "",
        f"choice-{number}": choice,
    }
    return client.post("/publications/form-answers/", said, follow=True)


def filled(client: Client, cast: Cast, content: bytes) -> str:
    """The word of the draft, once the only question was answered and the form filled."""
    page = answered(client, cast, sent(client, content), 1, "合同项目数")
    return word_of(client.post(page.request["PATH_INFO"], {"fill": "1"}, follow=True))


def tried(client: Client, content: bytes, name: str = "市表.xlsx"):  # type: ignore[no-untyped-def]
    """What is found when a filled file is handed in to be issued."""
    file = SimpleUploadedFile(name, content)
    return client.post("/papers/finals/", {"file": file}, follow=True)


def issued(client: Client, cast: Cast, page, title: str):  # type: ignore[no-untyped-def]
    said = {"unit": cast.town.pk, "title": title, "word": word_of(page)}
    return client.post("/publications/issues/new/", said)


def test_a_clerk_is_asked_once_for_a_layout(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    content = form(ROWS, boxed="A1:C3")
    page = sent(client, content)
    assert page.request["PATH_INFO"].startswith("/papers/forms/")
    text = page.content.decode()
    assert "有 1 处要您说一声" in text
    assert "“重点”没有认出来" in text
    assert "填表</button>" not in text
    page = answered(client, ruled, page, 1, "合同项目数")
    assert "每一处都认准了" in page.content.decode()
    assert Binding.objects.get().unit == ruled.town
    page = sent(client, content)
    assert "每一处都认准了" in page.content.decode()
    assert "按上次的选择" in page.content.decode()


def test_a_filled_form_is_taken_and_issued(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    word = filled(client, ruled, form(ROWS, boxed="A1:C3"))
    file = client.post(f"/papers/drafts/{word}/file/").content
    assert table(file, "A2:C3") == [["东山镇", 1, 0], ["合计", "=SUM(B2:B2)", 0]]
    issued(client, ruled, tried(client, file), "六月报表")
    figures = Issue.objects.get().figures.order_by("number")
    assert [one.printed for one in figures] == ["1", "0", "0"]


def test_a_cell_that_was_changed_is_named_and_not_issued(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    word = filled(client, ruled, form(ROWS, boxed="A1:C3"))
    changed = edited(client.post(f"/papers/drafts/{word}/file/").content, "B2", "7")
    page = tried(client, changed)
    assert "“合同项目数”填的是1，文中被改成了7" in page.content.decode()
    assert issued(client, ruled, page, "六月报表").status_code == 422
    paper = SimpleUploadedFile("市表.xlsx", changed)
    assert "改过" in client.post("/papers/recheck/", {"file": paper}).content.decode()
    assert not Issue.objects.exists()


def test_who_may_not_write_is_asked_for_this_time_alone(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.leader)
    page = sent(client, form(ROWS, boxed="A1:C3"))
    assert "只用于这一次" in page.content.decode()
    page = answered(client, ruled, page, 1, "留空")
    assert "每一处都认准了" in page.content.decode()
    assert not Binding.objects.exists()


def test_an_indicator_may_be_written_by_its_name(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    page = sent(client, form(ROWS, boxed="A1:C3"))
    place = page.context["page"].tables[0].places[0]
    said = {
        "word": word_of(page),
        "unit": ruled.town.pk,
        "words-1": place.words,
        "was-1": "",
        "choice-1": "",
        "name-1": "在谈项目数",
        "of-1": "figures",
    }
    page = client.post("/publications/form-answers/", said, follow=True)
    assert "在谈项目数" in page.content.decode()
    assert "每一处都认准了" in page.content.decode()


def test_what_is_typed_by_hand_goes_into_its_cell(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    rows = (("单位", "合同项目数", "完成率（%）"), ("东山镇",))
    page = answered(client, ruled, sent(client, form(rows, boxed="A1:C2")), 2, "手填")
    word = word_of(client.post(page.request["PATH_INFO"], {"fill": "1"}, follow=True))
    said = {"word": word, "unit": ruled.town.pk, "typed-东山镇·完成率（%）": "87.5"}
    page = client.post("/publications/typed/", said, follow=True)
    assert "都填上了" in page.content.decode()
    file = client.post(f"/papers/drafts/{word}/file/").content
    assert table(file, "A2:C2") == [["东山镇", 1, 87.5]]


def test_a_form_that_is_kept_is_filled_like_one_handed_in(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    paper = SimpleUploadedFile("市月报.xlsx", form(ROWS, boxed="A1:C3"))
    said = {"name": "市月报", "file": paper, "unit": ruled.town.pk}
    client.post("/publications/templates/", said)
    kept = Template.objects.get()
    asked = {"template": kept.pk, "period": "2023年"}
    page = client.post("/papers/", asked, follow=True)
    assert page.request["PATH_INFO"].startswith("/papers/forms/")
    page = answered(client, ruled, page, 1, "留空")
    word = word_of(client.post(page.request["PATH_INFO"], {"fill": "1"}, follow=True))
    page = client.post("/papers/finals/", {"word": word}, follow=True)
    issued(client, ruled, page, "六月")
    assert Issue.objects.get().template == kept


def test_answers_are_taken_for_a_form_alone(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.clerk)
    word = filled(client, ruled, form(ROWS, boxed="A1:C3"))
    said = {"word": word, "unit": ruled.town.pk}
    assert client.post("/publications/form-answers/", said).status_code == 404


def test_the_form_of_another_is_not_found(ruled: Cast, client: Client) -> None:
    page = sent(signed_in(client, ruled.clerk), form(ROWS, boxed="A1:C3"))
    signed_in(client, ruled.head)
    assert client.get(page.request["PATH_INFO"]).status_code == 404
    said = {"word": word_of(page), "unit": ruled.town.pk}
    assert client.post("/publications/form-answers/", said).status_code == 404


def test_an_old_workbook_is_told_what_to_do(ruled: Cast, client: Client) -> None:
    page = sent(signed_in(client, ruled.clerk), b"\xd0\xcf\x11\xe0" + b"x" * 600, "月报.xls")
    assert page.status_code == 422
    assert "另存为" in page.content.decode()


def test_a_cell_of_a_filled_template_that_was_changed_is_named_too(
    ruled: Cast, client: Client
) -> None:
    signed_in(client, ruled.clerk)
    rows = (("项目数", "{{ 合同项目个数 }}"), ("一句话", "共{{ 合同项目个数 }}个，全区。"))
    page = sent(client, form(rows))
    file = client.post(f"/papers/drafts/{word_of(page)}/file/").content
    assert issued(client, ruled, tried(client, file), "表").status_code == 302
    assert "文中被改成了2" in tried(client, edited(file, "B1", "2")).content.decode()


def queries(client: Client, content: bytes) -> int:
    page = sent(client, content)
    with CaptureQueriesContext(connection) as asked:
        client.get(page.request["PATH_INFO"])
    return len(asked)


def test_more_rows_ask_the_database_no_more(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.office)
    few = of_units("东山镇", "西河镇")
    many = of_units("东山镇", "西河镇", "经开区", "文旅局", "招商办")
    queries(client, few)  # what is asked but once, and kept
    assert queries(client, many) == queries(client, few)


def test_more_projects_ask_the_database_no_more(ruled: Cast, client: Client) -> None:
    signed_in(client, ruled.office)
    content = of_projects(2, "2023年新签约项目")
    queries(client, content)
    few = queries(client, content)
    for n in range(6):
        verified(ruled, claim(project(ruled, f"第{n}厂"), "contract"))
    queries(client, content)
    assert queries(client, content) == few
