"""Addresses of the rulebook room."""

from django.urls import path

from luodi.foundation.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("", views.page, name="page"),
    path("load/", views.load, name="load"),
    path("versions/<int:number>/", views.text, name="text"),
]
