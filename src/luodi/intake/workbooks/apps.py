"""The room of workbooks as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class WorkbooksConfig(AppConfig):
    """One Django application: workbooks that come in."""

    name = "luodi.intake.workbooks"
    label = "workbooks"
    places = (
        Place("workbooks:new", gettext_noop("导入"), 28, right="RECORD", chapter="importing"),
    )
