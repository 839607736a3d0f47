"""Addresses of papers."""

from django.urls import path

from luodi.outputs.papers.views import (
    filling,
    finishing,
    forms,
    proofing,
    ready,
    rechecking,
    speeches,
)

app_name = "papers"
urlpatterns = [
    path("", filling.papers, name="papers"),
    path("speeches/", speeches.speeches, name="speeches"),
    path("speeches/<slug:word>/", speeches.speech, name="speech"),
    path("speeches/<slug:word>/template/", speeches.template, name="speech_template"),
    path("speeches/<slug:word>/words/", speeches.words, name="speech_words"),
    path("ready/<slug:code>/", ready.one, name="paper"),
    path("own/<slug:code>.docx", ready.template, name="own"),
    path("proofing/", proofing.proofing, name="proofing"),
    path("proofing/result/", proofing.result, name="proofing_result"),
    path("recheck/", rechecking.rechecking, name="recheck"),
    path("issues/", rechecking.issues, name="issues"),
    path("issues/<int:pk>/", rechecking.issue, name="issue"),
    path("finals/", finishing.finals, name="finals"),
    path("finals/<slug:word>/", finishing.final, name="final"),
    path("forms/<slug:word>/", forms.form, name="form"),
    path("drafts/<slug:word>/", filling.draft, name="draft"),
    path("drafts/<slug:word>/file/", filling.taken, name="taken"),
    path("drafts/<slug:word>/pages/<int:number>/", filling.page, name="page"),
]
