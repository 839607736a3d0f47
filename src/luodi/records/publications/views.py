"""Keeping templates, typing figures and issuing papers on pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from luodi.foundation.files.templates.folding import quoted_word
from luodi.foundation.files.templates.waiting import part, wait, waiting
from luodi.foundation.history.actions import note
from luodi.foundation.people.models import Unit
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.sentences import sentences
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.kernel.refusal import Refused
from luodi.records.library.rules import CLASSIFIED_NOTICE, Paper
from luodi.records.publications.actions import (
    bind,
    issue,
    keep_template,
    retire_template,
    type_figures,
)
from luodi.records.publications.forms import IssueForm, RetireForm, TemplateForm
from luodi.records.publications.models import Issue, Template
from luodi.records.publications.queries import template_for, templates_for, units_writing
from luodi.records.publications.rules import FINAL, FalseClaim, ending_of, kept_name

CHOICE, NAME, WORDS = "choice-", "name-", "words-"  # before the number of a blank in the form
TYPED = "typed-"  # before the name of a figure in the form
FORM = "answers"  # of a waiting form: what was said of its places
FILLED, SPEECH = "record", "what"  # what a waiting paper, and a waiting speech, says of itself


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_template(request: SignedInRequest) -> HttpResponse:
    if not request.user.holds(Right.RECORD):
        raise Http404
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form, now, made = TemplateForm(*given, by=request.user), timezone.now(), list[Template]()

    def act() -> None:
        made.append(keep_template(**form.template, by=request.user, at=now))

    if request.method == "POST" and accepted(request, form, act, at=now):
        messages.success(request, gettext("已存模板“%(name)s”") % {"name": made[0].name})
        return redirect("publications:template", made[0].pk)
    context = {"form": form, "notice": CLASSIFIED_NOTICE, "templates": templates_for(request.user)}
    status = 422 if request.method == "POST" else 200
    return render(request, "publications/new_template.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def template(request: SignedInRequest, pk: int) -> HttpResponse:
    """One template; a POST takes it out of use."""
    found, now = template_for(request.user, pk), timezone.now()
    form = RetireForm(request.POST or None)

    def act() -> None:
        retire_template(template=found, **form.cleaned_data, by=request.user, at=now)

    if request.method == "POST" and accepted(request, form, act, at=now):
        messages.success(request, gettext("已停用“%(name)s”") % {"name": found.name})
        return redirect("publications:new_template")
    may_retire = units_writing(request.user).filter(pk=found.unit_id).exists()
    context = {"template": found, "form": form, "may_retire": may_retire}
    status = 422 if request.method == "POST" else 200
    return render(request, "publications/template.html", context, status=status)


@require_POST
@signed_in
def typed(request: SignedInRequest) -> HttpResponse:
    """Figures typed for the paper that waits under a word; back to it, filled anew."""
    said, word = waiting_of(request), request.POST.get("word", "")
    unit = unit_of(request)
    named = {key.removeprefix(TYPED): str(words) for key, words in request.POST.items()}
    figures = [
        (name, words.strip())
        for name, words in named.items()
        if TYPED + name in request.POST and words.strip()
    ]
    now = timezone.now()
    try:
        if figures:
            period = str(said["period"])
            type_figures(unit=unit, period=period, figures=figures, by=request.user, at=now)
    except Refused as refusal:
        tell(request, refusal, now)
    return redirect("papers:draft", word)


@require_POST
@signed_in
def bindings(request: SignedInRequest) -> HttpResponse:
    """What was chosen for the blanks of the speech that waits under a word; back to it."""
    waiting_of(request, SPEECH)
    unit = unit_of(request)
    now, kept = timezone.now(), 0
    try:
        for words, question in chosen(request.POST):
            bind(unit=unit, words=words, question=question, by=request.user, at=now)
            kept += 1
    except Refused as refusal:
        tell(request, refusal, now)
    if kept:
        messages.success(
            request, gettext("已记住 %(count)s 处，以后同样的话照此填") % {"count": kept}
        )
    return redirect("papers:speech", request.POST["word"])


@require_POST
@signed_in
def form_answers(request: SignedInRequest) -> HttpResponse:
    """What was chosen for the places of the form that waits under a word; remembered for a unit."""
    said, word, now = waiting_of(request, FORM), request.POST.get("word", ""), timezone.now()
    if said.get(SPEECH) != "form":  # a draft holds answers too
        raise Http404
    before = {str(key): str(value) for key, value in dict(said[FORM]).items()}  # type: ignore[call-overload]
    now_said = dict(of_places(request.POST))
    wait({}, {**said, FORM: before | now_said}, at=now, word=word)
    writes_for = units_writing(request.user).filter(pk=numbered(request.POST.get("unit", "")))
    try:
        for unit in writes_for:
            for words, meaning in now_said.items():
                bind(unit=unit, words=words, question=meaning, by=request.user, at=now)
    except Refused as refusal:
        tell(request, refusal, now)
    return redirect("papers:form", word)


def of_places(data: QueryDict) -> Iterator[tuple[str, str]]:
    """The words of each place of a form for which something else was chosen than stood there."""
    for key, value in data.items():
        n = key.removeprefix(WORDS)
        if not key.startswith(WORDS):
            continue
        choice, name = str(data.get(CHOICE + n, "")), str(data.get(NAME + n, "")).strip()
        if name:
            is_unit = data.get(f"of-{n}") == "units"
            choice = f"单位:{name}" if is_unit else f"指标({quoted_word(name)})"
        if choice and choice != data.get(f"was-{n}", ""):
            yield str(value), choice


def numbered(said: str) -> int:
    return int(said) if said.isdecimal() else 0


def chosen(data: QueryDict) -> Iterator[tuple[str, str]]:
    """The words of each blank for which something was said: its placeholder, or its name."""
    names = {row.code: row.name for row in INDICATORS}
    for key, value in data.items():
        said = str(value).strip()
        prefix, n = (CHOICE, key[len(CHOICE) :]) if key.startswith(CHOICE) else (NAME, key[5:])
        words = str(data.get(WORDS + n, "")) if key.startswith(prefix) else ""
        if words and prefix == CHOICE and said in names:
            yield words, f"{{{{ 指标({quoted_word(names[said])}) }}}}"
        elif words and prefix == NAME and said:
            yield words, kept_name(said)


def unit_of(request: SignedInRequest) -> Unit:
    """The unit of the form, for which the person may write."""
    return get_object_or_404(units_writing(request.user), pk=numbered(request.POST.get("unit", "")))


def waiting_of(request: SignedInRequest, holding: str = FILLED) -> dict[str, object]:
    """What waits under the word of the form, if it is the person's own and of that sort."""
    said = waiting(request.POST.get("word", ""))
    if said is None or said.get("account") != request.user.pk or holding not in said:
        raise Http404
    return said


