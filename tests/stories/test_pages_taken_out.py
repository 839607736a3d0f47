"""A page leaves the house as text, as a long picture, on paper: noted, redacted, with its code."""

from __future__ import annotations

import base64
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pypdfium2 import PdfDocument
from pytest_django import DjangoAssertNumQueries

from acting import claim, paper, project, told
from conftest import NOON, Cast
from luodi.foundation.files.codes import codes_in
from luodi.foundation.files.typesetting import DOCX
from luodi.foundation.history.models import Line
from luodi.foundation.outgoing.queries import code_of_line, taken
from luodi.foundation.outgoing.rules import Way
from luodi.foundation.people.models import Account
from luodi.kernel.short_codes import read_code, written
from luodi.records.subjects.actions import give_codename, open_subject
from luodi.records.subjects.rules import SubjectType
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=1)
STEPS = ("contract", ("contract_amount", Decimal(350_000_000)), "ground_break")
ASKED = "period=2023&reading=claimed"
# Every page that can be taken out, and something that its copy says.
PAGES = {
    "/": "合同项目数",
    f"/figures/?{ASKED}": "合同引资额",
    f"/figures/contracts/?{ASKED}": "甲厂",
    f"/figures/contracts/months/?{ASKED}": "2023年申报",
    f"/figures/contracts/compare/?{ASKED}&from=2023-02-28": "甲厂",
    "/registers/projects/": "甲厂",
    "/subjects/{subject}/": "甲厂",
    "/entries/{entry}/": "如实填报",
    "/review/": "甲厂",
    "/months/2023-03/": "东山镇",
    "/months/{town}/2023-02/print/": "甲厂",
}


@pytest.fixture
def district(cast: Cast) -> Cast:
    go_by(cast.book)
    on = date(2023, 2, 1)
    claimed_project("甲厂", cast.town, STEPS, on=on, by=cast.clerk, at=NOON)
    secret = claimed_project("机密厂", cast.park, STEPS, on=on, by=cast.park_clerk, at=NOON)
    give_codename(subject=secret, codename="X号", circle=[], by=cast.office, at=LATER)
    return cast


@pytest.fixture
def places(district: Cast) -> dict[str, int]:
    """The keys that stand in the addresses."""
    entry = told(district, claim(project(district, "甲厂二期"), said="如实填报"), at=LATER)
    subject = Line.objects.filter(action="project.register").order_by("seq")[0].topic
    return {
        "subject": int(subject.partition(":")[2]),
        "entry": entry.pk,
        "town": district.town.pk,
    }


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client, account: Account, address: str) -> str:
    answer = signed_in(client, account).post(
        address, {"form": "text"}, headers={"Accept": "text/plain"}
    )
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    return answer.content.decode()


@pytest.mark.parametrize(("address", "says"), PAGES.items())
def test_every_page_is_text_for_a_phone(
    district: Cast, client: Client, places: dict[str, int], address: str, says: str
) -> None:
    text = text_of(client, district.office, address.format(**places))
    first, last = text.strip().splitlines()[0], text.strip().splitlines()[-1]
    assert first.startswith("【甲区】")
    assert says in text
    assert "\t" not in text
    line = Line.objects.get(action="outgoing.text")
    assert re.fullmatch(r"王招商（招商办）\d{4}-\d\d-\d\d \d\d:\d\d 摘自“落地”，编码 .{9}", last)
    assert last.endswith(written(code_of_line(line)))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_a_picture_that_carries_its_code(
    district: Cast, client: Client, places: dict[str, int], address: str
) -> None:
    answer = signed_in(client, district.office).post(address.format(**places), {"form": "picture"})
    assert answer.status_code == 200
    found = re.search(
        r'<img class="long" src="data:image/png;base64,([^"]+)"', answer.content.decode()
    )
    assert found
    content = base64.b64decode(unescape(found[1]))
    assert Image.open(io.BytesIO(content)).width == 1080
    line = Line.objects.get(action="outgoing.picture")
    assert codes_in(content) == (code_of_line(line),)


