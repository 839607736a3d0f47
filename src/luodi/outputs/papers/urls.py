"""Addresses of papers."""

from django.urls import path

from luodi.outputs.papers.views import ready

app_name = "papers"
urlpatterns = [
    path("", ready.all_ready, name="ready"),
    path("ready/<slug:code>/", ready.one, name="paper"),
]
