"""Addresses of the registers."""

from django.urls import path

from luodi.outputs.registers import views

app_name = "registers"
urlpatterns = [
    path("projects/", views.projects, name="projects"),
    path("projects/exports/", views.export, name="export"),
]
