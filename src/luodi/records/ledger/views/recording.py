"""Recording on a page: choosing what happened, saying it, and being told at once what is wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luodi.foundation.desk.actions import drop_draft, keep_draft
from luodi.foundation.desk.queries import draft_of
from luodi.foundation.files.images import read_shot
from luodi.foundation.people.models import Account
from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.sentences import sentence
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Kind
from luodi.kernel.refusal import Reason, Refused
from luodi.records.ledger.actions import recording
from luodi.records.ledger.forms import ClaimForm
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.gates import background, missing_table
from luodi.records.ledger.queries.offers import offers
from luodi.records.ledger.views.deeds import undoing
from luodi.records.library.rules import CLASSIFIED_NOTICE
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import shown_name, subject_for

FORM = "record"


@require_safe
@signed_in
def choose(request: SignedInRequest, pk: int) -> HttpResponse:
    """What happened: the kinds that can be recorded now."""
    subject = subject_for(request.user, pk)
    context = {
        "subject": subject,
        "name": shown_name(subject, request.user),
        "groups": offers(subject),
        "missing": missing_table(subject, timezone.localdate()),
    }
    return render(request, "ledger/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def record(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    subject, kind = subject_for(request.user, pk), kind_or_404(code)
    form = form_of(request, subject, kind)
    if request.method == "POST" and (entry := told(request, form)):
        messages.success(request, said_of(entry, kind, request.user))
        return redirect("dossiers:subject", pk)
    context = {
        "subject": subject,
        "name": shown_name(subject, request.user),
        "kind": kind,
        "form": form,
        "notice": CLASSIFIED_NOTICE,
        "restored": request.method != "POST" and form.is_bound,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "ledger/record.html", context, status=status)


@require_POST
@signed_in
def check(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """What would be refused if it were sent as it stands; keeps it as a draft besides."""
    subject, kind = subject_for(request.user, pk), kind_or_404(code)
    form = form_of(request, subject, kind)
    keep_draft(
        owner=request.user,
        unit=subject.unit,
        form=FORM,
        about=about(subject, kind),
        content=dict(request.POST.lists()),
        at=timezone.now(),
    )
    typed = [line for errors in form.errors.values() for line in errors]
    said = [sentence(reason) for reason in reasons(form, request.user)]
    return render(request, "ledger/parts/check.html", {"sentences": [*typed, *said]})


@require_POST
@signed_in
def discard(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    subject, kind = subject_for(request.user, pk), kind_or_404(code)
    drop_draft(owner=request.user, form=FORM, about=about(subject, kind))
    return redirect("ledger:record", pk, code)


@require_POST
@signed_in
def look(request: SignedInRequest) -> HttpResponse:
    """When and where each picture was taken, before it is sent; nothing is kept."""
    files = [file for name in request.FILES for file in request.FILES.getlist(name)]
    shots = [(file.name, read_shot(file.read())) for file in files]
    return render(request, "ledger/parts/shots.html", {"shots": shots})


def told(request: SignedInRequest, form: ClaimForm) -> Entry | None:
    """The entry; None where it is refused, with every reason beside its field."""
    by, now = request.user, timezone.now()
    try:
        if not form.is_valid():
            raise Refused(*reasons(form, by))
        entry = recording.record(book=form.subject.book, claim=form.claim(), by=by, at=now)
    except Refused as refusal:
        refuse(request, form, Refused(*form.placed(refusal.reasons)), at=now)
        return None
    drop_draft(owner=by, form=FORM, about=about(form.subject, form.kind))
    return entry


def said_of(entry: Entry, kind: Kind, by: Account) -> str:
    """That it is recorded, and how it is taken back."""
    words = {"kind": gettext(kind.name), "seq": entry.seq}
    way = undoing(entry, "reverse", gettext("记错了？红冲"), by)
    return format_html("{}{}", gettext("已记“%(kind)s”（#%(seq)s，申报）") % words, way)


def reasons(form: ClaimForm, by: Account) -> list[Reason]:
    """Why the ledger would refuse what was typed, besides what could not be read at all."""
    today = timezone.localdate()
    form.full_clean()
    return form.placed(recording.problems(form.subject.book, form.claim(), by=by, today=today))


def form_of(request: SignedInRequest, subject: Subject, kind: Kind) -> ClaimForm:
    """The form as sent; else with the draft that the person left; else fresh."""
    by, today = request.user, timezone.localdate()
    sent = request.method == "POST"
    return ClaimForm(
        request.POST if sent else draft_of(by, FORM, about(subject, kind)),
        request.FILES if sent else None,
        kind=kind,
        subject=subject,
        by=by,
        today=today,
        needs=background(subject, today).gate(kind.code).evidence,
    )


def about(subject: Subject, kind: Kind) -> str:
    """What a draft of this form is about."""
    return f"{subject.pk}:{kind.code}"


def kind_or_404(code: str) -> Kind:
    try:
        return kind_named(code)
    except Refused as refusal:
        raise Http404 from refusal
