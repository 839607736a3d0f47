"""Addresses of printed sheets."""

from django.urls import path

from luodi.records.sheets import views

app_name = "sheets"
urlpatterns = [
    path("", views.returning, name="returning"),
    path("<slug:code>/", views.sheet, name="sheet"),
]
