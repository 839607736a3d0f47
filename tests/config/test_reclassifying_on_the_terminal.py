"""`luodi reclassify` and `reclassify-entry` as the office types them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from acting import claim, in_order, money_in, project, told
from conftest import NOON, Cast
from luodi.config.cli import run
from luodi.records.campaigns.actions import enter_event
from luodi.records.ledger.models import EntryClassification
from luodi.records.subjects.models import Classification, Subject
from luodi.records.subjects.queries import current_classing
from luodi.records.subjects.rules import Part

pytestmark = pytest.mark.django_db
type Typed = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def subject(cast: Cast) -> Subject:
    subject = project(cast)
    told(cast, claim(subject))
    return subject


@pytest.fixture
def typed(subject: Subject, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Reclassifies 甲厂; answers the exit code and the lines that were said."""

    def run_it(*words: str, by: str = "office") -> tuple[int, list[str]]:
        end = ("--reason", "会议纪要", "--by", by)
        code = run("classing", ["reclassify", "甲厂", "--book", "甲区", *words, *end])
        said = capsys.readouterr()
        return code, (said.out or said.err).splitlines()

    return run_it


def test_what_is_given_changes_and_the_rest_stays(
    typed: Typed, subject: Subject, cast: Cast
) -> None:
    typed("--industry", "C39")
    code, lines = typed("--channel", "小分队", "--money-type", "外资")
    row = Classification.objects.order_by("seq").last()
    assert row
    assert (code, lines) == (
        0,
        [f"已改归类：甲厂（#{row.seq}）", "  招商方式：（无） → 小分队", "  内外资：（无） → 外资"],
    )
    assert (row.channel, row.money_type, row.industry) == ("SMALL_TEAM", "FOREIGN_FUNDED", "C39")
    assert row.reason == "会议纪要"
    assert in_order(cast.book)


def test_shares_are_typed_in_percent_with_or_without_a_role(
    typed: Typed, subject: Subject, cast: Cast
) -> None:
    code, lines = typed("--share", "东山镇:引进单位=66.5", "--share", "西河镇=33.5%")
    assert (code, lines[1]) == (0, "  份额：东山镇 100% → 东山镇（引进单位） 66.5%、西河镇 33.5%")
    assert current_classing(subject).parts == (
        Part(cast.town.pk, "INTRODUCING", 6650),
        Part(cast.other_town.pk, "", 3350),
    )


def test_an_event_is_given_by_its_name_and_taken_away_by_an_empty_word(
    typed: Typed, subject: Subject, cast: Cast
) -> None:
    fair = enter_event(
        name="丝博会",
        unit=cast.office_unit,
        series="丝博会",
        edition=None,
        first_day=NOON.date(),
        last_day=NOON.date(),
        by=cast.office,
        at=NOON,
    )
    assert typed("--event", "丝博会")[1][1] == "  签约活动：（无） → 丝博会"
    assert current_classing(subject).event == fair.subject_id
    assert typed("--event", "")[1][1] == "  签约活动：丝博会 → （无）"
    assert current_classing(subject).event is None


def test_one_attempt_is_reclassified_and_the_others_are_left(
    typed: Typed, subject: Subject
) -> None:
    assert typed("--cluster", "光电", "--attempt", "1")[0] == 0
    assert current_classing(subject, 1).cluster == "光电"
    assert current_classing(subject, 2).cluster == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), ["改后与现在相同，不需要改归类"]),
        (("--share", "东山镇=七成"), ["份额“东山镇=七成”应写成 单位=百分数，如 东山镇=70"]),
        (("--share", "70"), ["份额“70”应写成 单位=百分数，如 东山镇=70"]),
        (("--share", "东山镇=33.333"), ["份额“东山镇=33.333”应写成 单位=百分数，如 东山镇=70"]),
        (
            ("--channel", "大分队", "--share", "东山镇=60"),
            ["各单位份额合计为 60%，应为 100%", "“招商方式”没有“大分队”这个值"],
        ),
        (("--event", "西洽会"), ["“甲区”里没有“西洽会”这个事项。相近的：无"]),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    typed: Typed, words: tuple[str, ...], said: list[str]
) -> None:
    before = Classification.objects.count()
    assert typed(*words) == (1, said)
    assert Classification.objects.count() == before


def test_only_the_office_reclassifies(typed: Typed) -> None:
    code, lines = typed("--channel", "小分队", by="clerk")
    assert (code, lines) == (1, ["陈填报 无权在“东山镇”办理此事，请联系管理员核对任用"])


def test_one_entry_gets_another_origin_and_nature(
    cast: Cast, subject: Subject, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = told(cast, money_in(subject, 100))
    words = ["reclassify-entry", str(entry.pk), "--reason", "核对进账单", "--by", "office"]
    assert run("classing", [*words, "--origin", "境外", "--nature", "土地款"]) == 0
    row = EntryClassification.objects.get()
    assert capsys.readouterr().out.splitlines() == [
        f"记录 {entry.pk} 已改归类（#{row.seq}）",
        "  资金来源地：境外",
        "  资金性质：土地款",
    ]
    assert (row.origin, row.nature) == ("FOREIGN", "LAND_PRICE")
    for more, said in (
        ([], "改后与现在相同，不需要改归类"),
        (["--origin", "月亮"], "“资金来源地”不能填“月亮”，可填：境外、省外"),
        (["--category", "工业"], "“到位资金”没有“细类”这一项"),
    ):
        assert run("classing", [*words, *more]) == 1
        assert capsys.readouterr().err.startswith(said)
    assert EntryClassification.objects.count() == 1
