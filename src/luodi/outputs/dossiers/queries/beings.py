"""What a subject is by its own sort: a project's works, an enterprise's people, an event's days."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from luodi.outputs.dossiers.queries.facts import Fact
from luodi.records.campaigns.queries import event_of
from luodi.records.enterprises.queries import contacts_of, enterprise_of
from luodi.records.projects.queries.one import project_of
from luodi.records.subjects.rules import SubjectType


def own_facts(subject_type: str, subject: int, *, sees_personal: bool) -> list[Fact]:
    """The facts that only its sort of subject has, those without a value left out."""
    match subject_type:
        case SubjectType.PROJECT:
            found = project_facts(subject)
        case SubjectType.ENTERPRISE:
            found = enterprise_facts(subject, sees_personal=sees_personal)
        case SubjectType.EVENT:
            found = event_facts(subject)
        case _:
            return []
    return [fact for fact in found if fact.value]


def project_facts(subject: int) -> Iterator[Fact]:
    if project := project_of(subject):
        yield Fact(gettext("落户地"), project.place)
        yield Fact(gettext("建设性质"), str(project.get_build_type_display()))
        yield Fact(gettext("建设内容"), project.content)


def enterprise_facts(subject: int, *, sees_personal: bool) -> Iterator[Fact]:
    enterprise = enterprise_of(subject)
    if enterprise is None:
        return
    yield Fact(gettext("统一社会信用代码"), enterprise.credit_code)
    yield Fact(gettext("注册地"), enterprise.place)
    yield Fact(gettext("简称"), enterprise.short_name)
    for contact in contacts_of(enterprise):
        phone = contact.phone.value if contact.phone and sees_personal else ""
        yield Fact(gettext("联系人"), f"{contact.name} {contact.post}".strip(), note=phone)


def event_facts(subject: int) -> Iterator[Fact]:
    event = event_of(subject)
    if event is None:
        return
    edition = gettext("第%(number)s届") % {"number": event.edition} if event.edition else ""
    yield Fact(gettext("系列"), f"{event.series} {edition}".strip())
    same = event.first_day == event.last_day
    yield Fact(
        gettext("日期"), f"{event.first_day}" if same else f"{event.first_day}–{event.last_day}"
    )
    yield Fact(gettext("地点"), event.place)
