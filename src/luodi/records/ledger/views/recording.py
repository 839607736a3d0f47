"""Recording on a page: choosing what happened, saying it, and being told at once what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.module_loading import import_string
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
from luodi.records.ledger.forms.handed import NOTHING, Handed
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.gates import background, missing_table
from luodi.records.ledger.queries.offers import offers
from luodi.records.ledger.views.deeds import undoing
from luodi.records.library.rules import CLASSIFIED_NOTICE
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import shown_name, subject_for

FORM = "record"


@dataclass(frozen=True)
class Sheet:
    """One form as its address names it: of which subject, for which kind, handed over by whom."""

    subject: Subject
    kind: Kind
    handed: Handed
    words: tuple[int | str, ...]  # of its address

    @property
    def about(self) -> str:
        """What a draft of this form is about."""
        return ":".join(str(word) for word in self.words)

    def address(self, name: str) -> str:
        return reverse(f"ledger:{name}", args=self.words)

    @property
    def addresses(self) -> dict[str, str]:
        """Where the page sends what is typed, besides to itself."""
        to_choose = (self.words[0], *self.words[2:3])
        return {
            "check": self.address("check"),
            "discard": self.address("discard"),
            "choose": reverse("ledger:choose", args=to_choose),
        }


@require_safe
@signed_in
def choose(request: SignedInRequest, pk: int, key: int | None = None) -> HttpResponse:
    """What happened: the kinds that can be recorded now, of something received by its key."""
    subject = subject_for(request.user, pk)
    context = {
        "subject": subject,
        "name": shown_name(subject, request.user),
        "received": key,
        "groups": offers(subject),
        "missing": missing_table(subject, timezone.localdate()),
    }
    return render(request, "ledger/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def record(
    request: SignedInRequest, pk: int, code: str, key: int | None = None, row: int = 0
) -> HttpResponse:
    sheet = sheet_for(request, pk, code, key, row)
    form = form_of(request, sheet)
    if request.method == "POST" and (entry := told(request, form, sheet)):
        messages.success(request, said_of(entry, sheet.kind, request.user))
        return redirect(sheet.handed.back or reverse("dossiers:subject", args=[pk]))
    status = 422 if request.method == "POST" else 200
    return render(request, "ledger/record.html", shown(request, form, sheet), status=status)


def shown(request: SignedInRequest, form: ClaimForm, sheet: Sheet) -> dict[str, object]:
    """What the page of the form is made of."""
    return {
        "subject": sheet.subject,
        "name": shown_name(sheet.subject, request.user),
        "kind": sheet.kind,
        "addresses": sheet.addresses,
        "form": form,
        "notice": CLASSIFIED_NOTICE,
        "restored": request.method != "POST" and form.is_bound,
    }


@require_POST
@signed_in
def check(
    request: SignedInRequest, pk: int, code: str, key: int | None = None, row: int = 0
) -> HttpResponse:
    """What would be refused if it were sent as it stands; keeps it as a draft besides."""
    sheet = sheet_for(request, pk, code, key, row)
    form = form_of(request, sheet)
    keep_draft(
        owner=request.user,
        unit=sheet.subject.unit,
        form=FORM,
        about=sheet.about,
        content=dict(request.POST.lists()),
        at=timezone.now(),
    )
    typed = [line for errors in form.errors.values() for line in errors]
    said = [sentence(reason) for reason in reasons(form, request.user)]
    return render(request, "ledger/parts/check.html", {"sentences": [*typed, *said]})


@require_POST
@signed_in
def discard(
    request: SignedInRequest, pk: int, code: str, key: int | None = None, row: int = 0
) -> HttpResponse:
    sheet = sheet_for(request, pk, code, key, row)
    drop_draft(owner=request.user, form=FORM, about=sheet.about)
    return redirect(sheet.address("record"))


@require_POST
@signed_in
def look(request: SignedInRequest) -> HttpResponse:
    """When and where each picture was taken, before it is sent; nothing is kept."""
    files = [file for name in request.FILES for file in request.FILES.getlist(name)]
    shots = [(file.name, read_shot(file.read())) for file in files]
    return render(request, "ledger/parts/shots.html", {"shots": shots})


def told(request: SignedInRequest, form: ClaimForm, sheet: Sheet) -> Entry | None:
    """The entry; None where it is refused, with every reason beside its field."""
    by, now = request.user, timezone.now()
    try:
        if not form.is_valid():
            raise Refused(*reasons(form, by))
        entry = recording.record(book=form.subject.book, claim=form.claim(), by=by, at=now)
    except Refused as refusal:
        refuse(request, form, Refused(*form.placed(refusal.reasons)), at=now)
        return None
    drop_draft(owner=by, form=FORM, about=sheet.about)
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


def form_of(request: SignedInRequest, sheet: Sheet) -> ClaimForm:
    """The form as sent; else with the draft that the person left; else fresh."""
    by, today = request.user, timezone.localdate()
    sent = request.method == "POST"
    return ClaimForm(
        request.POST if sent else draft_of(by, FORM, sheet.about),
        request.FILES if sent else None,
        kind=sheet.kind,
        subject=sheet.subject,
        by=by,
        today=today,
        needs=background(sheet.subject, today).gate(sheet.kind.code).evidence,
        handed=sheet.handed,
    )


def sheet_for(request: SignedInRequest, pk: int, code: str, key: int | None, row: int) -> Sheet:
    """The form that is asked for; who hands something over is known by the settings alone."""
    subject, kind = subject_for(request.user, pk), kind_or_404(code)
    if key is None:
        return Sheet(subject, kind, NOTHING, (pk, code))
    hand: Callable[..., Handed] = import_string(settings.HANDED)
    return Sheet(subject, kind, hand(request.user, subject, kind, key, row), (pk, code, key, row))


def kind_or_404(code: str) -> Kind:
    try:
        return kind_named(code)
    except Refused as refusal:
        raise Http404 from refusal
