"""Addresses of the people room."""

from django.urls import path

from luodi.foundation.people.views import accounts, settings, signing, units

app_name = "people"
urlpatterns = [
    path("session/", signing.sign_in, name="sign_in"),
    path("session/end/", signing.sign_out, name="sign_out"),
    path("password/", signing.password, name="password"),
    path("settings/", settings.settings, name="settings"),
    path("settings/people/", accounts.accounts, name="accounts"),
    path("settings/people/new/", accounts.new_account, name="new_account"),
    path("settings/people/<int:pk>/", accounts.account, name="account"),
    path("settings/people/<int:pk>/password/", accounts.fresh, name="fresh"),
    path("settings/people/<int:pk>/<slug:code>/", accounts.act, name="act"),
    path("settings/units/", units.units, name="units"),
    path("settings/units/list/", units.unit_list, name="unit_list"),
    path("settings/units/<int:pk>/", units.unit, name="unit"),
    path("settings/units/<int:pk>/units/", units.children, name="children"),
    path("settings/units/<int:pk>/closure/", units.closure, name="closure"),
]
