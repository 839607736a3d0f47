"""Addresses of bulletins."""

from django.urls import path

from luodi.records.bulletins import views

app_name = "bulletins"
urlpatterns = [
    path("", views.bulletins, name="bulletins"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.bulletin, name="bulletin"),
]
