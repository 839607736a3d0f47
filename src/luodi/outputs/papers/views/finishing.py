"""定稿前的核对: a paper is handed in or taken from its draft, tried, and issued if it holds."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from luodi.foundation.history.actions import note
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.outputs.papers.forms.filling import FinalForm
from luodi.outputs.papers.queries.drafts import draft_for
from luodi.outputs.papers.queries.finishing import tried_for, waiting_final
from luodi.records.publications.queries import units_writing
from luodi.records.publications.rules import noted_of, topic_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def finals(request: SignedInRequest) -> HttpResponse:
    """The form; a POST tries the paper and goes on to what was found."""
    if not (request.user.holds(Right.RECORD) and request.user.holds(Right.EXPORT)):
        raise Http404
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form, now, words = FinalForm(*given), timezone.now(), list[str]()

    def act() -> None:
        words.append(handed_in(request, form))

    if request.method == "POST" and accepted(request, form, act, at=now):
        return redirect("papers:final", words[0])
    status = 422 if request.method == "POST" else 200
    return render(request, "papers/finals.html", {"form": form}, status=status)


def handed_in(request: SignedInRequest, form: FinalForm) -> str:
    """The word under which the paper waits; a draft goes out of the house by this."""
    now, file = timezone.now(), form.cleaned_data["file"]
    if file:
        return waiting_final(file.read(), file.name, request.user, None, at=now)
    found = draft_for(request.user, form.cleaned_data["word"], now)
    if found is None:
        raise Http404
    record = found.said["record"]
    note(
        action="paper.fill",
        topic=topic_of(record),
        detail=noted_of(record),
        by=request.user,
        at=now,
    )
    return waiting_final(found.content, found.title, request.user, found.said["template"], at=now)


@require_safe
@signed_in
def final(request: SignedInRequest, word: str) -> HttpResponse:
    """What keeps the paper back, every claim with its verdict; and where nothing does, the form."""
    found = tried_for(request.user, word, timezone.now())
    if found is None:
        raise Http404
    title, tried = found
    context = {
        "word": word,
        "title": title,
        "name": title.rpartition(".")[0] or title,
        "tried": tried,
        "units": units_writing(request.user).filter(book=tried.paper.book),
    }
    return render(request, "papers/final.html", context)
