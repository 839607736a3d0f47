"""The samples of the gallery: each component in its states, all of it invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.ui.charts import Chart, Series
from luodi.foundation.ui.parts import Chip, Happening, Pager, Reached, Step, Tab, Thumbnail
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Foot, Ordering, Pick, Table
from luodi.kernel.text import gettext_noop

WORDS = {"done": _("已核定"), "wait": _("待核定"), "bad": _("已退回")}
SAMPLE_FIGURES = (
    (_("合同项目个数"), Decimal(41), Decimal(29), "个", 0),
    (_("到位资金"), Decimal("22.688"), Decimal("22.688"), "亿元", 2),
    (_("新建厂房面积"), Decimal(1500), None, "㎡", 0),
)


@dataclass(frozen=True)
class Sample:
    """One invented project of the sample table."""

    name: str
    unit: str
    claimed_yuan: Decimal
    verified_yuan: Decimal | None
    people: int
    on: date | None
    tone: str
    said: str


SAMPLES = (
    Sample(
        "光电厂",
        "东山镇",
        Decimal(350_000_000),
        Decimal(220_500_000),
        120,
        date(2023, 3, 1),
        "done",
        gettext_noop("一号厂房主体封顶，设备开始进场"),
    ),
    Sample(
        "菌菇冷链",
        "西河镇",
        Decimal(99_994_000),
        None,
        0,
        date(2023, 1, 15),
        "wait",
        gettext_noop("基础开挖"),
    ),
    Sample(
        "<b>铸件</b> & '厂'",
        "经开区",
        Decimal(2_268_800_000),
        Decimal(0),
        1800,
        None,
        "bad",
        gettext_noop("照片与上月相同，退回补拍"),
    ),
)
COLUMNS: tuple[Column[Sample], ...] = (
    Column(
        "name",
        gettext_noop("项目"),
        lambda row: row.name,
        is_sortable=True,
        is_head=True,
        link=lambda _: "#table",
    ),
    Column("unit", gettext_noop("单位"), lambda row: row.unit, is_sortable=True),
    Column(
        "claimed",
        gettext_noop("申报"),
        lambda row: row.claimed_yuan,
        Kind.MONEY,
        "亿元",
        group=gettext_noop("到位资金"),
        is_sortable=True,
    ),
    Column(
        "verified",
        gettext_noop("核定"),
        lambda row: row.verified_yuan,
        Kind.MONEY,
        "亿元",
        group=gettext_noop("到位资金"),
        is_sortable=True,
    ),
    Column("people", gettext_noop("用工"), lambda row: row.people, Kind.NUMBER, "人"),
    Column("on", gettext_noop("最近记录"), lambda row: row.on, Kind.DATE, is_sortable=True),
    Column(
        "state",
        gettext_noop("状态"),
        lambda row: str(WORDS[row.tone]),
        Kind.STATUS,
        tone=lambda row: row.tone,
    ),
    Column("said", gettext_noop("说明"), lambda row: gettext(row.said), Kind.PROSE),
)


def sample_table() -> Table[Sample]:
    foot = Foot(
        gettext("合计"),
        {"claimed": Decimal(2_718_794_000), "verified": Decimal(220_500_000), "people": 1920},
    )
    return Table(
        gettext("项目、到位资金、状态"),
        COLUMNS,
        SAMPLES,
        [foot],
        Ordering("-claimed", lambda order: f"?order={order}#table"),
        Pick("row", lambda row: row.name, lambda row: row.name),
    )


class SampleForm(forms.Form):
    """One field of each kind; sent with faults, so that the errors show."""

    name = forms.CharField(label=_("项目名称"), help_text=_("与合同封面一致。"))
    amount = forms.DecimalField(
        label=_("到位金额"), widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    on = forms.DateField(label=_("发生日"), widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label=_("种类"), choices=[("", "—"), ("A", _("到位资金"))])
    nature = forms.ChoiceField(
        label=_("性质"),
        choices=[("A", _("市域外")), ("B", _("本地"))],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label=_("证据"),
        choices=[("A", _("银行进账单")), ("B", _("验资报告"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_opening = forms.BooleanField(label=_("建账前已发生"), required=False)
    said = forms.CharField(label=_("说明"), widget=forms.Textarea(attrs={"rows": 2}))
    paper = forms.FileField(label=_("文件"), required=False)


class SampleFilters(forms.Form):
    """A bar of filters."""

    q = forms.CharField(label=_("名称"), required=False)
    unit = forms.ChoiceField(label=_("单位"), choices=[("", _("全部"))], required=False)
    since = forms.DateField(
        label=_("自"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )


def steps() -> Sequence[Step]:
    return (
        Step(gettext("合同"), Reached.VERIFIED, date(2022, 3, 1), "#track"),
        Step(gettext("协议"), Reached.PASSED),
        Step(gettext("供地"), Reached.VERIFIED, date(2022, 7, 12)),
        Step(gettext("开工"), Reached.CLAIMED, date(2022, 10, 8)),
        Step(gettext("竣工")),
        Step(gettext("投产")),
    )


def happenings() -> Sequence[Happening]:
    done, wait = str(WORDS["done"]), str(WORDS["wait"])
    return (
        Happening(
            date(2022, 10, 8),
            gettext("破土开槽"),
            "东山镇 陈填报",
            gettext("一号厂房基础开挖"),
            wait,
            "wait",
            "#timeline",
        ),
        Happening(date(2022, 3, 1), gettext("签订合同"), "东山镇 陈填报", "", done, "done"),
    )


def charts() -> Sequence[Chart]:
    months = tuple(f"{month}月" for month in range(1, 13))
    claimed = tuple(Decimal(value) / 10 for value in (3, 8, 8, 14, 19, 24, 24, 31, 36, 44, 47, 58))
    verified = tuple(value * 7 / 10 for value in claimed[:10])
    bars = (Series(gettext("核定"), (*verified, None, None)), Series(gettext("申报"), claimed))
    return (
        Chart(gettext("到位资金，逐月累计"), "亿元", months, bars, digits=2),
        Chart(gettext("到位资金，逐月累计"), "亿元", months, bars, is_line=True, digits=2),
    )


def samples() -> dict[str, object]:
    tabs = (
        Tab(gettext("记录"), "#tabs", is_here=True, count=12),
        Tab(gettext("证据"), "#", count=0),
    )
    papers = (
        Thumbnail(gettext("永久性工程现场照片"), "现场照片.jpg", "#", "/static/ui/seal.svg"),
        Thumbnail(gettext("合同文本"), "投资合同.pdf", "#", note="2022-03-01"),
    )
    return {
        "figures": SAMPLE_FIGURES,
        "words": tuple(WORDS.items()),
        "sample": sample_table(),
        "form": SampleForm({"name": "", "amount": "三亿"}),
        "filters": SampleFilters({}),
        "chips": (
            Chip(gettext("单位"), "东山镇", "#"),
            Chip(gettext("步骤"), gettext("开工"), "#"),
        ),
        "tabs": tabs,
        "pager": Pager(51, 100, 12_345, "#", "#", "#", "#"),
        "steps": steps(),
        "happenings": happenings(),
        "papers": papers,
        "charts": charts(),
    }
