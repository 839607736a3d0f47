"""A filled paper says by itself which of its figures would be different today, and why."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from acting import claim, days_on, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.files.templates.admission import LARGEST_PART
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import Rechecked, recheck
from luodi.records.ledger.actions.correcting import reverse
from luodi.records.ledger.models import Entry
from luodi.records.subjects.models import Subject
from paper_templates import retold, saved, taken, template, with_part


@pytest.fixture
def filled(cast: Cast) -> bytes:
    """A paper with one contract, filled at noon."""
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    for name in ("乙厂", "丙厂"):
        project(cast, name)
    content = template(
        "签约{{ 合同项目个数 }}个，即{{ 名单(合同项目个数) }}；"
        "开工{{ 开工项目数 }}个，{{ 合同项目个数|环比增减 }}"
    )
    paper = Paper(book=cast.book, period=Period.year(2023), as_of=AsOf(), now=NOON)
    return taken(fill(content, paper, Wanted("讲话.docx")))


def again(content: bytes, days: int = 5) -> Rechecked:
    return recheck(content, AsOf(), days_on(days), reader=None)


def test_nothing_differs_while_nothing_happened(filled: bytes) -> None:
    assert again(filled).different == ()


def test_what_came_and_went_is_named_with_its_acts(cast: Cast, filled: bytes) -> None:
    old = Entry.objects.get(kind="contract")
    reverse(entry=old, reason="误报", by=cast.office, at=days_on(1))
    for name in ("乙厂", "丙厂"):
        verified(cast, claim(Subject.objects.get(name=name), "contract"), at=days_on(2))
    number, names, by = again(filled).different
    assert (number.printed, number.today) == ("1", "2")
    assert (names.printed, names.today) == ("甲厂1个项目", "乙厂、丙厂2个项目")
    assert by.today == "增加2个"
    told = "\n".join(map(str, number.causes))
    assert "不再计入：甲厂（东山镇）" in told
    assert "红冲" in told
    assert "新计入：乙厂（东山镇）" in told
    assert "核定" in told


def test_a_number_changed_by_hand_in_the_file_is_noticed(filled: bytes) -> None:
    document = Document(io.BytesIO(filled))
    texts = [t for t in document.element.body.iter(qn("w:t")) if t.text == "1"]
    texts[0].text = "8"
    [one] = again(saved(document)).different
    assert (one.printed, one.stands, one.today) == ("1", ("8",), "1")


def test_a_file_of_others_cannot_be_checked(cast: Cast) -> None:
    with pytest.raises(Refused, match="不是本系统填写的文稿"):
        again(template("签约5个"))


def test_a_paper_that_unfolds_without_end_is_not_read(filled: bytes) -> None:
    bomb = with_part(filled, "customXml/more.xml", b" " * (LARGEST_PART + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(Refused, match="不是本系统填写的文稿"):
        again(bomb)


def test_a_number_changed_in_the_text_and_in_the_record_is_found_in_the_book(
    filled: bytes,
) -> None:
    document = Document(io.BytesIO(filled))
    texts = [t for t in document.element.body.iter(qn("w:t")) if t.text == "1"]
    texts[0].text = "8"
    record = kept(filled) or {}
    figures = [{**one, "printed": one["printed"].replace("1", "8")} for one in record["figures"]]
    forged = retold(saved(document), figures=figures[:1] + record["figures"][1:])
    found = again(forged)
    assert "封印不符" in str(found.seal)
    [one] = found.different
    assert (one.printed, one.stands, one.today) == ("1", ("8",), "1")


def test_a_paper_that_went_out_of_this_house_has_its_seal(filled: bytes) -> None:
    assert again(filled).seal is None
