"""Addresses of events and stations."""

from django.urls import path

from luodi.records.campaigns import views

app_name = "campaigns"
urlpatterns = [
    path("events/new/", views.event, name="new_event"),
    path("stations/new/", views.station, name="new_station"),
]
