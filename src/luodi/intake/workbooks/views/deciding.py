"""What a person says before an import is applied: of all, of a column, of one row after another."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from luodi.foundation.people.models import Account
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.intake.workbooks.actions.deciding import answer, decide, decide_all, teach
from luodi.intake.workbooks.actions.working import go_on, start_checking, start_reading
from luodi.intake.workbooks.forms import AnswersForm, ChoiceForm, ColumnsForm
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.queries.overview import (
    TableSeen,
    batch_for,
    beside,
    said_in,
    table_for,
    undecided,
    waiting_like,
)
from luodi.intake.workbooks.rules.kept import reasons_again
from luodi.intake.workbooks.rules.rowplans import ASKED
from luodi.intake.workbooks.rules.shapes import Column
from luodi.intake.workbooks.views.arriving import title
from luodi.intake.workbooks.views.showing import place, say_errors


@require_POST
@signed_in
def answers(request: SignedInRequest, pk: int) -> HttpResponse:
    """What holds for the whole import; then every row is looked at again."""
    batch, by, now = batch_for(request.user, pk), request.user, timezone.now()
    wanted = [name for name in ASKED if name in request.POST]
    form = AnswersForm(request.POST, asked=wanted, said=batch.answers, today=timezone.localdate())
    if accepted(
        request, form, lambda: answer(batch=batch, answers=form.said(), by=by, at=now), at=now
    ):
        check_again(batch, by)
    else:
        say_errors(request, form)
    return redirect("workbooks:batch", pk)


def check_again(batch: Batch, by: Account) -> None:
    start_checking(batch, timezone.now())
    go_on(batch, by, timezone.now)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def table(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """What the columns of a table were taken for; put right, the file is read again."""
    batch, now = batch_for(request.user, pk), timezone.now()
    seen = table_for(batch, number)
    form = ColumnsForm(request.POST or None, columns=seen.columns)
    if request.method == "POST" and accepted(
        request, form, lambda: taught(seen, form, request.user), at=now
    ):
        start_reading(batch, now)
        go_on(batch, request.user, timezone.now)
        return redirect("workbooks:batch", pk)
    rows = [asked_of(form, column) for column in seen.columns]
    context = {"batch": batch, "title": title(batch), "seen": seen, "form": form, "rows": rows}
    status = 422 if request.method == "POST" else 200
    return render(request, "workbooks/table.html", context, status=status)


def asked_of(form: ColumnsForm, column: Column) -> tuple[object, ...]:
    """A column, its meaning, its unit, and what is asked of its cells."""
    meant = form[f"field-{column.column}"]
    return column, meant, units_of(form, column.column), form.inner(column)


def units_of(form: ColumnsForm, column: int) -> object:
    name = f"unit-{column}"
    return form[name] if name in form.fields else None


def taught(seen: TableSeen, form: ColumnsForm, by: Account) -> None:
    now = timezone.now()
    for said in form.changed():
        teach(
            table=seen.table,
            column=said.column,
            field=said.field,
            measure=said.unit,
            words=said.words,
            hedge=said.hedge,
            by=by,
            at=now,
        )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def doubtful(request: SignedInRequest, pk: int) -> HttpResponse:
    """The doubtful rows one after another, each beside what it may mean."""
    batch = batch_for(request.user, pk)
    if request.method == "POST" and decided(request, batch):
        if undecided(batch).exists():
            return redirect("workbooks:doubtful", pk)
        check_again(batch, request.user)
        return redirect("workbooks:batch", pk)
    waiting = undecided(batch)
    row = waiting.first() if batch.state == Batch.State.READY else None
    if row is None:
        return redirect("workbooks:batch", pk)
    status = 422 if request.method == "POST" else 200
    context = question(batch, row, waiting.count())
    return render(request, "workbooks/doubtful.html", context, status=status)


def decided(request: SignedInRequest, batch: Batch) -> bool:
    """Whether the choice was taken; a refusal is said above the question."""
    form, now = ChoiceForm(request.POST), timezone.now()
    rows = StagedRow.objects.filter(table__file__batch=batch).select_related(
        "table__file__batch__unit"
    )

    def done() -> None:
        by, row = request.user, get_object_or_404(rows, pk=form.cleaned_data["row"])
        if form.cleaned_data["all"]:
            alike = waiting_like(batch, row)
            decide_all(batch=batch, rows=alike, word=form.chosen().word, by=by, at=now)
        else:
            decide(row=row, choice=form.chosen(), by=by, at=now)

    if accepted(request, form, done, at=now):
        return True
    say_errors(request, form)
    return False


def question(batch: Batch, row: StagedRow, left: int) -> dict[str, object]:
    candidates = beside(row)
    return {
        "batch": batch,
        "title": title(batch),
        "row": row,
        "place": place(row),
        "left": left,
        "said": said_in(row),
        "candidates": candidates,
        "reasons": reasons_again(row.reasons),
        "alike": len(waiting_like(batch, row)),
    }
