"""共12个: what a caption or a total row says of the number of rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.plain import plain
from luodi.analysis.proofreading.rules.quantities import quantities
from luodi.analysis.proofreading.rules.ranges import exactly
from luodi.analysis.proofreading.rules.tables.shape import Column, RowKind, Shaped
from luodi.analysis.proofreading.rules.tables.totals import Cellwise
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_IN_ALL = re.compile(r"(?:\(|共|共计|合计)[^,。;()]{0,6}$")
_ROWS = because(gettext_noop("按表中列出的行数"))


def counts(table: Shaped) -> Iterator[Cellwise]:
    """合计（12个）: the rows of the table counted, where it has no groups."""
    rows = table.of_kind(RowKind.DATA)
    if len(rows) < 2 or len(rows) != len(table.rows) - len(table.of_kind(RowKind.TOTAL)):
        return
    way = Way(Fraction(len(rows)), exactly(Fraction(len(rows))), str(len(rows)))
    for row in table.of_kind(RowKind.TOTAL):
        label = plain(row.label).text
        for one in quantities(label):
            if one.is_exact and _IN_ALL.search(label[: one.start]):
                statement = Statement(Relation.COUNT, one, (way,), 0, 0, Certainty.LIKELY, _ROWS)
                yield Cellwise(row, Column(1, row.label, row.label), statement)
