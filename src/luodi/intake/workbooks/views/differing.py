"""What a workbook says of known projects otherwise than the book: each to take or to leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from luodi.foundation.people.models import Account
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.intake.workbooks.actions.differing import again, leave, may_take, take
from luodi.intake.workbooks.forms import DifferenceForm
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.queries.overview import batch_for, differing_rows
from luodi.intake.workbooks.rules.differing import Differing
from luodi.intake.workbooks.views.arriving import title
from luodi.intake.workbooks.views.showing import place, say_errors
from luodi.records.subjects.queries import readable

SHOWN = 40  # projects on one page; those that are settled make room for the others


@dataclass(frozen=True)
class Said:
    """One difference as the page shows it, and whether this person may put the book right."""

    one: Differing
    is_allowed: bool


@dataclass(frozen=True)
class Project:
    """One project with everything that its row says otherwise."""

    row: StagedRow
    place: str
    said: list[Said]

    @property
    def may_take_some(self) -> bool:
        return any(one.is_allowed for one in self.said)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def differences(request: SignedInRequest, pk: int) -> HttpResponse:
    batch = batch_for(request.user, pk)
    if request.method == "POST" and settled(request, batch, timezone.now()):
        return redirect("workbooks:differences", pk)
    rows = list(differing_rows(batch))
    seen = readable(request.user, {row.subject_id for row in rows if row.subject_id})
    rows = [row for row in rows if row.subject_id in seen]
    context = {
        "batch": batch,
        "title": title(batch),
        "projects": list(shown(rows[:SHOWN], request.user)),
        "left": sum(len(row.differing) for row in rows),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workbooks/differences.html", context, status=status)


def shown(rows: Iterable[StagedRow], by: Account) -> Iterator[Project]:
    for row in rows:
        subject = row.subject
        assert subject is not None
        found = [again(one) for one in row.differing]
        said = [Said(one, may_take(by, subject, one.field)) for one in found]
        yield Project(row, place(row), said)


def settled(request: SignedInRequest, batch: Batch, now: datetime) -> bool:
    """Whether what was chosen was done; a refusal is said above the list."""
    form, count = DifferenceForm(request.POST), list[int]()

    def done() -> None:
        count.append(sum(one_settled(row, form, request.user, now) for row in meant(batch, form)))

    if accepted(request, form, done, at=now):
        messages.success(request, gettext("已定下 %(count)s 处") % {"count": count[0]})
        return True
    say_errors(request, form)
    return False


def meant(batch: Batch, form: DifferenceForm) -> list[StagedRow]:
    """The row that was chosen, or every one that says the same property otherwise."""
    rows = differing_rows(batch)
    key = form.cleaned_data["row"]
    return list(rows.filter(pk=key) if key else rows)


def one_settled(row: StagedRow, form: DifferenceForm, by: Account, now: datetime) -> int:
    """How many differences of a row were taken or left: all of it, or those of one property."""
    field, is_taken = form.cleaned_data["field"], form.cleaned_data["choice"] == "take"
    subject = row.subject
    fields = [one["field"] for one in row.differing if field in ("", one["field"])]
    if subject is None or not readable(by, {subject.pk}):
        return 0
    if is_taken and not form.cleaned_data["field"]:
        fields = [one for one in fields if may_take(by, subject, one)]
    if fields:
        (take if is_taken else leave)(row=row, fields=fields, by=by, at=now)
    return len(fields)
