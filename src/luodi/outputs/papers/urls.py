"""Addresses of papers."""

from django.urls import path

from luodi.outputs.papers.views import filling, rechecking

app_name = "papers"
urlpatterns = [
    path("", filling.papers, name="papers"),
    path("recheck/", rechecking.rechecking, name="recheck"),
    path("issues/", rechecking.issues, name="issues"),
    path("issues/<int:pk>/", rechecking.issue, name="issue"),
    path("drafts/<slug:word>/", filling.draft, name="draft"),
    path("drafts/<slug:word>/file/", filling.taken, name="taken"),
    path("drafts/<slug:word>/pages/<int:number>/", filling.page, name="page"),
]
