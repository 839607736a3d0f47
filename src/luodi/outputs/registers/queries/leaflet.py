"""The register as a leaflet: its first rows in the columns of the screen, and the totals of all."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from luodi.foundation.files.leaflets.joints import apart, titled
from luodi.foundation.files.leaflets.leaf import Leaflet, Part
from luodi.foundation.outgoing.grids import grid_of_table
from luodi.outputs.registers.queries.choices import offered
from luodi.outputs.registers.queries.foot import foot
from luodi.outputs.registers.queries.register import chips, table
from luodi.outputs.registers.rules.view import View
from luodi.records.projects.queries.conditions import Asking
from luodi.records.projects.queries.listing import PAGE, page_keys
from luodi.records.projects.queries.rows import project_rows

PAGES = 3  # no chat and no picture holds more rows than they have


def leaflet(asking: Asking, view: View) -> Leaflet:
    """The register as it is asked for, from its first row on."""
    reading = gettext("核定") if view.verified else gettext("申报")
    return Leaflet(
        about=asking.book.name,
        title=gettext("项目台账（阶段、日期按%(reading)s）") % {"reading": reading},
        rests=tuple(rests(asking, view)),
        parts=parts(asking, view),
    )


def rests(asking: Asking, view: View) -> Iterator[str]:
    yield gettext("时点 %(moment)s") % {"moment": f"#{asking.book.seq}@{asking.today}"}
    said = chips(view, offered(asking.book, asking.by))
    yield apart(titled(chip.name, chip.value) for chip in said) or gettext("全部项目")


def parts(asking: Asking, view: View) -> Iterator[Part]:
    found = foot(asking)
    keys = [
        key
        for page in range(1, min(PAGES, -(-found.count // PAGE)) + 1)
        for key in page_keys(asking, view.order, page=page, count=found.count)
    ]
    rows = project_rows(keys, asking.by)
    yield Part(grid=grid_of_table(table(view, rows, found), count=found.count))
