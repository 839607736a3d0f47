"""Addresses of the gallery of components and of the guide."""

from django.urls import path

from luodi.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("ui/", views.gallery, name="gallery"),
    path("help/", views.help_contents, name="help"),
    path("help/pictures/<slug:code>.png", views.help_picture, name="picture"),
    path("help/<slug:code>/", views.help_chapter, name="chapter"),
]
