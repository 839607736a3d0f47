"""Address of the first page."""

from django.urls import path

from luodi.outputs.board import views

app_name = "board"
urlpatterns = [path("", views.home, name="home")]
