"""The pages: all figures, one figure, its months, two moments of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from luodi.foundation.outgoing.views import goes_out
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.pages import render_page
from luodi.outputs.catalogue.forms import QuestionForm
from luodi.outputs.catalogue.queries.answer import Asking, answer
from luodi.outputs.catalogue.queries.compared import compared, first_ends, offered_ends
from luodi.outputs.catalogue.queries.months import months_chart
from luodi.outputs.catalogue.queries.opened import opened
from luodi.outputs.catalogue.queries.progress import blocks
from luodi.outputs.catalogue.queries.redefined import redefined, redefinition
from luodi.outputs.catalogue.rules.grounds import listed
from luodi.outputs.catalogue.rules.lines import families, found, near
from luodi.outputs.catalogue.views import leaving
from luodi.outputs.catalogue.views.asking import answers
from luodi.outputs.catalogue.views.links import asked_about, readings, splits

ROWS_SHOWN = 50


@answers
@goes_out(leaving.figures)
def figures(request: HttpRequest, asking: Asking, form: QuestionForm) -> HttpResponse:
    whole, words = answer(asking), form.cleaned_data["q"]
    lines = found(whole.lines, words)
    context = {
        **asked_about(asking, form),
        "families": families(lines),
        "rests": whole.rests,
        "words": words,
        "near": near(whole.lines, words) if not lines else "",
    }
    return render(request, "catalogue/figures.html", context)


@answers
@goes_out(leaving.figure)
def figure(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> HttpResponse:
    whole = opened(asking, code)
    if whole is None:
        raise Http404
    most = None if request.GET.get("rows") == "all" else ROWS_SHOWN
    context = {
        **asked_about(asking, form.without("q")),
        "opened": whole,
        "listed": [listed(part, most) for part in whole.grounds],
        "kept": [("by", asking.by), ("reading", asking.reading)],
        "rests": whole.rests,
        "splits": splits(asking),
        "readings": readings(asking),
        "ends": first_ends(asking),
        "offered": offered_ends(asking),
    }
    return render(request, "catalogue/figure.html", context)


@answers
@goes_out(leaving.months)
def months(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> HttpResponse:
    chart = months_chart(asking, code)
    if chart is None:
        raise Http404
    context = {**asked_about(asking, form.without("q")), "chart": chart, "code": code}
    return render_page(request, "catalogue/months.html", context, part="months")


@answers
@goes_out(leaving.targets)
def targets(request: HttpRequest, asking: Asking, form: QuestionForm) -> HttpResponse:
    """Of the year in which the period begins; a target is of its own unit and event."""
    context = {
        **asked_about(asking, form.without("q", "unit", "event")),
        "blocks": blocks(asking),
        "year": asking.asked.period.start.year,
        "may_set": may_in_book(asking.reader, Right.VERIFY, book=asking.book),
        "presets": (),
    }
    return render(request, "catalogue/targets.html", context)


@answers
@goes_out(leaving.rulebooks)
def rulebooks(request: HttpRequest, asking: Asking, form: QuestionForm) -> HttpResponse:
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    found = redefinition(asking, old, new)
    context = {
        **asked_about(asking, form.without("q")),
        "redefinition": found,
        "kept": [("old", found.versions[0].number), ("new", found.versions[1].number)],
        "presets": (),
    }
    return render(request, "catalogue/rulebooks.html", context)


@answers
@goes_out(leaving.redefined)
def redefinition_of(
    request: HttpRequest, asking: Asking, form: QuestionForm, code: str
) -> HttpResponse:
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    found = redefined(asking, code, old, new)
    context = {
        **asked_about(asking, form.without("q")),
        "opened": found,
        "code": code,
        "readings": readings(asking, old=old, new=new),
        "kept": [("old", old), ("new", new), ("reading", asking.reading)],
        "presets": (),
    }
    return render(request, "catalogue/redefined.html", context)


@answers
@goes_out(leaving.compare)
def compare(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> HttpResponse:
    said = request.GET
    ends = (said["from"], said.get("to", "")) if "from" in said else first_ends(asking)
    context = {
        **asked_about(asking, form.without("q", "as_of")),
        "compared": compared(asking, code, ends),
        "code": code,
        "presets": (),
        "ends": ends,
        "kept": [("from", ends[0]), ("to", ends[1]), ("reading", asking.reading)],
        "offered": offered_ends(asking),
        "readings": readings(asking, **{"from": ends[0], "to": ends[1]}),
    }
    return render(request, "catalogue/compare.html", context)
