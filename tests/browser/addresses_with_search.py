"""Every address of the application and, until it has a search of its own, one that repeats."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html

from luodi.config.urls import urlpatterns as ours
from luodi.foundation.ui.pages import asks_for_part


def search(request: HttpRequest) -> HttpResponse:
    whole = "" if asks_for_part(request) else "<h1>搜索</h1>"
    return HttpResponse(format_html('{}<a href="/">{}</a>', whole, request.GET.get("q", "")))


urlpatterns = [*ours, path("search/", search, name="search")]
