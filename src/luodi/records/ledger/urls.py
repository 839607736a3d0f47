"""Addresses of the ledger."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from luodi.records.ledger.views import (
    amounts,
    classing,
    entries,
    month_lists,
    months,
    recording,
    reviewing,
    trying,
)


class MonthInAddress:
    """A month as it is written in an address, 2023-05; to a view it is its first day."""

    regex = "20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else f"{value:%Y-%m}"


register_converter(MonthInAddress, "month")

# The same forms for something received: which of it, and which of its facts.
RECEIVED = "subjects/<int:pk>/record/<slug:code>/received/<int:key>/<int:row>/"

app_name = "ledger"
urlpatterns = [
    path("subjects/<int:pk>/classing/", classing.classing, name="classing"),
    path("subjects/<int:pk>/record/", recording.choose, name="choose"),
    path("subjects/<int:pk>/record/<slug:code>/", recording.record, name="record"),
    path("subjects/<int:pk>/record/<slug:code>/check/", recording.check, name="check"),
    path("subjects/<int:pk>/record/<slug:code>/draft/", recording.discard, name="discard"),
    path("subjects/<int:pk>/record/received/<int:key>/", recording.choose, name="choose"),
    path(f"{RECEIVED}", recording.record, name="record"),
    path(f"{RECEIVED}check/", recording.check, name="check"),
    path(f"{RECEIVED}draft/", recording.discard, name="discard"),
    path("entries/<int:pk>/", entries.show, name="entry"),
    path("entries/<int:pk>/<slug:code>/", entries.act, name="act"),
    path("entries/<int:pk>/<slug:code>/foreseen/", trying.foreseen, name="foreseen"),
    path("review/", reviewing.queue, name="queue"),
    path("papers/look/", recording.look, name="look"),
    path("months/", month_lists.now_due, name="months"),
    path("months/<month:month>/", month_lists.units, name="month_list"),
    path("months/<int:pk>/<month:month>/", months.show, name="month"),
    path("months/<int:pk>/<month:month>/report/", months.report, name="month_report"),
    path("months/<int:pk>/<month:month>/confirm/", months.confirm, name="month_confirm"),
    path("months/<int:pk>/<month:month>/scan/", months.scan, name="month_scan"),
    path("months/<int:pk>/<month:month>/print/", months.printed, name="month_printed"),
    path("months/<int:pk>/<month:month>/amounts/", amounts.amounts, name="amounts"),
    path("months/<int:pk>/<month:month>/amounts/draft/", amounts.keep, name="amounts_draft"),
    path("months/<int:pk>/<month:month>/amounts/discard/", amounts.discard, name="amounts_discard"),
]
