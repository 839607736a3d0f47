"""The gallery: each component once, for those who build pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

SAMPLE_ROWS = (
    ("东山镇", 12, Decimal("350000000"), date(2023, 3, 1), "done"),
    ("西河镇", 7, Decimal("99999999"), date(2023, 1, 15), "wait"),
    ("经开区", 31, Decimal("2268800000"), None, "bad"),
)
SIGN_WORDS = {"done": _("已核定"), "wait": _("待核定"), "bad": _("已退回")}
SAMPLE_FIGURES = (
    (_("合同项目个数"), Decimal(41), Decimal(29), "个", 0),
    (_("到位资金"), Decimal("22.688"), Decimal("22.688"), "亿元", 2),
    (_("新建厂房面积"), Decimal(1500), None, "㎡", 0),
)


class SampleForm(forms.Form):
    """One field of each look; sent empty, so that the errors show."""

    name = forms.CharField(label=_("项目名称"), help_text=_("与合同封面一致。"))
    kind = forms.ChoiceField(label=_("类别"), choices=[("", "—"), ("A", "A")])


@login_required
def gallery(request: HttpRequest) -> HttpResponse:
    rows = [(*row, SIGN_WORDS[row[-1]]) for row in SAMPLE_ROWS]
    context = {"rows": rows, "figures": SAMPLE_FIGURES, "form": SampleForm({})}
    return render(request, "ui/gallery.html", context)
