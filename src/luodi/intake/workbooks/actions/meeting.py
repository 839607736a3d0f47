"""Which project of the book, or which new one, each row of an import means; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from luodi.foundation.people.models import Account, Unit
from luodi.intake.workbooks.models import Batch, Recognition, StagedRow
from luodi.intake.workbooks.queries.known import KnownBook
from luodi.intake.workbooks.queries.staged import Laid
from luodi.intake.workbooks.rules.drafting import recognised_by, unsaid
from luodi.intake.workbooks.rules.facts import Draft
from luodi.intake.workbooks.rules.firms import Firm
from luodi.intake.workbooks.rules.matching import (
    Candidate,
    Known,
    Match,
    Sought,
    matched,
)
from luodi.intake.workbooks.rules.rowplans import RowPlan
from luodi.kernel.likeness import firm_name, project_name
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

NEAR_IN_ONE_TABLE = 0.9  # two names side by side in one table mostly are two projects


class Meeting:
    """The rows of an import met with the book, one after another: later ones know the earlier."""

    def __init__(
        self, batch: Batch, by: Account, laid: Sequence[Laid], tell: Callable[[int, int], None]
    ) -> None:
        self.batch, self.by = batch, by
        self.known = KnownBook(batch.book, by)
        self.index, self.firms = self.known.index(), self.known.firms()
        self.keys: dict[int, int] = {}  # row → the key of its project
        self.first: dict[tuple[int, int], Laid] = {}  # table and key → the row that meant it first
        self.opener: dict[int, int] = {}  # key of a new project → the row that named it first
        self.named: dict[int, dict[str, int]] = {}
        self.rows: list[RowPlan] = []
        for number, one in enumerate(laid):
            tell(number, 3 * len(laid))
            self.rows.append(self.met(one))

    @cached_property
    def units(self) -> dict[int, Unit]:
        return {unit.pk: unit for unit in self.known.units.values()}

    @cached_property
    def recognised(self) -> dict[tuple[str, str], int | None]:
        rows = Recognition.objects.filter(unit=self.batch.unit_id)
        return {(one.layout, one.name): one.subject_id for one in rows}

    def met(self, one: Laid) -> RowPlan:
        plan = RowPlan(one.row.pk, one.table, one.draft, one.layout)
        if one.row.decision == StagedRow.Decision.SKIP:
            plan.refuse("LEFT")
            return plan
        if problems := list(unsaid(one.draft)):
            plan.refuse("REFUSED", *problems)
            return plan
        unit = self.unit_of(one.draft)
        if unit is None:
            text = gettext_noop("单位名单里没有“%(unit)s”，请改成名单里的名称")
            plan.refuse("REFUSED", because(text, about="unit", unit=one.draft.unit))
            return plan
        plan.unit = unit.pk
        match = self.match(one)
        if match.is_asked:
            plan.candidates = match.candidates
            plan.refuse("DOUBTFUL", *match.reasons)
            return plan
        plan.key = self.opened(one, unit) if match.key is None else match.key
        self.keys[one.row.pk] = plan.key
        self.first.setdefault((one.table, plan.key), one)
        if plan.key <= 0 and self.opener[plan.key] == one.row.pk:
            self.bind(plan)
        return plan

    def unit_of(self, draft: Draft) -> Unit | None:
        """The unit that the row names; the one that imports where it names none."""
        if not draft.unit.strip():
            return self.batch.unit
        return self.known.units.get(draft.unit.strip())

    def match(self, one: Laid) -> Match:
        """As a person decided it, now or before; else by the names."""
        row = one.row
        if row.meant == StagedRow.Meant.NEW:
            return Match()
        if row.meant == StagedRow.Meant.THIS:
            return Match(key=row.chosen_id or self.keys.get(row.like_id or 0))
        remembered = (one.layout, recognised_by(one.draft.name, one.draft.firm))
        if remembered in self.recognised:
            return Match(key=self.recognised[remembered])
        return self.apart(one, matched(self.sought(one.draft), self.index))

    def sought(self, draft: Draft) -> Sought:
        firms = (draft.investor, draft.company)
        return Sought(
            name=project_name(draft.name, self.known.home),
            firms=tuple(firm_name(said, self.known.home) for said in firms if said),
            codes=frozenset({draft.credit_code} - {""}),
        )

    def apart(self, one: Laid, match: Match) -> Match:
        """Two rows of one table that mean the same are asked; names that are only near are not."""
        if match.key is not None:
            twin = self.first.get((one.table, match.key))
            if twin is None:
                return match
            text = gettext_noop("与第 %(row)s 行像是同一个项目")
            known = self.index.known[match.key]
            said = because(text, row=twin.row.row)
            return Match(candidates=(Candidate(known.key, known.shown, known.unit, 1.0, (said,)),))
        near = tuple(
            found
            for found in match.candidates
            if (one.table, found.key) not in self.first
            or found.score >= NEAR_IN_ONE_TABLE
            or found.shown == one.draft.name
        )
        return replace(match, candidates=near)

    def opened(self, one: Laid, unit: Unit) -> int:
        """The key of a new project, known from now on to the rows that follow."""
        key = -len(self.opener)
        self.opener[key] = one.row.pk
        sought = self.sought(one.draft)
        self.index.add(
            Known(key, sought.name, one.draft.name, str(unit), sought.firms, sought.codes)
        )
        return key

    def bind(self, plan: RowPlan) -> None:
        """The enterprises of a new project: of the book, or named here for the first time."""
        draft, found = plan.draft, dict[str, int]()
        both = (("investor", draft.investor), ("company", draft.company))
        for role, said in both:
            if not said.strip():
                continue
            has_code = role == "company" or not draft.company
            code = draft.credit_code if has_code else ""
            place = draft.investor_place if role == "investor" else ""
            meant = self.firms.meant(firm_name(said, self.known.home), said.strip(), code, place)
            if isinstance(meant.firm, Firm):
                found[role] = meant.firm.key
            if meant.note:
                plan.notes.append(meant.note)
        self.named[plan.key or 0] = found

    def firms_of(self, row: RowPlan) -> dict[str, int]:
        return self.named.get(row.key or 0, {})
