"""Addresses of imports."""

from django.urls import path

from luodi.intake.workbooks.views import arriving, deciding, differing, finishing, showing, sources

app_name = "workbooks"
urlpatterns = [
    path("imports/", arriving.new, name="new"),
    path("imports/<int:pk>/", showing.show, name="batch"),
    path("imports/<int:pk>/answers/", deciding.answers, name="answers"),
    path("imports/<int:pk>/tables/<int:number>/", deciding.table, name="table"),
    path("imports/<int:pk>/doubtful/", deciding.doubtful, name="doubtful"),
    path("imports/<int:pk>/differences/", differing.differences, name="differences"),
    path("imports/<int:pk>/check/", finishing.check, name="check"),
    path("imports/<int:pk>/apply/", finishing.put_in, name="apply"),
    path("imports/<int:pk>/withdraw/", finishing.take_back, name="withdraw"),
    path("imports/<int:pk>/discard/", finishing.drop, name="discard"),
    path("imports/<int:pk>/returned/", finishing.returned, name="returned"),
    path("settings/imports/", sources.sources, name="sources"),
    path("imports/<int:pk>/files/<int:number>/", finishing.filled, name="filled"),
]
