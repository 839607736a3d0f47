"""What a person types of targets: one of them, a whole table, why one is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.files.sheets import opening
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import in_tree_order
from luodi.foundation.ui.written import DayField, PeriodField
from luodi.foundation.vocabulary.dimensions import dimension
from luodi.kernel.grids import Grid
from luodi.kernel.periods import Period
from luodi.records.campaigns.queries import editions_of
from luodi.records.library.rules import Paper
from luodi.records.targets.models import Target
from luodi.records.targets.queries.naming import figures_offered, known_in
from luodi.records.targets.queries.standing import in_force, whole_of
from luodi.records.targets.rules.amounts import amount_of, steps_of
from luodi.records.targets.rules.goal import Goal, Heading
from luodi.records.targets.rules.setting import Wanted, changed, plan_of
from luodi.records.targets.rules.table import Known, Named, wanted_in_any

NARROWED_BY = ("origin", "channel", "industry")  # the classes of these are the same everywhere
SHEETS = (".xlsx", ".xls", ".et", ".csv", ".docx")
TABLE = _("单位\t合同项目数（个）\t实际利用市域外资金（亿元）")


class DocumentForm(forms.Form):
    """By which document targets are set: its name, its number, its day, the paper itself."""

    title = forms.CharField(
        label=_("下达文件"), required=False, help_text=_("如 2024年招商引资目标任务分解表")
    )
    document_no = forms.CharField(label=_("文号"), required=False)
    reason = forms.CharField(
        label=_("调整原因"),
        required=False,
        help_text=_("调整已经下达的目标时写；新下达的不写。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = forms.FileField(label=_("原件"), required=False)

    def __init__(self, *args: Any, book: Book, by: Account, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book, self.by = book, by
        self.fields["issued_on"] = DayField(label=gettext("下达日期"), today=today)

    @property
    def document(self) -> dict[str, Any]:
        """Everything that the act asks for besides the targets."""
        said, file = self.cleaned_data, self.cleaned_data["file"]
        if file:
            file.seek(0)
        return {
            "unit": whole_of(self.book),
            "heading": Heading(said["title"], said["issued_on"], said["document_no"]),
            "reason": said["reason"],
            "paper": Paper(file.read(), file.name or "", "", gettext("网页")) if file else None,
        }


class TargetForm(DocumentForm):
    """One target: whose, of which figure, by when, how much, by months."""

    figure = forms.CharField(
        label=_("指标"),
        help_text=_("如 合同项目数、到位资金、实际利用市域外资金、开工率"),
        widget=forms.TextInput(attrs={"list": "figures", "autocomplete": "off"}),
    )
    owner = forms.ModelChoiceField(Unit.objects.none(), label=_("承担单位"), empty_label=None)
    event = forms.TypedChoiceField(
        label=_("签约活动"), required=False, coerce=int, empty_value=None
    )
    scope = forms.ChoiceField(label=_("只算其中"), required=False)
    amount = forms.CharField(
        label=_("目标"), help_text=_("如 45亿元、12个、85%；不写单位的按指标的计量。")
    )
    plan = forms.CharField(
        label=_("分月计划"),
        required=False,
        help_text=_("各月的数用空格或顿号隔开，可以从 Excel 里复制一行；不写就按月均衡。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = PeriodField(
            label=gettext("期间"), help_text=gettext("如 2024、2024年上半年、截至2024年5月15日")
        )
        units = Unit.objects.filter(book=self.book, closed_on=None)
        ordered = in_tree_order(units)
        owner, event, scope = (self.fields[name] for name in ("owner", "event", "scope"))
        if isinstance(owner, forms.ModelChoiceField):
            owner.queryset = units
        choices = [(unit.pk, unit.name) for unit in ordered]
        owner.widget = forms.Select(choices=choices)
        if isinstance(event, forms.ChoiceField) and isinstance(scope, forms.ChoiceField):
            editions = reversed(editions_of(self.book.pk))
            event.choices = [("", _("全部")), *((one.subject, one.name) for one in editions)]
            scope.choices = [("", _("全部")), *scopes_offered()]
        self.order_fields(
            [
                *("figure", "owner", "period", "amount", "plan", "event", "scope"),
                *("title", "document_no", "issued_on", "file", "reason"),
            ]
        )

    def figures(self) -> list[Named]:
        """The figures to choose from while one types."""
        return figures_offered(self.book.pk)

    def targets(self) -> list[Wanted]:
        """The one target; refuses what cannot be read."""
        said = self.cleaned_data
        figure = known_in(self.book).figure(said["figure"])
        axis, _colon, key = said["scope"].partition(":")
        period, owner = said["period"], said["owner"]
        goal = Goal(owner.pk, figure.code, period, said["event"], axis, key)
        amount = amount_of(said["amount"], figure.unit)
        plan = plan_of(steps_of(said["plan"], figure.unit), amount, period)
        return [Wanted(goal, amount, plan, f"{owner}{figure.name}")]


def scopes_offered() -> Iterator[tuple[str, str]]:
    """Each class of each axis, as origin:PROVINCE_OUT."""
    for axis in NARROWED_BY:
        row = dimension(axis)
        yield from (
            (f"{axis}:{code}", f"{gettext(row.name)} {gettext(w)}") for code, w in row.values
        )


class TableForm(DocumentForm):
    """A whole table of targets, pasted or handed in as the document itself."""

    table = forms.CharField(
        label=_("分解表"),
        required=False,
        help_text=_(
            "从 Excel 或 Word 里连表头一起复制粘贴。一行一个单位的，表头写单位和各指标，"
            "“合计”那一行是总目标；一行一个目标的，表头写承担单位、指标、目标。"
        ),
        widget=forms.Textarea(attrs={"rows": 10, "wrap": "off", "placeholder": TABLE}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = PeriodField(
            label=gettext("期间"), help_text=gettext("表里没写期间的目标用它，如 2024")
        )
        self.fields["file"].help_text = gettext(
            "没有粘贴时从原件里读：.xlsx、.xls、.csv 或 Word 里的表格。"
        )
        self.order_fields(
            [
                *("period", "table", "file", "title", "document_no", "issued_on", "reason"),
            ]
        )

    def targets(self) -> list[Wanted]:
        """Every target of the table that is not in force already, read whole or refused whole."""
        known: Known = known_in(self.book)
        period: Period = self.cleaned_data["period"]
        found = wanted_in_any(self.grids(), known, period)
        self.book.refresh_from_db()
        return changed(found, in_force(self.book.pk, self.book.seq))

    def grids(self) -> tuple[Grid, ...]:
        text, file = self.cleaned_data["table"], self.cleaned_data["file"]
        if text.strip():
            return opening.pasted(text, gettext("粘贴的表")).grids
        if file and (file.name or "").lower().endswith(SHEETS):
            return opening.read(content_of(file), file.name or "").grids
        return ()


def content_of(file: UploadedFile[bytes]) -> bytes:
    file.seek(0)
    return bytes(file.read())


class AdjustForm(DocumentForm):
    """Another amount for a target that stands; it begins with what stands."""

    amount = forms.CharField(label=_("目标"))
    plan = forms.CharField(
        label=_("分月计划"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, target: Target, figure: Named, **kwargs: Any) -> None:
        super().__init__(*args, book=target.book, **kwargs)
        self.target, self.figure = target, figure
        self.fields["reason"].help_text = gettext("为什么调整，如 市里追加任务。")
        self.order_fields(["amount", "plan", "reason", "title", "document_no", "issued_on", "file"])

    def targets(self) -> list[Wanted]:
        said, unit, goal = self.cleaned_data, self.figure.unit, self.target.goal
        amount = amount_of(said["amount"], unit)
        plan = plan_of(steps_of(said["plan"], unit), amount, goal.period)
        return [Wanted(goal, amount, plan, f"{self.target.unit}{self.figure.name}")]


class WithdrawForm(forms.Form):
    """Why a target is taken back."""

    reason = forms.CharField(
        label=_("原因"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def first(book: Book, given: Mapping[str, str], today: date) -> dict[str, Any]:
    """What a form begins with: the whole, this year, today, and what the address says."""
    plain = {"owner": whole_of(book).pk, "period": str(today.year), "issued_on": today}
    return plain | {name: given[name] for name in ("figure", "period") if name in given}
