"""What of each page of figures goes out: asked as the page asks it."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from luodi.foundation.files.leaflets.leaf import Leaflet
from luodi.foundation.outgoing.views import Going
from luodi.outputs.catalogue.forms import QuestionForm
from luodi.outputs.catalogue.queries import leaflets, progress
from luodi.outputs.catalogue.queries.answer import Asking, answer
from luodi.outputs.catalogue.queries.compared import compared, first_ends
from luodi.outputs.catalogue.queries.months import months_chart
from luodi.outputs.catalogue.queries.opened import opened
from luodi.outputs.catalogue.queries.redefined import redefined as redefined_by
from luodi.outputs.catalogue.queries.redefined import redefinition
from luodi.outputs.catalogue.rules.lines import found


def going(asking: Asking, leaflet: Leaflet, about: str = "") -> Going:
    return Going(asking.book, f"figure:{about}" if about else "figures", leaflet)


def figures(request: HttpRequest, asking: Asking, form: QuestionForm) -> Going:
    whole = answer(asking)
    lines = found(whole.lines, form.cleaned_data["q"])
    return going(asking, leaflets.of_figures(asking, whole, lines))


def figure(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> Going:
    whole = opened(asking, code)
    if whole is None:
        raise Http404
    return going(asking, leaflets.of_figure(asking, whole, form.narrowed), code)


def months(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> Going:
    chart = months_chart(asking, code)
    if chart is None:
        raise Http404
    return going(asking, leaflets.of_months(asking, chart), code)


def compare(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> Going:
    said = request.GET
    ends = (said["from"], said.get("to", "")) if "from" in said else first_ends(asking)
    return going(asking, leaflets.of_comparison(asking, compared(asking, code, ends)), code)


def targets(request: HttpRequest, asking: Asking, form: QuestionForm) -> Going:
    return going(asking, progress.leaflet(asking, progress.blocks(asking)))


def rulebooks(request: HttpRequest, asking: Asking, form: QuestionForm) -> Going:
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    return going(asking, leaflets.of_redefinition(asking, redefinition(asking, old, new)))


def redefined(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> Going:
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    whole = redefined_by(asking, code, old, new)
    return going(asking, leaflets.of_redefined(asking, whole), code)
