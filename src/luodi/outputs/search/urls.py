"""Address of the search; without a namespace, because the frame asks whether there is one."""

from django.urls import path

from luodi.outputs.search import views

urlpatterns = [path("search/", views.search, name="search")]
