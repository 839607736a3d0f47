"""上级表样: handed in, looked at with what fills each place, put right, filled."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.outputs.papers.forms.filling import FormFillForm
from luodi.outputs.papers.queries.form_page import page_of
from luodi.outputs.papers.queries.waiting_form import WaitingForm, filled_form, form_for
from luodi.records.publications.queries import units_writing


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def form(request: SignedInRequest, word: str) -> HttpResponse:
    """What fills each place of the form; a POST fills it and goes on to the draft."""
    found, now = form_or_404(request, word), timezone.now()
    asked, words = FormFillForm(request.POST or None), list[str]()

    def act() -> None:
        words.append(filled_form(found))

    if request.method == "POST" and accepted(request, asked, act, at=now):
        return redirect("papers:draft", words[0])
    units = units_writing(request.user).filter(book=found.book)
    context = {"waiting": found, "page": page_of(found), "form": asked, "units": units}
    status = 422 if request.method == "POST" else 200
    return render(request, "papers/form.html", context, status=status)


def form_or_404(request: SignedInRequest, word: str) -> WaitingForm:
    found = form_for(request.user, word, timezone.now())
    if found is None or not request.user.holds(Right.FIGURES):
        raise Http404
    return found
