"""Where files are handed in, and what was handed in before."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from luodi.foundation.people.models import Account
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.intake.workbooks.actions.receiving import receive
from luodi.intake.workbooks.actions.working import go_on
from luodi.intake.workbooks.forms import UploadForm
from luodi.intake.workbooks.models import Batch
from luodi.intake.workbooks.queries.overview import batches_for
from luodi.kernel.text import gettext_noop
from luodi.records.library.rules import CLASSIFIED_NOTICE

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    """Hand in the files as they are; they are read, and nothing is recorded yet."""
    by, now, made = request.user, timezone.now(), list[Batch]()
    form = UploadForm(request.POST or None, request.FILES or None, by=by)
    if not form.units:
        raise Http404
    if request.method == "POST" and accepted(
        request, form, lambda: made.append(received(form, by, now)), at=now
    ):
        go_on(made[0], by, timezone.now)
        return redirect("workbooks:batch", made[0].pk)
    context = {"form": form, "table": earlier(request), "notice": CLASSIFIED_NOTICE}
    status = 422 if request.method == "POST" else 200
    return render(request, "workbooks/new.html", context, status=status)


def received(form: UploadForm, by: Account, at: datetime) -> Batch:
    return receive(unit=form.cleaned_data["unit"], files=form.arrived(), by=by, at=at)


def earlier(request: SignedInRequest) -> Table[Batch]:
    rows = list(batches_for(request.user)[:SHOWN])
    return Table(gettext("最近的导入"), COLUMNS, rows)


def title(batch: Batch) -> str:
    """What an import is called: its first file, and how many more there are."""
    files = sorted(batch.files.all(), key=lambda file: file.pk)
    if len(files) < 2:
        return files[0].title if files else "—"
    return gettext("%(first)s 等 %(count)s 个文件") % {"first": files[0].title, "count": len(files)}


def tone(batch: Batch) -> str:
    match batch.state:
        case Batch.State.APPLIED:
            return "done"
        case Batch.State.WITHDRAWN | Batch.State.DISCARDED:
            return "off"
        case _:
            return "wait"


COLUMNS: tuple[Column[Batch], ...] = (
    Column(
        "files",
        gettext_noop("台账"),
        title,
        Kind.PROSE,
        is_head=True,
        link=lambda row: reverse("workbooks:batch", args=[row.pk]),
    ),
    Column("unit", gettext_noop("单位"), lambda row: str(row.unit)),
    Column("by", gettext_noop("经办人"), lambda row: row.by.name),
    Column("at", gettext_noop("日期"), lambda row: timezone.localdate(row.at), Kind.DATE),
    Column(
        "state", gettext_noop("状态"), lambda row: row.get_state_display(), Kind.STATUS, tone=tone
    ),
)
