"""Addresses of the desk."""

from django.urls import path

from luodi.foundation.desk import views

app_name = "desk"
urlpatterns = [
    path("look/", views.look, name="look"),
    path("views/", views.keep, name="views"),
    path("views/<int:key>/dropping/", views.drop, name="drop"),
]
