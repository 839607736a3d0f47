"""Addresses of targets, below the page that shows how far they are done."""

from django.urls import path

from luodi.records.targets import views

app_name = "targets"
urlpatterns = [
    path("new/", views.new, name="new"),
    path("table/", views.table, name="table"),
    path("assignments/", views.assignments, name="assignments"),
    path("assignments/<int:pk>/", views.assignment, name="assignment"),
    path("<int:pk>/", views.target, name="target"),
    path("<int:pk>/adjustment/", views.adjustment, name="adjustment"),
]
