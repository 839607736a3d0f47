"""Registering enterprises and their contacts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin, remove_values, seal_value
from luodi.foundation.history.models import Book, Redaction, Sealed
from luodi.foundation.history.sheaves import Sheaf
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking, require_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.models import Contact, Enterprise, EnterpriseVersion
from luodi.records.enterprises.rules import Newcomer, credit_code_problems
from luodi.records.subjects.actions import Opening, opened_each, opening_problems
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType, reason_problems

CHUNK = 2_000


@transaction.atomic
def register(
    *,
    name: str,
    unit: Unit,
    credit_code: str = "",
    place: str = "",
    short_name: str = "",
    by: Account,
    at: datetime,
) -> Enterprise:
    """Register a legal person once per book; a credit code must carry a true check digit."""
    act = begin(unit.book, "enterprise.register", by=by, at=at)
    newcomer = Newcomer(name, credit_code, place, short_name)
    insist([*lacking(by, Right.RECORD, unit=unit), *newcomer_problems(act.book, newcomer)])
    enterprise = entered(act, newcomer, unit)
    act.seal(topic=f"subject:{enterprise.subject_id}", name=name)
    return enterprise


def entered(act: Act, newcomer: Newcomer, unit: Unit) -> Enterprise:
    """The enterprise of an act that is under way, with its subject and first version."""
    sheaf = act.sheaf()
    subject = entered_each(sheaf, [(newcomer, unit)])[0]
    act.store(sheaf)
    return Enterprise.objects.select_related("subject").get(subject=subject)


def entered_each(sheaf: Sheaf, newcomers: Sequence[tuple[Newcomer, Unit]]) -> list[Subject]:
    """The enterprises that an act will register, once it has found no problem in them."""
    openings = [Opening(SubjectType.ENTERPRISE, one.name, unit) for one, unit in newcomers]
    subjects = opened_each(sheaf, openings)
    known = [
        {
            "book_id": sheaf.book.pk,
            "credit_code": one.code,
            "place": one.place,
            "short_name": one.short_name,
        }
        for one, _ in newcomers
    ]
    rows = [{**row, "subject_id": sub.pk} for row, sub in zip(known, subjects, strict=True)]
    keys = sheaf.put(Enterprise, rows)
    versions = [{**row, "enterprise_id": key} for row, key in zip(known, keys, strict=True)]
    sheaf.put(EnterpriseVersion, versions)
    return subjects


def newcomer_problems(book: Book, newcomer: Newcomer) -> list[Reason]:
    """Why this enterprise cannot be registered in the book."""
    return [
        *opening_problems(book, SubjectType.ENTERPRISE, newcomer.name),
        *code_problems(book, newcomer.code),
        *length_problems(newcomer.place, newcomer.short_name),
    ]


@transaction.atomic
def correct(
    *,
    enterprise: Enterprise,
    credit_code: str | None = None,
    place: str | None = None,
    short_name: str | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> EnterpriseVersion:
    """Put right what is known of an enterprise; what was said before is kept."""
    act = begin(enterprise.book, "enterprise.correct", by=by, at=at)
    enterprise.refresh_from_db()  # another may have corrected it since it was read
    problems = list(lacking(by, Right.RECORD, unit=enterprise.subject.unit))
    code = enterprise.credit_code if credit_code is None else credit_code.strip().upper()
    if code != enterprise.credit_code:
        problems += code_problems(act.book, code)
    problems += length_problems(place or "", short_name or "")
    insist([*problems, *reason_problems(reason)])
    enterprise.credit_code = code
    enterprise.place = enterprise.place if place is None else place
    enterprise.short_name = enterprise.short_name if short_name is None else short_name
    enterprise.save(update_fields=["credit_code", "place", "short_name"])
    row = version(act, enterprise, reason)
    act.seal(topic=f"subject:{enterprise.subject_id}", reason=reason)
    return row


def released_each(act: Act, enterprises: Sequence[Enterprise], reason: str) -> None:
    """Let go of the codes of enterprises that an act closes, so that others may have them."""
    coded = [enterprise for enterprise in enterprises if enterprise.credit_code]
    for enterprise in coded:
        enterprise.credit_code = ""
    Enterprise.objects.bulk_update(coded, ["credit_code"], batch_size=200)
    versions = [version_of(act, enterprise, reason) for enterprise in coded]
    act.wrote(*EnterpriseVersion.objects.bulk_create(versions, batch_size=CHUNK))


def version(act: Act, enterprise: Enterprise, reason: str = "") -> EnterpriseVersion:
    """The enterprise as it now is, kept as its newest version."""
    row = version_of(act, enterprise, reason)
    row.save(force_insert=True)
    act.wrote(row)
    return row


def version_of(act: Act, enterprise: Enterprise, reason: str = "") -> EnterpriseVersion:
    return EnterpriseVersion(
        book=act.book,
        seq=act.seq,
        enterprise=enterprise,
        credit_code=enterprise.credit_code,
        place=enterprise.place,
        short_name=enterprise.short_name,
        reason=reason,
    )


@transaction.atomic
def add_contact(
    *,
    enterprise: Enterprise,
    name: str,
    post: str = "",
    phone: str = "",
    by: Account,
    at: datetime,
) -> Contact:
    """Keep a person who speaks for an enterprise; the phone enters the chain salted."""
    act = begin(enterprise.book, "enterprise.contact", by=by, at=at)
    problems = list(lacking(by, Right.RECORD, unit=enterprise.subject.unit))
    if not name.strip():
        problems.append(because(gettext_noop("请填写联系人姓名"), about="name"))
    problems += [*too_long(name, 40, about="name"), *too_long(post, 40, about="post")]
    insist(problems)
    contact = Contact.objects.create(
        book=act.book,
        seq=act.seq,
        enterprise=enterprise,
        name=name,
        post=post,
        phone=seal_value(act, phone) if phone else None,
    )
    act.wrote(contact)
    act.seal(topic=f"subject:{enterprise.subject_id}")
    return contact


def contacted_each(act: Act, contacts: Sequence[tuple[Enterprise, str, str]]) -> list[Contact]:
    """The contacts of an act that has found no problem in them: enterprise, name, phone."""
    rows = [
        Contact(
            book=act.book,
            seq=act.seq,
            enterprise=enterprise,
            name=name,
            phone=seal_value(act, phone) if phone else None,
        )
        for enterprise, name, phone in contacts
    ]
    act.wrote(*Contact.objects.bulk_create(rows, batch_size=CHUNK))
    return rows


@transaction.atomic
def redact_contact(*, contact: Contact, reason: str, by: Account, at: datetime) -> Redaction:
    """Remove a contact's phone for good (隐去); the name and the chain stay."""
    act = begin(contact.book, "enterprise.redact", by=by, at=at)
    require_in_book(by, Right.REDACT, book=act.book)
    sealed = list(Sealed.objects.filter(pk=contact.phone_id or 0, redaction=None))
    problems = reason_problems(reason)
    if not sealed:
        problems.append(because(gettext_noop("该联系人没有可隐去的电话"), about="contact"))
    insist(problems)
    firm = contact.enterprise.subject
    what = gettext_noop("%(firm)s的联系电话") % {"firm": str(firm)[:60]}
    row = remove_values(act, sealed, what=what, reason=reason)[0]
    act.seal(topic=f"subject:{firm.pk}", reason=reason)
    return row


def length_problems(place: str, short_name: str) -> list[Reason]:
    return [*too_long(place, 60, about="place"), *too_long(short_name, 40, about="short_name")]


def code_problems(book: Book, code: str) -> list[Reason]:
    """Why the code cannot be taken: not one at all, or another's."""
    if not code:
        return []
    if found := list(credit_code_problems(code)):
        return found
    if Enterprise.objects.filter(book=book, credit_code=code).exists():
        text = gettext_noop("统一社会信用代码 %(code)s 已登记在另一家企业名下")
        return [because(text, about="credit_code", code=code)]
    return []
