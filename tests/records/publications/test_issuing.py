"""A paper is issued as it went out; what is open, mixed or rewritten keeps it from being so."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.test import override_settings
from docx import Document
from docx.oxml.ns import qn

from acting import claim, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.history.models import Line
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.desk import Typed
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.outputs.papers.queries.paper import Paper as Writing
from luodi.outputs.papers.queries.sources import typed_for
from luodi.records.library.rules import Paper
from luodi.records.publications.actions import issue, keep_template, retire_template, type_figures
from luodi.records.publications.models import Issue
from luodi.records.publications.queries import templates_for
from luodi.records.publications.rules import FILLING, FalseClaim, sealed
from paper_templates import retold, saved, taken, template, with_part


@pytest.fixture
def ruled(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    return cast


def writing(cast: Cast) -> Writing:
    return Writing(book=cast.book, period=Period.year(2023), as_of=AsOf(), now=NOON)


def filled(cast: Cast, text: str, typed: dict[str, Typed] | None = None) -> bytes:
    return taken(fill(template(text), writing(cast), Wanted("讲话.docx"), typed=typed), cast.clerk)


def issued(cast: Cast, content: bytes, claims: tuple[FalseClaim, ...] = ()) -> Issue:
    return issue(
        unit=cast.town,
        title="区长讲话",
        paper=Paper(content, "讲话.docx", ""),
        claims=claims,
        by=cast.clerk,
        at=NOON,
    )


def test_figures_moment_and_head_are_kept_as_they_went_out(ruled: Cast) -> None:
    done = issued(ruled, filled(ruled, "签约{{ 合同项目个数 }}个"))
    [one] = done.figures.all()
    assert (one.printed, one.name, one.kind) == ("1", "合同项目数", "counted")
    assert done.moment.startswith("#")
    assert done.head.startswith(done.moment.split("@")[0])


def test_an_open_blank_keeps_it_back_until_it_is_typed(ruled: Cast) -> None:
    with pytest.raises(Refused, match="“批次”还空着"):
        issued(ruled, filled(ruled, "外出{{ 手填(“批次”) }}批次"))
    figures = [("批次", "12")]
    type_figures(unit=ruled.town, period="2023年", figures=figures, by=ruled.clerk, at=NOON)
    done = issued(ruled, filled(ruled, "外出{{ 手填(“批次”) }}批次", typed_for(writing(ruled))))
    assert done.figures.get().ground == "手填：陈填报"


def test_figures_of_two_moments_keep_it_back(ruled: Cast) -> None:
    with pytest.raises(Refused, match="文中的数不是同一时点"):
        issued(ruled, filled(ruled, "{{ 合同项目个数 }}、{{ 合同项目个数(时点=“#1”) }}"))


def test_a_number_rewritten_in_word_keeps_it_back(ruled: Cast) -> None:
    document = Document(io.BytesIO(filled(ruled, "签约{{ 合同项目个数 }}个")))
    next(t for t in document.element.body.iter(qn("w:t")) if t.text == "1").text = "9"
    with pytest.raises(Refused, match="填的是1，文中被改成了9"):
        issued(ruled, saved(document))


def test_other_words_may_be_changed_in_word(ruled: Cast) -> None:
    document = Document(io.BytesIO(filled(ruled, "签约{{ 合同项目个数 }}个")))
    document.add_paragraph("以上。")
    assert issued(ruled, saved(document)).figures.count() == 1


def test_a_record_rewritten_in_the_file_keeps_it_back(ruled: Cast) -> None:
    content = filled(ruled, "签约{{ 合同项目个数 }}个")
    forged = [{**one, "printed": "9"} for one in (kept(content) or {})["figures"]]
    with pytest.raises(Refused, match="封印不符"):
        issued(ruled, retold(content, figures=forged))
    with pytest.raises(Refused, match="没有封印"):
        issued(ruled, retold(content, seal=""))


def test_a_record_sealed_by_its_forger_is_none_of_this_house(ruled: Cast) -> None:
    content = filled(ruled, "签约{{ 合同项目个数 }}个")
    record = kept(content) or {}
    forged = {**record, "figures": [{**one, "printed": "9"} for one in record["figures"]]}
    with pytest.raises(Refused, match="没有填写这份文稿的登记"):
        issued(ruled, retold(content, **sealed(forged)))
    with pytest.raises(Refused, match="在另一套系统上填的"):
        issued(ruled, retold(content, **sealed({**forged, "head": "#3:0123456789abcdef"})))


def test_the_seal_is_in_the_database_alone(ruled: Cast, tmp_path: Path) -> None:
    """What is restored from a backup knows the papers that were filled before it was taken."""
    content = filled(ruled, "签约{{ 合同项目个数 }}个")
    line = Line.objects.get(action=FILLING)
    assert line.topic == f"paper:{(kept(content) or {})['seal']}"
    with override_settings(SECRET_KEY="another", MEDIA_ROOT=tmp_path):
        assert issued(ruled, content).figures.count() == 1


def test_a_claim_found_false_and_a_file_of_others_keep_it_back(ruled: Cast) -> None:
    false = FalseClaim("第 1 段", "签约数创新高", "2022年 3个")
    with pytest.raises(Refused, match="第 1 段“签约数创新高”与账不符：2022年 3个"):
        issued(ruled, filled(ruled, "签约{{ 合同项目个数 }}个"), claims=(false,))
    with pytest.raises(Refused, match="不是本账套填写的文稿"):
        issued(ruled, template("签约5个"))


def test_a_template_is_stored_shared_and_retired(ruled: Cast) -> None:
    paper = Paper(template("{{ 合同项目个数 }}"), "通报.docx", "")
    unit = ruled.office_unit
    own = keep_template(unit=ruled.town, name="镇通报", paper=paper, by=ruled.clerk, at=NOON)
    keep_template(unit=unit, name="区通报", paper=paper, shared=True, by=ruled.office, at=NOON)
    assert [one.name for one in templates_for(ruled.other_clerk)] == ["区通报"]
    assert [one.name for one in templates_for(ruled.clerk)] == ["区通报", "镇通报"]
    retire_template(template=own, reason="换了", by=ruled.clerk, at=NOON)
    assert [one.name for one in templates_for(ruled.clerk)] == ["区通报"]


def test_a_template_with_macros_is_not_kept(ruled: Cast) -> None:
    content = with_part(template("{{ 合同项目个数 }}"), "word/vbaProject.bin", b"x")
    with pytest.raises(Refused, match="带有宏"):
        keep_template(
            unit=ruled.town,
            name="通报",
            paper=Paper(content, "通报.docx", ""),
            by=ruled.clerk,
            at=NOON,
        )
