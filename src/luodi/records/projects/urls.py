"""Addresses of projects."""

from django.urls import path

from luodi.records.projects import views

app_name = "projects"
urlpatterns = [
    path("projects/new/", views.new, name="new"),
    path("subjects/<int:pk>/project/", views.correction, name="correction"),
    path("projects/new/near/", views.near, name="near"),
]
