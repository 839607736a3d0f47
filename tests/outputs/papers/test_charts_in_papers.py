"""A template asks for a chart: the picture stands where the placeholder stood."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from acting import claim, money, project, told, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.files.charts.bars import Bar, Chart, Mark
from luodi.foundation.files.templates.keeping import kept
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import recheck
from paper_templates import said, template
from scenes import go_by

pytestmark = pytest.mark.django_db

BY_UNITS = '{{ 图(合同引资额, 分="单位", 前=10) }}'


@pytest.fixture
def signed(cast: Cast) -> Cast:
    go_by(cast.book)
    subject = project(cast, "甲厂")
    verified(cast, claim(subject, "contract"))
    verified(cast, money(subject, "contract_amount", 120_000_000))
    return cast


def filled(cast: Cast, *paragraphs: str, **more: object) -> Made:
    paper = Paper(cast.book, Period.year(2023), AsOf(), NOON, address="http://luodi.test")
    return fill(template(*paragraphs, **more), paper, Wanted("讲话.docx"))  # type: ignore[arg-type]


def pictures(made: Made) -> list[Image.Image]:
    """The pictures of a paper in their order."""
    document = Document(io.BytesIO(made.content))
    drawn = document.element.body.iter(qn("a:blip"))
    parts = [document.part.related_parts[one.get(qn("r:embed"))] for one in drawn]
    return [Image.open(io.BytesIO(part.blob)) for part in parts]


def words_of(made: Made) -> list[str]:
    """What is said of each picture to who cannot see it."""
    body = Document(io.BytesIO(made.content)).element.body
    return [one.get("descr") for one in body.iter(qn("wp:docPr"))]


def test_the_picture_stands_in_its_paragraph_as_wide_as_the_text(signed: Cast) -> None:
    made = filled(signed, "前", BY_UNITS, "后")
    assert said(made.content) == ["前", "", "后"]
    document = Document(io.BytesIO(made.content))
    [shape] = document.inline_shapes
    assert round(shape.width.mm) == 150
    [picture] = pictures(made)
    assert picture.size[0] == round(150 / 25.4 * 300)
    assert round(picture.info["dpi"][0]) == 300
    paragraph = document.paragraphs[1].paragraph_format
    assert (paragraph.line_spacing, paragraph.first_line_indent) == (1.0, 0)


def test_it_says_what_it_shows_and_keeps_its_figures(signed: Cast) -> None:
    made = filled(signed, BY_UNITS)
    [words] = words_of(made)
    assert words.startswith("合同引资额（亿元），2023年，按单位，时点 ")
    assert "东山镇 1.2；" in words
    record = kept(made.content)
    assert record is not None
    kept_of = {(one["scope"], one["reading"], one["printed"]) for one in record["figures"]}
    assert {("东山镇", "申报", "1.2"), ("东山镇", "核定", "1.2")} <= kept_of


def test_another_figure_makes_another_picture_and_is_found_again(signed: Cast) -> None:
    before = filled(signed, BY_UNITS)
    told(signed, money(project(signed, "乙厂"), "contract_amount", 50_000_000))
    after = filled(signed, BY_UNITS)
    [one], [other] = pictures(before), pictures(after)
    assert one.tobytes() != other.tobytes()
    assert "申报1.7" in words_of(after)[0]
    found = recheck(before.content, AsOf(), NOON, reader=None)
    assert [(one.name, one.printed, one.today) for one in found.different] == [
        ("合同引资额", "1.2", "1.7")
    ]


def test_months_to_come_are_empty_and_both_readings_are_told(signed: Cast) -> None:
    [words] = words_of(filled(signed, '{{ 图(合同项目个数, 分="月") }}'))
    assert "；2月" in words
    assert words.endswith("11月；12月")


def test_of_one_reading_only_that_is_drawn(signed: Cast) -> None:
    made = filled(signed, '{{ 图(合同引资额(口径="申报")|万元, 分="单位") }}')
    assert "合同引资额（万元）" in words_of(made)[0]
    assert {one.answer.reading for one in made.figures if one.answer.scope} == {"申报"}


def test_two_charts_of_a_paper_are_two_drawings(signed: Cast) -> None:
    made = filled(signed, BY_UNITS, '{{ 图(合同项目个数, 分="月") }}', BY_UNITS)
    drawn = list(Document(io.BytesIO(made.content)).element.body.iter(qn("wp:docPr")))
    assert len({one.get("id") for one in drawn}) == 3
    assert len(pictures(made)) == 3


def test_in_a_cell_it_is_as_wide_as_the_cell(signed: Cast) -> None:
    made = filled(signed, rows=[["单位", BY_UNITS]])
    [shape] = Document(io.BytesIO(made.content)).inline_shapes
    assert 50 < shape.width.mm < 80


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{{ 图(合同引资额, 分="颜色") }}', "分只能是月、单位、节会"),
        ("{{ 图(合同引资额) }}", "图要写明按什么分"),
        ('{{ 图("合同引资额", 分="月") }}', "括号里先写一个指标"),
        ('{{ 图(合同引资额, 分="月", 前="多") }}', "“前”要写一个整数"),
        ('{{ 图(合同引资额|同比, 分="月") }}', "图里只画数"),
        ('{{ 图(合同引资额(期间="累计"), 分="月") }}', "按月的图最多画 30 个月"),
        ('{{ 图(合同引资额, 分="月")|亿元 }}', "“|亿元”只能写在指标后面"),
        ('{{ 图(合同引资额, 颜色="红") }}', "括号里不能写“颜色”"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(
    signed: Cast, text: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        filled(signed, text)
    assert says in str(refused.value)


def test_a_bar_says_the_claim_only_where_it_differs() -> None:
    apart = Bar("甲", Mark(Decimal(2), "2"), Mark(Decimal(1), "1"))
    same = Bar("乙", Mark(Decimal(2), "2"), Mark(Decimal(2), "2"))
    assert (apart.beside, same.beside) == ("申报2", "")
    assert Chart("题", "据", (apart, same)).span == (Decimal(0), Decimal(2))
