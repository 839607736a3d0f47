"""Names of the book in a paper: what is counted, its fairs, the district; and what is open."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from acting import claim, days_on, money, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import recheck
from luodi.outputs.papers.rules.aloud import asked_in, counting_nothing
from luodi.records.ledger.actions.correcting import reverse
from paper_templates import said, template
from scenes import go_by

NAMES = "{{ 列举(合同项目个数, 前=2, 排序=合同项目累计引资额) }}等{{ 合同项目个数|个 }}个项目"


@pytest.fixture
def signed(cast: Cast) -> Cast:
    go_by(cast.book)
    for name, yuan in (("甲厂", 30_000_000), ("乙厂", 120_000_000), ("丙厂", 90_000_000)):
        subject = project(cast, name)
        verified(cast, claim(subject, "contract"))
        verified(cast, money(subject, "contract_amount", yuan))
    return cast


def filled(cast: Cast, words: str, year: int = 2023) -> Made:
    paper = Paper(book=cast.book, period=Period.year(year), as_of=AsOf(), now=NOON)
    return fill(template(words), paper, Wanted("讲话.docx"))


def test_the_largest_of_what_is_counted_are_named(signed: Cast) -> None:
    made = filled(signed, NAMES)
    assert said(made.content) == ["乙厂、丙厂等3个项目"]
    assert made.figures[0].answer.code == made.figures[1].answer.code


def test_where_nothing_is_counted_the_sentence_is_open(signed: Cast) -> None:
    made = filled(signed, NAMES, 2021)
    assert "这句请改写〕等0个项目" in said(made.content)[0]
    assert "没有可列举的名称" in made.open[0]


def test_names_are_asked_again_when_the_paper_is_rechecked(signed: Cast) -> None:
    made = filled(signed, NAMES)
    other = project(signed, "丁厂")
    verified(signed, claim(other, "contract"), at=days_on(1))
    entry = verified(signed, money(other, "contract_amount", 900_000_000), at=days_on(1))
    names = recheck(made.content, AsOf(), days_on(5), reader=None).figures[0]
    assert (names.printed, names.today) == ("乙厂、丙厂", "丁厂、乙厂")
    reverse(entry=entry, reason="重复登记", by=signed.office, at=days_on(2))
    assert not recheck(made.content, AsOf(), days_on(5), reader=None).figures[0].differs


def test_the_district_and_the_years_are_said_by_name(signed: Cast) -> None:
    made = filled(signed, "{{ 账套 }}{{ 上年 }}，{{ 本年 }}")
    assert said(made.content) == [f"甲区{NOON.year - 1}年，{NOON.year}年"]


def test_a_fair_that_nobody_registered_is_refused(signed: Cast) -> None:
    with pytest.raises(Refused, match="没有登记过招商活动"):
        filled(signed, '{{ 活动名称("上年") }}签约')


def test_what_is_open_is_said_in_its_sentence_in_yellow(signed: Cast) -> None:
    made = filled(signed, '今年签约{{ 合同项目个数|个 }}个。第{{ 手填("届次") }}届盛会。')
    [words] = said(made.content)
    assert words == "今年签约3个。第〔待填：届次〕届盛会。"
    runs = Document(io.BytesIO(made.content)).paragraphs[0].runs
    yellow = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert yellow == ["〔待填：届次〕"]
    assert asked_in([words], "届次") == "第〔待填：届次〕届盛会。"


def test_a_sentence_that_counts_to_nothing_is_told() -> None:
    text = "去年有0个项目被退回，到位资金0.0亿元；签约10个，增长0.5%，共20个。"
    assert counting_nothing([text]) == ["去年有0个项目被退回，", "到位资金0.0亿元；"]


def test_a_city_names_and_counts_what_its_districts_wrote(signed: Cast) -> None:
    go_by(signed.city_book)
    paper = Paper(book=signed.city_book, period=Period.year(2023), as_of=AsOf(), now=days_on(3))
    made = fill(template(NAMES), paper, Wanted("讲话.docx"))
    assert said(made.content) == ["乙厂、丙厂等3个项目"]
    checked = recheck(made.content, AsOf(), days_on(3), reader=None)
    assert not checked.different
