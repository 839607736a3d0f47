"""Addresses of subjects."""

from django.urls import path

from luodi.records.subjects import views

app_name = "subjects"
urlpatterns = [path("subjects/<int:pk>/revision/", views.revision, name="revision")]
