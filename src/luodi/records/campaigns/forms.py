"""What a person types to enter an event or a station."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.ui.written import DayField
from luodi.records.subjects.forms import RegisterForm


class EventForm(RegisterForm):
    """One edition of an event: its series, its days, its place."""

    series = forms.CharField(
        label=_("系列"), help_text=_("历届共用的名字，如 丝博会；各届由此连起来。")
    )
    edition = forms.IntegerField(label=_("第几届"), required=False, min_value=1, max_value=999)
    place = forms.CharField(label=_("地点"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"] = DayField(label=gettext("开始日期"), today=today)
        self.fields["last_day"] = DayField(label=gettext("结束日期"), today=today)
        order = ["name", "series", "edition", "first_day", "last_day", "place", "unit"]
        self.order_fields(order)


class StationForm(RegisterForm):
    """A post kept in another city: its name says which."""
