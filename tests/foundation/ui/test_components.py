"""Each component says what it is given, and nothing by colour alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

from luodi.foundation.ui.parts import Chip, Happening, Pager, Reached, Step, Tab, Thumbnail
from luodi.foundation.ui.sentences import sentence, show_refusal
from luodi.kernel.refusal import Refused, because


def shown(source: str, **values: object) -> str:
    text = Template("{% load ui %}" + source).render(Context(values))
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("claimed", "verified", "distance", "share"),
    [
        (41, 29, "申报比核定多 12 个", 'value="70"'),
        (29, 41, "申报比核定少 12 个", None),
        (41, 41, "申报与核定一致", 'value="100"'),
        (0, 0, "申报与核定一致", None),
        (41, None, None, None),
        (-5, -5, "申报与核定一致", None),
    ],
)
def test_a_figure_shows_both_readings_and_the_distance(
    claimed: int, verified: int | None, distance: str | None, share: str | None
) -> None:
    values = {"c": Decimal(claimed), "v": None if verified is None else Decimal(verified)}
    card = shown('{% figure "合同项目" c v "个" %}', **values)
    assert f"<b>{claimed}</b> 个" in card
    assert (f"<b>{verified}</b> 个" if verified is not None else "<b>—</b></dd>") in card
    assert ('class="distance"' in card) == (distance is not None)
    assert not distance or distance in card
    assert ("<progress" in card) == (share is not None)
    assert not share or share in card


def test_a_figure_opens_where_it_has_a_link() -> None:
    assert '<a href="/f/1/">合同额</a>' in shown(
        '{% figure "合同额" c c "亿元" digits=2 link="/f/1/" %}', c=Decimal("22.688")
    )


@pytest.mark.parametrize("tone", ["done", "wait", "bad", "off"])
def test_a_badge_bears_a_sign_of_its_own(tone: str) -> None:
    signs = {shown(f'{{% badge "某" "{other}" %}}') for other in ("done", "wait", "bad", "off")}
    assert len({badge.split("<span aria-hidden")[1] for badge in signs}) == 4
    assert "某" in shown(f'{{% badge "某" "{tone}" %}}')


@pytest.mark.parametrize(
    "source",
    [
        "{% badge x %}",
        "{% panel x %}{{ x }}{% endpanel %}",
        "{% sheet x %}<tr><td>{{ x }}</td></tr>{% endsheet %}",
        "{% empty x x x x %}",
        "{% keys x %}",
        "{% crumb x x %}",
        "{% trail %}{% crumb x x %}{% endtrail %}",
        "{% confirm x %}{{ x }}{% endconfirm %}",
        "{% notice %}{{ x }}{% endnotice %}",
        "{% progress 1 2 x %}",
        "{% tabs x tabs %}",
        "{% chips chips x %}",
        "{% track x steps %}",
        "{% timeline happenings %}",
        "{% thumbnails x papers %}",
        "{% pager pager %}",
        '{% figure x c c x link="/" %}',
    ],
)
def test_what_a_person_typed_never_becomes_markup(source: str) -> None:
    page = shown(source, **filled('<b>"甲"</b>'))
    assert "<b>&quot;" not in page
    assert '<b>"' not in page
    assert "&lt;b&gt;" in page


def filled(x: str) -> dict[str, object]:
    """Every value that a component takes, with the same words wherever words may stand."""
    day = date(2023, 3, 1)
    return {
        "x": x,
        "c": Decimal(1),
        "tabs": [Tab(x, x, count=1)],
        "chips": [Chip(x, x, x)],
        "steps": [Step(x, Reached.CLAIMED, day, x), Step(x)],
        "happenings": [Happening(day, x, x, x, x, "wait", x), Happening(day, x)],
        "papers": [Thumbnail(x, x, x, x, x), Thumbnail(x, x, x)],
        "pager": Pager(1, 2, 3, x, x, x, x),
    }


@pytest.mark.parametrize(
    ("step", "says"),
    [
        (Step("开工", Reached.VERIFIED, date(2022, 10, 8)), "● 开工 核定 2022-10-08"),
        (Step("开工", Reached.CLAIMED, date(2022, 10, 8)), "◐ 开工 申报 2022-10-08"),
        (Step("开工"), "○ 开工 未到"),
    ],
)
def test_a_step_says_without_colour_how_far_it_is_believed(step: Step, says: str) -> None:
    track = shown("{% track '主线' steps %}", steps=[step])
    assert " ".join(re.sub(r"<[^>]+>", " ", track).split()) == says


def test_a_pager_leads_only_where_there_is_something() -> None:
    first = shown("{% pager pager %}", pager=Pager(1, 50, 12_345, on="?after=50"))
    assert "第 1–50 条，共 12,345 条" in first
    assert '<a href="?after=50" rel="next">' in first
    assert first.count("<a ") == 1


def test_a_chip_leads_to_the_list_without_it() -> None:
    chips = shown("{% chips chips '?' %}", chips=[Chip("单位", "东山镇", "?step=start")])
    assert 'href="?step=start"' in chips
    assert 'href="?">全部去掉' in chips
    assert shown("{% chips chips '?' %}", chips=[]) == ""


def test_the_readings_are_told_apart_by_word() -> None:
    assert "申报" in shown("{% reading False %}")
    assert "核定" in shown("{% reading True %}")


def test_days_are_those_of_the_books_zone() -> None:
    evening = datetime(2023, 2, 28, 17, tzinfo=UTC)
    assert shown(
        "{{ at|day }} {{ on|day }} {{ no|day }}", at=evening, on=date(2023, 3, 1), no=None
    ) == ("2023-03-01 2023-03-01 —")


def test_nothing_is_shown_as_a_dash_and_never_as_zero() -> None:
    assert shown("{{ n|money }} {{ n|number }}", n=None) == "— —"
    assert shown("{{ n|money }} {{ n|number:1 }}", n=Decimal(0)) == "0.00万元 0.0"


@pytest.mark.parametrize(
    ("printed", "steps_back"),
    [("0", True), ("0.00", True), ("0.00%", True), ("+0.00", True), ("0.50", False), ("10", False)],
)
def test_a_zero_steps_back(printed: str, steps_back: bool) -> None:
    assert (shown("{{ n|zero }}", n=printed) == "zero") is steps_back


class NameForm(forms.Form):
    name = forms.CharField(label="名称", help_text="与封面一致")


def test_a_field_and_its_errors_are_tied_together_for_a_screen_reader() -> None:
    part = shown("{% field form.name %}", form=NameForm({}))
    assert '<label for="id_name">名称</label>' in part
    assert 'aria-invalid="true"' in part
    assert 'aria-describedby="id_name_helptext id_name_error"' in part
    assert 'id="id_name_helptext"' in part
    assert 'id="id_name_error"' in part


def test_a_refusal_stands_beside_the_field_it_is_about() -> None:
    form = NameForm({"name": "甲"})
    assert form.is_valid()
    refusal = Refused(
        because("名称太短", about="name"), because("%(n)s 处不符", n=2), because("%", about="else")
    )
    show_refusal(form, refusal)
    assert form.errors == {"name": ["名称太短"], "__all__": ["2 处不符", "%"]}
    assert sentence(because("还差 100%")) == "还差 100%"
