"""What a person types to register a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Unit
from luodi.foundation.vocabulary.codelists import CHANNELS, MONEY_TYPES, Pairs
from luodi.foundation.vocabulary.industries import INDUSTRIES
from luodi.foundation.vocabulary.industry_names import industry_typed
from luodi.records.campaigns.queries import events_of
from luodi.records.enterprises.queries import enterprise_called
from luodi.records.enterprises.rules import Newcomer
from luodi.records.projects.models import BuildType
from luodi.records.subjects.forms import CorrectionForm, RegisterForm
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import alike, clusters_of
from luodi.records.subjects.rules import WHOLE, Classing, Part, SubjectType

# Introducing unit : landing unit, in tenths.
RATIOS = (
    (5, _("五五：引进 5，落地 5")),
    (7, _("七三：引进 7，落地 3")),
    (3, _("三七：引进 3，落地 7")),
)
DEMANDS_A_NAME = _("投资方还没有登记时，请在投资方一栏写企业全称，代码写在这里")


class ProjectForm(RegisterForm):
    """What a project is, who invests, how it counts; only the name must be filled in."""

    content = forms.CharField(
        label=_("建设内容"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    place = forms.CharField(label=_("落户地"), required=False)
    build_type = forms.ChoiceField(label=_("建设性质"), choices=BuildType.choices, required=False)
    investor = forms.CharField(
        label=_("投资方"),
        required=False,
        help_text=_("写企业全称或统一社会信用代码；没有登记过的随项目一起登记。"),
        widget=forms.TextInput(attrs={"list": "firms", "autocomplete": "off"}),
    )
    credit_code = forms.CharField(label=_("投资方信用代码（新企业）"), required=False)
    industry = forms.CharField(
        label=_("行业"),
        required=False,
        help_text=_("国民经济行业分类（GB/T 4754）的名称或代码，如计算机制造、C391。"),
        widget=forms.TextInput(attrs={"list": "industries", "autocomplete": "off"}),
    )
    cluster = forms.CharField(
        label=_("产业集群"),
        required=False,
        widget=forms.TextInput(attrs={"list": "clusters", "autocomplete": "off"}),
    )
    money_type = forms.ChoiceField(label=_("内外资"), required=False)
    channel = forms.ChoiceField(label=_("招商方式"), required=False)
    event = forms.ModelChoiceField(Subject.objects.none(), label=_("签约活动"), required=False)
    introducer = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("引进单位"),
        required=False,
        empty_label="—",
        help_text=_("与责任单位（落地单位）共同引进的才填。"),
    )
    ratio = forms.TypedChoiceField(
        label=_("引进、落地怎么分"), choices=RATIOS, coerce=int, required=False
    )
    apart = forms.BooleanField(label=_("以上都不是同一个项目，仍要登记"), required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, values in (("channel", CHANNELS), ("money_type", MONEY_TYPES)):
            self.fields[name] = choice(str(self.fields[name].label), values)
        self.fields["event"] = named(_("签约活动"), events_of(self.books))
        self.fields["introducer"].queryset = self.units  # type: ignore[attr-defined]
        if not may_share:
            del self.fields["introducer"], self.fields["ratio"]

    def clean(self) -> None:
        """One project is registered once: names that come near are looked at first."""
        given = self.cleaned_data
        if self.near and not given.get("apart"):
            self.add_error("apart", gettext("有名称相近的项目，请先看是不是同一个"))
        if given.get("credit_code") and not given.get("investor"):
            self.add_error("credit_code", DEMANDS_A_NAME)

    @property
    def near(self) -> list[Subject]:
        """Projects that may be the same one."""
        name, unit = self.cleaned_data.get("name", ""), self.cleaned_data.get("unit")
        book = unit.book_id if unit else next(iter(self.books), 0)
        return alike(name, SubjectType.PROJECT, book=book, by=self.by)

    def given(self) -> dict[str, Any]:
        """What the action is given."""
        own = ("name", "unit", "content", "place")
        return {
            **{name: self.cleaned_data[name] for name in own},
            "build_type": BuildType(self.cleaned_data["build_type"] or BuildType.NEW),
            "classing": self.classing(),
            "investor": self.investing(),
        }

    def investing(self) -> Subject | Newcomer | None:
        """The enterprise that is meant; one that nobody has registered is new."""
        given = self.cleaned_data
        if not (said := given["investor"]):
            return None
        known = enterprise_called(given["unit"].book_id, given["credit_code"] or said)
        return (
            known
            or enterprise_called(given["unit"].book_id, said)
            or Newcomer(said, given["credit_code"])
        )

    def classing(self) -> Classing:
        given = self.cleaned_data
        event = given["event"]
        return Classing(
            parts=self.parts(),
            event=event.pk if event else None,
            industry=industry_typed(given["industry"]),
            **{name: given[name] for name in ("cluster", "channel", "money_type")},
        )

    def parts(self) -> tuple[Part, ...]:
        """The shares of who introduced it and of where it stands; none where one unit did both."""
        introducer, tenths = self.cleaned_data.get("introducer"), self.cleaned_data.get("ratio")
        if introducer is None:
            return ()
        weight = (tenths or RATIOS[0][0]) * WHOLE // 10
        return (
            Part(introducer.pk, "INTRODUCING", weight),
            Part(self.cleaned_data["unit"].pk, "LANDING", WHOLE - weight),
        )

    @property
    def lists(self) -> dict[str, list[tuple[str, str]]]:
        """What is offered while one types: code or name, and what stands beside it."""
        firms = Subject.objects.visible_to(self.by).filter(type=SubjectType.ENTERPRISE)
        names = firms.filter(codename="").order_by("-pk").values_list("name", flat=True)[:OFFERED]
        return {
            "industries": [(code, gettext(name)) for code, name in INDUSTRIES],
            "clusters": [(one, "") for one in clusters_of(self.books)],
            "firms": [(one, "") for one in names],
        }


class ProjectCorrection(CorrectionForm):
    """What is said of a project besides how it counts."""

    content = forms.CharField(
        label=_("建设内容"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    place = forms.CharField(label=_("落户地"), required=False)
    build_type = forms.ChoiceField(label=_("建设性质"), choices=BuildType.choices)

    def given(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {**given, "build_type": BuildType(given["build_type"])}


OFFERED = 200


def choice(label: str, values: Pairs) -> forms.ChoiceField:
    """A fixed list of the vocabulary, in the reader's language."""
    choices = [("", "—"), *((code, gettext(name)) for code, name in values)]
    return forms.ChoiceField(label=label, choices=choices, required=False)


def named(label: Any, subjects: Any) -> forms.ModelChoiceField[Subject]:
    return forms.ModelChoiceField(subjects, label=label, required=False, empty_label="—")
