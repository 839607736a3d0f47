"""The htmx seam: one address, one view and one template give a page or the part asked for."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers


def asks_for_part(request: HttpRequest) -> bool:
    """Whether htmx asks; going back in the browser's history it wants the whole page."""
    restores = request.headers.get("HX-History-Restore-Request") == "true"
    return request.headers.get("HX-Request") == "true" and not restores


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    part: str,
    status: int = 200,
) -> HttpResponse:
    """The page or, to htmx, its `{% partialdef part %}` alone."""
    name = f"{template}#{part}" if asks_for_part(request) else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def render_lean(
    request: HttpRequest, template: str, context: Mapping[str, object], *, part: str
) -> HttpResponse:
    """The same where every millisecond counts: the part is told nothing of the frame round it."""
    if not asks_for_part(request):
        return render_page(request, template, context, part=part)
    response = HttpResponse(render_to_string(f"{template}#{part}", dict(context)))
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """On to a whole page; htmx would swap a plain redirect's page into the part it asked for."""
    if asks_for_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
