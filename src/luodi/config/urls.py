"""Every address of the application, room by room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", include("django.conf.urls.i18n")),
    path("", include("luodi.foundation.ui.urls")),
    path("desk/", include("luodi.foundation.desk.urls")),
    path("rulebook/", include("luodi.foundation.rulebook.urls")),
    path("", include("luodi.foundation.people.urls")),
    path("documents/", include("luodi.records.library.urls")),
    path("", include("luodi.records.subjects.urls")),
    path("", include("luodi.records.ledger.urls")),
    path("sheets/", include("luodi.records.sheets.urls")),
    path("", include("luodi.records.enterprises.urls")),
    path("", include("luodi.records.campaigns.urls")),
    path("", include("luodi.records.projects.urls")),
    path("publications/", include("luodi.records.publications.urls")),
    path("bulletins/", include("luodi.records.bulletins.urls")),
    path("inbox/", include("luodi.intake.inbox.urls")),
    path("", include("luodi.intake.workbooks.urls")),
    path("figures/targets/", include("luodi.records.targets.urls")),
    path("figures/", include("luodi.outputs.catalogue.urls")),
    path("", include("luodi.outputs.search.urls")),
    path("registers/", include("luodi.outputs.registers.urls")),
    path("papers/", include("luodi.outputs.papers.urls")),
    path("", include("luodi.outputs.journal.urls")),
    path("", include("luodi.outputs.board.urls")),
    path("", include("luodi.outputs.dossiers.urls")),
]
