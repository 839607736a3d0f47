"""What rows say of known projects otherwise than the book; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from luodi.intake.workbooks.actions.meeting import Meeting
from luodi.intake.workbooks.queries.known import left_differences
from luodi.intake.workbooks.rules.differing import Differing, Standing, differences, shares
from luodi.intake.workbooks.rules.firms import Firm
from luodi.intake.workbooks.rules.matching import same_firm
from luodi.intake.workbooks.rules.rowplans import RowPlan
from luodi.kernel.likeness import firm_name


class Comparing:
    """The rows of an import that mean projects of the book, held against what is said of those."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting, self.known = meeting, meeting.known
        self.rows = [row for row in meeting.rows if row.key is not None and row.key > 0]

    def compare(self) -> None:
        keys = {row.key for row in self.rows if row.key}
        standings, left = self.known.standings(keys), left_differences(keys)
        seen: set[tuple[int, str, str]] = set(left)
        for row in self.rows:
            key = row.key or 0
            found = []
            for one in self.of_row(row, standings[key]):
                if (key, one.field, one.key) not in seen:
                    seen.add((key, one.field, one.key))
                    found.append(one)
            row.differing = tuple(found)

    def of_row(self, row: RowPlan, book: Standing) -> Iterator[Differing]:
        draft = row.draft
        for one in differences(draft, book):
            if one.field != "event" or one.value in self.known.events:
                yield one
        for role, said in (("investor", draft.investor), ("company", draft.company)):
            yield from self.of_firm(row.key or 0, role, said.strip())
        yield from self.of_shares(row, book)

    def of_firm(self, key: int, role: str, said: str) -> Iterator[Differing]:
        """A firm that the row names and the project does not have; only one that is certain."""
        if not said:
            return
        name, mine = firm_name(said, self.known.home), self.known.parties.get(key, [])
        if same_firm([name], [firm.name for firm in mine]) is True:
            return
        meant = self.meeting.firms.meant(name, said, "", "").firm
        if isinstance(meant, Firm):
            yield Differing(role, "、".join(firm.shown for firm in mine), said, meant.shown)

    def of_shares(self, row: RowPlan, book: Standing) -> Iterator[Differing]:
        draft, units = row.draft, self.known.units
        one = units.get(draft.introducing.strip())
        other = units.get((draft.landing or draft.unit).strip()) or self.meeting.batch.unit
        if draft.share is not None and one and one != other:
            yield from shares(book, str(one), str(other), draft.share)
