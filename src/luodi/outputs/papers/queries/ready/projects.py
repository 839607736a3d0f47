"""Projects as a paper lists them: where each stands now, its money, when it last moved."""

from __future__ import annotations

from luodi.foundation.files.leaflets.leaf import Kind
from luodi.foundation.outgoing.grids import Told
from luodi.foundation.vocabulary.codelists import STAGES
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.ready.asking import Asking
from luodi.records.projects.queries.conditions import Asking as Listing
from luodi.records.projects.queries.listing import all_keys
from luodi.records.projects.queries.rows import project_rows
from luodi.records.projects.rules import Order, ProjectRow, Wanted

MOST = 60
FEN_OF_WAN = 1_000_000
PLACES = dict(STAGES)


def listed(asking: Asking, wanted: Wanted, sort: str = "last_on") -> tuple[list[ProjectRow], int]:
    """The first of the projects that the reader may see, and how many there are of them."""
    listing = Listing(asking.book, wanted, asking.verified, asking.by, asking.today)
    keys = all_keys(listing, Order(sort))
    return project_rows(keys[:MOST], asking.by), len(keys)


def columns(verified: bool, *, has_unit: bool) -> tuple[Told[ProjectRow], ...]:
    """What is said of each, in the paper's reading; money in 万元."""
    unit = (Told[ProjectRow](gettext_noop("责任单位"), lambda row: row.unit),)
    return (
        Told(gettext_noop("项目"), lambda row: row.name, Kind.NAME),
        *(unit if has_unit else ()),
        Told(gettext_noop("阶段"), lambda row: PLACES.get(row.stand(verified).place, "—")),
        Told(
            gettext_noop("合同引资额（万元）"),
            lambda row: wan(row.stand(verified).contract_fen),
            Kind.NUMBER,
        ),
        Told(
            gettext_noop("到位资金（万元）"),
            lambda row: wan(row.stand(verified).arrived_fen),
            Kind.NUMBER,
        ),
        Told(gettext_noop("最近发生日"), lambda row: f"{row.stand(verified).last_on or '—'}"),
    )


def wan(fen: int) -> str:
    return f"{fen / FEN_OF_WAN:,.0f}" if fen else "—"
