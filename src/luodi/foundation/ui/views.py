"""The gallery of components, and the guide inside the application."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from luodi.foundation.ui import guide
from luodi.foundation.ui.gallery import samples

REMEMBERED_S = 3600


@require_safe
@login_required
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery.html", samples())


@require_safe
@login_required
def help_contents(request: HttpRequest) -> HttpResponse:
    context = {"opened": guide.opening(), "contents": guide.contents()}
    return render(request, "ui/guide.html", context)


@require_safe
@login_required
def help_chapter(request: HttpRequest, code: str) -> HttpResponse:
    contents = guide.contents()
    opened = next((chapter for chapter in contents if chapter.code == code), None)
    if opened is None:
        raise Http404
    return render(request, "ui/guide.html", {"opened": opened, "contents": contents})


@require_safe
@login_required
@cache_control(private=True, max_age=REMEMBERED_S)
def help_picture(request: HttpRequest, code: str) -> HttpResponseBase:
    """A picture of the guide; its name has letters, digits and hyphens, and leads nowhere else."""
    place = settings.PICTURES / f"{code}.png"
    if not place.is_file():
        raise Http404
    return FileResponse(place.open("rb"), content_type="image/png")
