"""The people who speak for the enterprises of an import: found, kept with them, then forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from luodi.foundation.history.actions import Act
from luodi.intake.workbooks.actions.meeting import Meeting
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.rules.contacts import Person, person_said
from luodi.intake.workbooks.rules.rowplans import RowPlan
from luodi.kernel.likeness import firm_name
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.actions import contacted_each
from luodi.records.enterprises.models import Enterprise

OF_PEOPLE = ("contact", "phone")
NO_NAME = gettext_noop("有电话，没有联系人姓名：没有记，请补上姓名")
NO_FIRM = gettext_noop("联系人“%(name)s”没有记：这一行没有登记了的投资方或项目公司")
KEPT = gettext_noop("联系人“%(name)s”记在“%(firm)s”名下")


def people(meeting: Meeting) -> None:
    """Find the contacts that rows name and the book does not have, each with its enterprise."""
    known: dict[int, set[str]] = {}
    for row in meeting.rows:
        said = person_said(row.draft.contact, row.draft.phone)
        if row.key is None or not (said.name or said.phone):
            continue
        if not said.name:
            row.notes.append(because(NO_NAME))
            continue
        key, shown = firm_of(row, meeting)
        if key is None:
            row.notes.append(because(NO_FIRM, name=said.name))
            continue
        names = known.setdefault(key, meeting.known.contacts.get(key, set()))
        if said.name not in names:
            names.add(said.name)
            row.contact = (key, said)
            row.notes.append(because(KEPT, name=said.name, firm=shown))


def firm_of(row: RowPlan, meeting: Meeting) -> tuple[int | None, str]:
    """The enterprise that the row's contact speaks for: its investor, else its company."""
    opened = meeting.firms_of(row) if (row.key or 0) <= 0 else {}
    for role, said in (("investor", row.draft.investor), ("company", row.draft.company)):
        if not said.strip():
            continue
        if role in opened:
            return opened[role], said.strip()
        firm = meeting.firms.by_key.get(firm_name(said, meeting.known.home).key)
        if firm and firm.key > 0:
            return firm.key, firm.shown
    return None, ""


def keep_people(act: Act, said: Sequence[tuple[int, Person]]) -> None:
    """The contacts of the rows that are recorded, with their enterprises."""
    found = Enterprise.objects.filter(subject__in={key for key, _ in said})
    by_key = {row.subject_id: row for row in found}
    contacted_each(act, [(by_key[key], one.name, one.phone) for key, one in said])


def forget_people(batch: Batch) -> None:
    """Names and phones do not go on waiting in staging once the book has them under seal."""
    rows = StagedRow.objects.filter(table__file__batch=batch).only("pk", "values")
    told = [row for row in rows if any(code in row.values for code in OF_PEOPLE)]
    for row in told:
        row.values = {code: said for code, said in row.values.items() if code not in OF_PEOPLE}
        row.planned = {}
    StagedRow.objects.bulk_update(told, ["values", "planned"], batch_size=200)
