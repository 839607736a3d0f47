"""One import: at work, ready with what it would do, or done with what it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.pages import asks_for_part, go_to, render_page
from luodi.foundation.ui.parts import Pager, Tab
from luodi.foundation.ui.sentences import sentence
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.words import word
from luodi.intake.workbooks.actions.working import is_silent
from luodi.intake.workbooks.forms import AnswersForm, ReasonForm
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.queries.overview import (
    batch_for,
    counts_of,
    differing_rows,
    files_of,
    rows_of,
    silent_units,
    undecided,
)
from luodi.intake.workbooks.rules.kept import reasons_again
from luodi.intake.workbooks.views.arriving import title
from luodi.kernel.money import show as money_shown
from luodi.kernel.text import gettext_noop

PAGE = 50
AT_WORK = (
    Batch.State.RECEIVED,
    Batch.State.READING,
    Batch.State.CHECKING,
    Batch.State.APPLYING,
)
TONES = {
    "NEW": "done",
    "CHANGED": "done",
    "SAME": "off",
    "DOUBTFUL": "wait",
    "REFUSED": "bad",
    "LEFT": "off",
    "ASIDE": "off",
}


@require_safe
@signed_in
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    batch = batch_for(request.user, pk)
    if batch.state in AT_WORK:
        context = progress_of(batch, timezone.now())
        return render_page(request, "workbooks/working.html", context, part="progress")
    if asks_for_part(request):
        return go_to(request, request.path)
    return render(request, "workbooks/batch.html", context_of(request, batch))


def progress_of(batch: Batch, now: datetime) -> dict[str, object]:
    """How far the work has come, and how long it will take at this pace."""
    left = None
    if batch.since and batch.done and batch.whole:
        gone = (batch.alive_at or now) - batch.since
        left = timedelta(seconds=gone.total_seconds() * (batch.whole - batch.done) / batch.done)
    return {
        "batch": batch,
        "title": title(batch),
        "left": left and round(left.total_seconds()),
        "is_silent": is_silent(batch, now),
    }


def context_of(request: SignedInRequest, batch: Batch) -> dict[str, object]:
    counts = counts_of(batch)
    outcome = request.GET.get("outcome", "")
    chosen = outcome if outcome in counts else next(iter(counts), "")
    page = page_of(request.GET.get("page", ""), counts.get(chosen, 0))
    rows = list(rows_of(batch, chosen)[page * PAGE : page * PAGE + PAGE])
    return {
        **state_of(batch),
        "silent": silent_units(batch, request.user),
        "tabs": list(tabs(counts, chosen)),
        "table": Table(gettext("各行的去向"), COLUMNS, rows, is_captioned=False),
        "pager": pager(chosen, page, counts.get(chosen, 0)),
        "leftover": counts.get("DOUBTFUL", 0) + counts.get("REFUSED", 0),
    }


def state_of(batch: Batch) -> dict[str, object]:
    """What stands above the rows: the files, what is asked, what applying would do."""
    asked = batch.summary.get("asked", [])
    wanted = [*asked, *(name for name in batch.answers if name not in asked)]
    files = files_of(batch)
    return {
        "batch": batch,
        "title": title(batch),
        "is_ready": batch.state == Batch.State.READY,
        "is_applied": batch.state == Batch.State.APPLIED,
        "files": files,
        "has_open": any(seen.is_blocked for one in files for seen in one.tables),
        "waiting": undecided(batch).count(),
        "differing": sum(len(row.differing) for row in differing_rows(batch)),
        "answers": answers_form(batch, wanted),
        "is_asked": bool(asked),
        "sums": list(sums(batch)),
        "troubles": reasons_again(batch.troubles),
        "withdrawing": ReasonForm(),
    }


def answers_form(batch: Batch, wanted: list[str]) -> AnswersForm | None:
    """What has to be said once, or was said; nothing where every column says it."""
    if not wanted:
        return None
    return AnswersForm(asked=wanted, said=batch.answers, today=timezone.localdate())


def say_errors(request: SignedInRequest, form: BaseForm) -> None:
    """What was refused, above the page that one comes back to."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))


def sums(batch: Batch) -> Iterator[str]:
    """The money that applying brings into the book, kind by kind."""
    for kind, yuan in batch.summary.get("money", {}).items():
        amount = money_shown(Decimal(yuan), "万元").replace(".00万元", "万元")
        yield f"{gettext(kind_named(kind).name)} {amount}"


def tabs(counts: dict[str, int], chosen: str) -> Iterator[Tab]:
    for outcome, count in counts.items():
        name = str(StagedRow.Outcome(outcome).label)
        yield Tab(name, f"?outcome={outcome}", outcome == chosen, count)


def page_of(said: str, total: int) -> int:
    asked = int(said) - 1 if said.isdecimal() and len(said) < 7 else 0
    return max(0, min(asked, (total - 1) // PAGE))


def pager(outcome: str, page: int, total: int) -> Pager | None:
    if total <= PAGE:
        return None
    last = (total - 1) // PAGE

    def to(number: int) -> str:
        return f"?outcome={outcome}&page={number + 1}"

    return Pager(
        first=page * PAGE + 1,
        last=min(page * PAGE + PAGE, total),
        total=total,
        back=to(page - 1) if page else "",
        on=to(page + 1) if page < last else "",
        to_first=to(0) if page else "",
        to_last=to(last) if page < last else "",
    )


def place(row: StagedRow) -> str:
    """File, sheet and row; of several files the file too."""
    where = {"sheet": row.table.sheet, "row": row.row}
    if row.table.is_turned:
        return gettext("%(sheet)s 第 %(row)s 列") % where
    return gettext("%(sheet)s 第 %(row)s 行") % where


def told(row: StagedRow) -> str:
    """Why the row waits, or what it brings."""
    said = [sentence(reason) for reason in reasons_again(row.reasons)]
    if row.outcome in ("NEW", "CHANGED"):
        said += [change(one) for one in row.changes]
    if row.outcome == "DOUBTFUL" and not said:
        names = "、".join(one["shown"] for one in row.candidates)
        said.append(gettext("像是：%(names)s") % {"names": names})
    said += [sentence(reason) for reason in reasons_again(row.notes)]
    return "；".join(said)


def change(one: dict[str, str]) -> str:
    own = gettext(word(one["class"])) if one.get("class") else ""
    parts = (gettext(kind_named(one["kind"]).name), one["value"], one["days"], own)
    return " ".join(part for part in parts if part)


def link(row: StagedRow) -> str:
    return reverse("dossiers:subject", args=[row.subject_id]) if row.subject_id else ""


COLUMNS: tuple[Column[StagedRow], ...] = (
    Column(
        "name",
        gettext_noop("项目"),
        lambda row: row.name or "—",
        Kind.PROSE,
        is_head=True,
        link=link,
    ),
    Column("place", gettext_noop("位置"), place),
    Column(
        "outcome",
        gettext_noop("去向"),
        lambda row: row.get_outcome_display(),
        Kind.STATUS,
        tone=lambda row: TONES[row.outcome],
    ),
    Column("told", gettext_noop("要记的，或者原因"), told, Kind.PROSE),
)
