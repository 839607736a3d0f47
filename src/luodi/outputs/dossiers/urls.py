"""Addresses of the dossiers."""

from django.urls import path

from luodi.outputs.dossiers import views

app_name = "dossiers"
urlpatterns = [path("subjects/<int:pk>/", views.subject, name="subject")]
