"""Addresses of the ledger."""

from django.urls import path

from luodi.records.ledger.views import entries, recording, reviewing

app_name = "ledger"
urlpatterns = [
    path("subjects/<int:pk>/record/", recording.choose, name="choose"),
    path("subjects/<int:pk>/record/<slug:code>/", recording.record, name="record"),
    path("subjects/<int:pk>/record/<slug:code>/check/", recording.check, name="check"),
    path("subjects/<int:pk>/record/<slug:code>/draft/", recording.discard, name="discard"),
    path("entries/<int:pk>/", entries.show, name="entry"),
    path("entries/<int:pk>/<slug:code>/", entries.act, name="act"),
    path("review/", reviewing.queue, name="queue"),
    path("papers/look/", recording.look, name="look"),
]
