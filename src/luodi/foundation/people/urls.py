"""Addresses of the people room."""

from django.urls import path

from luodi.foundation.people import views

app_name = "people"
urlpatterns = [
    path("session/", views.sign_in, name="sign_in"),
    path("session/end/", views.sign_out, name="sign_out"),
    path("password/", views.password, name="password"),
]
