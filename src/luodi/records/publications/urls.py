"""Addresses of templates, typed figures and the issuing of papers."""

from django.urls import path

from luodi.records.publications import views

app_name = "publications"
urlpatterns = [
    path("templates/", views.new_template, name="new_template"),
    path("templates/<int:pk>/", views.template, name="template"),
    path("typed/", views.typed, name="typed"),
    path("bindings/", views.bindings, name="bindings"),
    path("form-answers/", views.form_answers, name="form_answers"),
    path("issues/new/", views.new_issue, name="new_issue"),
]
