"""The files: figures and rows as a workbook or as text; each is noted in the house's log."""

from __future__ import annotations

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from luodi.foundation.history.actions import note
from luodi.foundation.people.rules.policy import Right
from luodi.outputs.catalogue.forms import QuestionForm
from luodi.outputs.catalogue.queries.answer import Asking
from luodi.outputs.catalogue.queries.exporting import Taking, figures_taken, rows_taken
from luodi.outputs.catalogue.views.asking import answers

TEXT = "text/plain; charset=utf-8"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@answers
def figures(request: HttpRequest, asking: Asking, form: QuestionForm) -> HttpResponse:
    require_export(asking)
    return given(request, asking, figures_taken(asking, form.cleaned_data["q"]), "figures")


@require_POST
@answers
def rows(request: HttpRequest, asking: Asking, form: QuestionForm, code: str) -> HttpResponse:
    require_export(asking)
    taking = rows_taken(asking, code)
    if taking is None:
        raise Http404
    return given(request, asking, taking, code)


def require_export(asking: Asking) -> None:
    if not asking.reader.holds(Right.EXPORT.value):
        raise PermissionDenied


def given[R](request: HttpRequest, asking: Asking, taking: Taking[R], what: str) -> HttpResponse:
    """The file, once it is noted who took what, by which question."""
    form = "text" if request.POST.get("form") == "text" else "xlsx"
    query = asking.question.query(reading=asking.reading)
    detail = {"query": query, "rows": len(taking.rows), "form": form}
    note(action="figures.export", topic=what, detail=detail, by=asking.reader, at=asking.now)
    if form == "text":
        return HttpResponse(taking.as_text(), content_type=TEXT)
    target = BytesIO()
    taking.as_workbook(target)
    name = f"{asking.book.name}-{taking.name}-{asking.question.period}.xlsx"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(target.getvalue(), content_type=WORKBOOK, headers=headers)
