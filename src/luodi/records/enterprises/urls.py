"""Addresses of enterprises."""

from django.urls import path

from luodi.records.enterprises import views

app_name = "enterprises"
urlpatterns = [
    path("enterprises/new/", views.new, name="new"),
    path("subjects/<int:pk>/enterprise/", views.correction, name="correction"),
    path("enterprises/code/", views.code, name="code"),
]
