"""Addresses of the journal."""

from django.urls import path

from luodi.outputs.journal import views

app_name = "journal"
urlpatterns = [
    path("history/", views.lines, name="lines"),
    path("history/house/", views.house_log, name="house"),
    path("history/<slug:code>/<int:seq>/", views.line, name="line"),
]