@pytest.mark.parametrize(("address", "says"), PAGES.items())
def test_every_page_is_a_word_file_for_the_table_of_a_meeting(
    district: Cast, client: Client, places: dict[str, int], address: str, says: str
) -> None:
    answer = signed_in(client, district.office).post(address.format(**places), {"form": "word"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == DOCX
    assert ".docx" in answer["Content-Disposition"]
    paper = Document(io.BytesIO(answer.content))
    words = " ".join(node.text or "" for node in paper.element.body.iter(qn("w:t")))
    assert says in words
    line = Line.objects.get(action="outgoing.word")
    assert written(code_of_line(line)) in words
    assert len(paper.inline_shapes) == 1


def test_a_page_is_a_pdf_whose_squares_lead_back(district: Cast, client: Client) -> None:
    answer = signed_in(client, district.office).post("/registers/projects/", {"form": "pdf"})
    assert answer["Content-Type"] == "application/pdf"
    line = Line.objects.get(action="outgoing.pdf")
    assert codes_in(answer.content) == (code_of_line(line),)
    page = PdfDocument(answer.content)[0].get_textpage().get_text_bounded()
    assert "甲厂" in page
    assert "X号" in page
    assert "机密厂" not in page


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_printed_with_a_code_of_its_own(
    district: Cast, client: Client, places: dict[str, int], address: str
) -> None:
    address = address.format(**places)
    signed_in(client, district.office)
    assert "code-strip" not in client.get(address).content.decode()
    assert not Line.objects.filter(action__startswith="outgoing").exists()
    codes = []
    for _ in range(2):
        answer = client.post(address, {"form": "print"})
        assert answer.status_code == 200
        found = re.search(r"<b>(.{4}-.{4})</b>", answer.content.decode())
        assert found, address
        codes.append(read_code(found[1]))
    lines = Line.objects.filter(action="outgoing.print").order_by("seq")
    assert codes == [code_of_line(line) for line in lines]
    sheet = taken(codes[0])
    assert sheet is not None
    assert (sheet.address, sheet.book) == (address, district.book.code)


def test_a_chat_reads_what_the_clerk_may_see_and_how_much_he_may_not(
    district: Cast, client: Client
) -> None:
    text = text_of(client, district.clerk, f"/figures/contracts/?{ASKED}")
    assert "申报 2个，核定 0个" in text
    assert "1. 甲厂：责任单位 东山镇" in text
    assert "另有 1 条未列出" in text
    assert "X号" not in text
    assert "机密厂" not in text


def test_a_code_name_stays_one_on_every_way_out(district: Cast, client: Client) -> None:
    for address in ("/registers/projects/", f"/figures/contracts/?{ASKED}"):
        text = text_of(client, district.office, address)
        assert "X号" in text
        assert "机密厂" not in text


def test_a_leader_sends_a_project_in_a_few_sentences(
    district: Cast, client: Client, places: dict[str, int]
) -> None:
    text = text_of(client, district.leader, f"/subjects/{places['subject']}/")
    assert text.startswith("【甲区】甲厂\n时点 #")
    assert "申报走到“开工 2023-02-01”，核定到“无”。" in text
    assert "合同引资额申报 35,000 万元，核定 0 万元。" in text
    assert "▍还差什么，谁来办\n东山镇：给“签订合同”补：" in text


def test_without_a_script_the_text_stands_in_a_box(district: Cast, client: Client) -> None:
    answer = signed_in(client, district.clerk).post("/registers/projects/", {"form": "text"})
    page = answer.content.decode()
    assert '<textarea id="words"' in page
    assert "【甲区】项目台账" in page


def test_the_book_does_not_move_and_the_house_knows_what_left(
    district: Cast, client: Client
) -> None:
    district.book.refresh_from_db()
    before = district.book.seq
    text_of(client, district.clerk, "/registers/projects/?text=甲厂")
    line = Line.objects.get(action="outgoing.text")
    assert (line.by_id, line.topic, line.detail["seq"]) == (district.clerk.pk, "register", before)
    district.book.refresh_from_db()
    assert district.book.seq == before


@pytest.mark.parametrize("form", list(Way))
def test_who_may_not_export_takes_nothing_out(
    district: Cast, client: Client, places: dict[str, int], form: str
) -> None:
    signed_in(client, district.admin)
    for address in ("/", "/figures/", f"/months/{places['town']}/2023-02/print/"):
        assert client.post(address, {"form": form}).status_code == 403
    assert "takings" not in client.get("/figures/").content.decode()
    assert not Line.objects.filter(action__startswith="outgoing").exists()


def test_another_town_takes_out_nothing_of_the_project(
    district: Cast, client: Client, places: dict[str, int]
) -> None:
    signed_in(client, district.other_clerk)
    for address in ("/subjects/{subject}/", "/entries/{entry}/", "/months/{town}/2023-02/print/"):
        for form in Way:
            assert client.post(address.format(**places), {"form": form}).status_code == 404
    assert not Line.objects.filter(action__startswith="outgoing").exists()


def test_a_way_that_is_none_is_refused(district: Cast, client: Client) -> None:
    assert signed_in(client, district.clerk).post("/figures/", {"form": "fax"}).status_code == 400


def test_a_stranger_takes_out_nothing(district: Cast, client: Client) -> None:
    for address in ("/", "/figures/", "/registers/projects/"):
        assert client.post(address, {"form": "text"}).status_code == 302


def test_taking_a_register_out_has_its_price_in_queries(
    district: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, district.office)
    with django_assert_max_num_queries(26):
        client.post("/registers/projects/", {"form": "text"})


def test_papers_of_an_entry_are_named_in_its_copy(district: Cast, client: Client) -> None:
    document = paper(district, "talks_record", at=LATER)
    subject = project(district, "乙厂")
    entry = told(district, claim(subject, evidence=((document.pk, "talks_record"),)), at=LATER)
    assert "洽谈记录" in text_of(client, district.clerk, f"/entries/{entry.pk}/")


def test_a_phone_stays_in_the_house(district: Cast, client: Client) -> None:
    lead = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=district.town, by=district.clerk, at=NOON
    )
    own = {"investor": "远方公司", "phone": "13900000000", "informant": "张三"}
    entry = told(district, claim(lead, "lead", detail=own))
    address = f"/entries/{entry.pk}/"
    text = text_of(client, district.clerk, address)
    assert "13900000000" in client.get(address).content.decode(), "the clerk reads it on the page"
    assert "投资方：远方公司" in text
    assert "13900000000" not in text
    assert "张三" not in text
