"""Addresses of papers."""

from django.urls import path

from luodi.outputs.papers.views import proofing

app_name = "papers"
urlpatterns = [
    path("proofing/", proofing.proofing, name="proofing"),
    path("proofing/result/", proofing.result, name="proofing_result"),
]
