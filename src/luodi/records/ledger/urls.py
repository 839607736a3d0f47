"""Addresses of the ledger."""

from django.urls import path

from luodi.records.ledger.views import recording

app_name = "ledger"
urlpatterns = [
    path("subjects/<int:pk>/record/", recording.choose, name="choose"),
    path("subjects/<int:pk>/record/<slug:code>/", recording.record, name="record"),
    path("subjects/<int:pk>/record/<slug:code>/check/", recording.check, name="check"),
    path("subjects/<int:pk>/record/<slug:code>/draft/", recording.discard, name="discard"),
    path("papers/look/", recording.look, name="look"),
]
