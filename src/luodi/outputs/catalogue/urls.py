"""Addresses of the catalogue: figures, a figure, its months, two days compared, files of both."""

from django.urls import path

from luodi.outputs.catalogue.views import exports, pages

app_name = "catalogue"
urlpatterns = [
    path("", pages.figures, name="figures"),
    path("exports/", exports.figures, name="exports"),
    path("targets/", pages.targets, name="targets"),
    path("rulebooks/", pages.rulebooks, name="rulebooks"),
    path("<slug:code>/", pages.figure, name="figure"),
    path("<slug:code>/months/", pages.months, name="months"),
    path("<slug:code>/compare/", pages.compare, name="compare"),
    path("<slug:code>/rulebooks/", pages.redefinition_of, name="redefined"),
    path("<slug:code>/exports/", exports.rows, name="rows"),
]
