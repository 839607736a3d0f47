"""The subjects that a reader may see and a text may speak of."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.intake.inbox.rules.naming import CODE, LATIN, Known, mentions, words_of
from luodi.kernel.name_keys import initials
from luodi.records.subjects.models import CircleMember, NameKey, NameWord, Party, Subject
from luodi.records.subjects.rules import SubjectType

ENTERPRISE = SubjectType.ENTERPRISE
MOST_KNOWN = 60  # subjects that share most pieces with a text
SPOKEN_OF = (
    SubjectType.PROJECT,
    SubjectType.ENTERPRISE,
    SubjectType.LEAD,
    SubjectType.STATION,
    SubjectType.EVENT,
    SubjectType.SITE,
)


def known_in(text: str, account: Account, book: Book) -> list[Known]:
    """The open subjects of the book whose names come near the text, with their enterprises'."""
    seen = Subject.objects.visible_to(account).filter(book=book, is_open=True, type__in=SPOKEN_OF)
    told = set(CircleMember.objects.filter(account=account).values_list("subject", flat=True))
    short = called_short(text, seen).values("pk")
    found = seen.filter(Q(pk__in=near(text, seen)) | Q(pk__in=short) | looked_up(text))
    rows = list(found.select_related("unit", "enterprise"))
    own = [known(row, text, is_told=row.pk in told) for row in rows]
    return [*own, *through_parties(own, text, seen, told)]


def near(text: str, seen: QuerySet[Subject]) -> list[int]:
    """Those that share most pieces of their names with the text."""
    words = NameWord.objects.filter(word__in=words_of(text), subject__in=seen.values("pk"))
    counted = words.order_by().values("subject").annotate(shared=Count("word"))
    return list(
        counted.order_by("-shared", "subject").values_list("subject", flat=True)[:MOST_KNOWN]
    )


def called_short(text: str, seen: QuerySet[Subject]) -> QuerySet[Subject]:
    """The enterprises whose short name stands in the text, however they are really called."""
    firms = seen.filter(type=ENTERPRISE).exclude(enterprise__short_name="")
    return firms.annotate(at=StrIndex(Value(text), F("enterprise__short_name"))).filter(at__gt=0)


def looked_up(text: str) -> Q:
    """By credit code or by the initials of a name, as far as the text has any."""
    found = Q(enterprise__credit_code__in=CODE.findall(text.upper())[:5])
    if letters := [word.casefold() for word in LATIN.findall(text)][:5]:
        found |= Q(pk__in=NameKey.objects.filter(initials__in=letters).values("pk"))
    return found


def known(subject: Subject, text: str, *, is_told: bool) -> Known:
    """The subject under the names that this reader may know; initials that are said are one."""
    hidden = bool(subject.codename) and not is_told
    name = subject.codename if hidden else subject.name
    names = [name] if hidden else [subject.name, *filter(None, [subject.codename])]
    enterprise = getattr(subject, "enterprise", None)
    if enterprise and not hidden:
        names += filter(None, [enterprise.short_name, enterprise.credit_code])
    letters = {word.casefold() for word in LATIN.findall(text)}
    names += letters & {initials(subject.codename or subject.name)}
    return Known(subject.pk, subject.type, name, str(subject.unit), tuple(names))


def through_parties(
    own: list[Known], text: str, seen: QuerySet[Subject], told: set[int]
) -> Iterator[Known]:
    """The projects of the enterprises that are named; none whose parties are not to be known."""
    said = {one.known.key: one for one in mentions(text, own)}
    firms = {key: one.piece for key, one in said.items() if one.known.type == ENTERPRISE}
    roles = (Party.Role.INVESTOR, Party.Role.PROJECT_COMPANY)
    rows = Party.objects.filter(enterprise__in=firms, role__in=roles, subject__in=seen.values("pk"))
    named = set(said)
    for row in rows.select_related("subject__unit").order_by("-pk")[:MOST_KNOWN]:
        subject = row.subject
        if subject.pk not in named and (not subject.codename or subject.pk in told):
            named.add(subject.pk)
            owner = firms[row.enterprise_id]
            yield Known(subject.pk, subject.type, subject.name, str(subject.unit), (owner,), owner)
