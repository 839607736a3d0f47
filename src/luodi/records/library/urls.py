"""Addresses of the library."""

from django.urls import path

from luodi.records.library import views

app_name = "library"
urlpatterns = [
    path("<int:pk>/", views.whole, name="whole"),
    path("<int:pk>/small/", views.small, name="small"),
    path("<int:pk>/reading/", views.reading, name="reading"),
    path("<int:pk>/pages/<int:number>/", views.page, name="page"),
]
