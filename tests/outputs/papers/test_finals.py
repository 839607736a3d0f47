"""定稿: what the handed-in paper claims is tested in its own text, at its own moment."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook

from acting import claim, days_on, project, told, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.outputs.papers.queries.finishing import Placed, tried
from luodi.outputs.papers.queries.paper import Paper
from luodi.records.bulletins.actions import publish
from luodi.records.bulletins.rules import Heading, Said
from luodi.records.publications.models import Issue
from paper_templates import saved, taken, template

TITLE = "讲话.docx"
HEAD = "在全区招商引资大会上的讲话"


@pytest.fixture
def two_years(cast: Cast) -> Cast:
    """Two verified contracts of 2022 and one of 2023."""
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    for name, day in (("甲厂", date(2022, 5, 1)), ("乙厂", date(2022, 6, 1)), ("丙厂", None)):
        kept = {"occurred_from": day} if day else {}
        verified(cast, claim(project(cast, name), "contract", **kept))
    return cast


def filled(cast: Cast, *lines: str, verified: bool = True) -> bytes:
    paper = Paper(
        book=cast.book, period=Period.year(2023), as_of=AsOf(), now=NOON, verified=verified
    )
    return taken(fill(template(HEAD, *lines), paper, Wanted(TITLE)))


def claims_in(cast: Cast, content: bytes, title: str = TITLE) -> list[Placed]:
    return list(tried(content, title, NOON, reader=cast.clerk).claims)


def verdicts(cast: Cast, *lines: str) -> list[tuple[str, str]]:
    return [
        (str(one.place), one.judged.verdict.value) for one in claims_in(cast, filled(cast, *lines))
    ]


def test_a_record_that_is_none_is_found_in_the_paper_with_its_place(two_years: Cast) -> None:
    lines = ("今年全区新签合同项目{{ 合同项目个数 }}个。", "今年签约数创历年新高。")
    assert verdicts(two_years, *lines) == [("第 3 段", "false")]
    assert verdicts(two_years, lines[0]) == []


def test_words_that_were_put_in_by_word_are_read_too(two_years: Cast) -> None:
    document = Document(io.BytesIO(filled(two_years, "签约{{ 合同项目个数 }}个。")))
    document.add_paragraph("今年签约数创历年新高。")
    [one] = claims_in(two_years, saved(document))
    assert (str(one.place), one.is_false) == ("第 3 段", True)
    assert "2022年 2个" in one.found_false.why


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("近1个", "false"), ("超1个", "false"), ("1余个", "true"), ("突破3个", "false")],
)
def test_near_over_and_more_are_held_against_the_figure(
    two_years: Cast, words: str, verdict: str
) -> None:
    text = f"签约{{{{ 合同项目个数 }}}}个。今年全区新签合同项目{words}。"
    assert [said for _, said in verdicts(two_years, text)] == [verdict]


def test_a_hedge_at_a_figure_that_nobody_can_name_is_told_and_holds_nothing_back(
    two_years: Cast,
) -> None:
    text = "签约{{ 合同项目个数 }}个，近30个项目来自省外。"
    assert [said for _, said in verdicts(two_years, text)] == ["unknown"]


def test_a_unit_is_held_against_its_own_figure_and_not_the_whole(two_years: Cast) -> None:
    text = "签约{{ 合同项目个数 }}个。今年西河镇新签合同项目近1个。今年东山镇新签合同项目1余个。"
    assert [said for _, said in verdicts(two_years, text)] == ["false", "true"]


def test_the_most_is_told_among_whom_or_left_to_people(two_years: Cast) -> None:
    year = Period.year(2023)
    figures = [
        Said("合同项目数", year, words, "个", of) for words, of in (("5", "乙区"), ("0", "丙区"))
    ]
    heading = Heading("江城市招商局", "通报", date(2023, 2, 20))
    unit, by = two_years.office_unit, two_years.office
    publish(unit=unit, heading=heading, figures=figures, by=by, at=NOON)
    start = "签约{{ 合同项目个数 }}个。今年我区签约合同项目数量"
    assert verdicts(two_years, f"{start}全市最多。") == [("第 2 段", "false")]
    assert verdicts(two_years, f"{start}仅高于丙区。") == [("第 2 段", "true")]
    assert verdicts(two_years, f"{start}最多。") == [("第 2 段", "unknown")]


def test_a_claim_is_tested_at_the_moment_of_the_paper(two_years: Cast) -> None:
    content = filled(two_years, "签约{{ 合同项目个数 }}个。今年全区新签合同项目1余个。")
    others = [project(two_years, name) for name in "丁戊己庚辛壬癸子丑"]
    for subject in others:
        verified(two_years, claim(subject, "contract"), at=days_on(1))
    [one] = tried(content, TITLE, days_on(5), reader=two_years.clerk).claims
    assert not one.is_false


def test_a_paper_of_claimed_figures_is_tested_by_claimed_figures(two_years: Cast) -> None:
    told(two_years, claim(project(two_years, "丁厂"), "contract"), by=two_years.clerk)
    text = "签约{{ 合同项目个数 }}个。今年全区新签合同项目突破1个。"
    [claimed] = claims_in(two_years, filled(two_years, text, verified=False))
    [checked] = claims_in(two_years, filled(two_years, text))
    assert (claimed.is_false, checked.is_false) == (False, True)


def test_a_workbooks_cells_are_read_each_with_its_address(two_years: Cast) -> None:
    workbook, out = Workbook(), io.BytesIO()
    sheet = workbook.worksheets[0]
    sheet.title = "通报"
    sheet["A1"], sheet["B3"] = "{{ 合同项目个数 }}", "2023年签约数创历年新高"
    workbook.save(out)
    paper = Paper(book=two_years.book, period=Period.year(2023), as_of=AsOf(), now=NOON)
    content = taken(fill(out.getvalue(), paper, Wanted("通报.xlsx")))
    [one] = claims_in(two_years, content, "通报.xlsx")
    assert (str(one.place), one.is_false) == ("“通报”B3", True)


def test_on_the_page_a_false_claim_refuses_and_an_unknown_one_does_not(
    two_years: Cast, client: Client
) -> None:
    client.force_login(two_years.clerk, backend="django.contrib.auth.backends.ModelBackend")
    ends = ("今年签约数创历年新高。", "今年签约数最多。")
    false, unknown = (filled(two_years, f"签约{{{{ 合同项目个数 }}}}个。{end}") for end in ends)
    page = sent(client, false)
    text = page.content.decode()
    assert "第 2 段的说法与账不符" in text
    assert "可以定稿" not in text
    form = {"word": page.request["PATH_INFO"].split("/")[3], "unit": two_years.town.pk}
    refused = client.post("/publications/issues/new/", {**form, "title": "讲话"})
    assert (refused.status_code, "与账不符" in refused.content.decode()) == (422, True)
    page = sent(client, unknown)
    assert "无从判断" in page.content.decode()
    form["word"] = page.request["PATH_INFO"].split("/")[3]
    client.post("/publications/issues/new/", {**form, "title": "讲话"})
    assert Issue.objects.get().title == "讲话"


def sent(client: Client, content: bytes):  # type: ignore[no-untyped-def]
    file = SimpleUploadedFile(TITLE, content)
    return client.post("/papers/finals/", {"file": file}, follow=True)


def test_what_was_tried_is_its_owners_alone(two_years: Cast, client: Client) -> None:
    client.force_login(two_years.clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = sent(client, filled(two_years, "签约{{ 合同项目个数 }}个。"))
    client.force_login(two_years.other_clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(page.request["PATH_INFO"]).status_code == 404
    word = page.request["PATH_INFO"].split("/")[3]
    assert client.post("/publications/issues/new/", {"word": word}).status_code == 404


def test_a_file_of_others_is_refused_on_the_form(two_years: Cast, client: Client) -> None:
    client.force_login(two_years.clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = sent(client, template("签约5个"))
    assert (page.status_code, "不是本账套填写的文稿" in page.content.decode()) == (422, True)
    assert client.post("/papers/finals/", {}).status_code == 422


def test_a_number_that_was_typed_anew_over_its_mark_is_told(two_years: Cast) -> None:
    content = filled(two_years, "签约{{ 合同项目个数 }}个，开工{{ 开工项目数 }}个。")
    assert tried(content, TITLE, NOON, reader=two_years.clerk).final.lost == []
    document = Document(io.BytesIO(content))
    first = next(document.element.body.iter(qn("w:bookmarkStart")))
    first.getparent().remove(first)
    found = tried(saved(document), TITLE, NOON, reader=two_years.clerk)
    assert found.final.lost == ["合同项目数 1"]
