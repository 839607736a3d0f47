"""Addresses of the inbox."""

from django.urls import path

from luodi.intake.inbox import views

app_name = "inbox"
urlpatterns = [
    path("", views.items, name="items"),
    path("<int:pk>/", views.item, name="item"),
    path("<int:pk>/aside/", views.aside, name="aside"),
    path("<int:pk>/back/", views.back, name="back"),
    path("<int:pk>/sheets/<int:number>/", views.sheet, name="sheet"),
]