def tell(request: SignedInRequest, refusal: Refused, at: datetime) -> None:
    """Show the reasons on the page to which one goes back, and note them."""
    said = [str(words) for words in sentences(refusal)]
    for words in said:
        messages.error(request, words)
    note(
        action="refusal",
        detail={"page": request.path, "reasons": said},
        by=request.user,
        at=at,
    )


@require_POST
@signed_in
def new_issue(request: SignedInRequest) -> HttpResponse:
    """定稿: the paper that was tried and waits under a word; what it claims wrongly refuses it."""
    if not (request.user.holds(Right.RECORD) and request.user.holds(Right.EXPORT)):
        raise Http404
    tried = tried_paper(request)
    form, now, made = IssueForm(request.POST, by=request.user), timezone.now(), list[Issue]()

    def act() -> None:
        said = {name: form.cleaned_data[name] for name in ("unit", "title")}
        made.append(issue(**said, **tried, by=request.user, at=now))

    if accepted(request, form, act, at=now):
        messages.success(request, gettext("已定稿“%(title)s”") % {"title": made[0].title})
        return redirect("papers:issue", made[0].pk)
    return render(request, "publications/new_issue.html", {"form": form}, status=422)


def tried_paper(request: SignedInRequest) -> dict[str, Any]:
    """The file to be issued, the template of which it was made, and the claims found false."""
    said = waiting_of(request, FINAL)
    title, false = str(said["title"]), said[FINAL]
    content = part(request.POST["word"], ending_of(title)).read_bytes()
    kept = templates_for(request.user).filter(pk=int(str(said["template"] or 0))).first()
    claims = [FalseClaim(**one) for one in false] if isinstance(false, list) else []
    return {
        "paper": Paper(content, title, "", gettext("网页")),
        "template": kept,
        "claims": claims,
    }
