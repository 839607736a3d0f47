"""What may be recorded of something received: each fact with its subjects and the way to a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.people.models import Account
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Kind
from luodi.intake.inbox.models import Received
from luodi.intake.inbox.queries.items import Made, files_of, made_of, message_of, text_of
from luodi.intake.inbox.queries.knowing import known_in
from luodi.intake.inbox.rules.naming import Known, Meant, Mention, meant, unregistered
from luodi.intake.inbox.rules.telling import Fact
from luodi.intake.inbox.rules.writing import written_days
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import named_like, shown_names

WHY = gettext_noop("文中有“%(word)s”")
MOST_FOUND = 8  # of subjects that a person looks for by hand


@dataclass(frozen=True)
class Way:
    """One button: the kind, and the form to which it leads."""

    name: str
    link: str


@dataclass(frozen=True)
class Choice:
    """One subject that may be meant, why, and the ways to its forms."""

    name: str
    unit: str
    why: Reason | None
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Proposal:
    """One thing that may be recorded. What is sure has one choice; else one is to be chosen.

    Another sort of proposal (a sheet that came back by its code) needs a title, why, and choices.
    """

    title: str
    why: tuple[Reason, ...]
    choices: tuple[Choice, ...]
    is_sure: bool = False
    day: str = ""
    amount: str = ""
    to_check: tuple[Reason, ...] = ()
    made: tuple[Made, ...] = ()
    new_name: str = ""  # of a project that nobody has registered yet


@dataclass(frozen=True)
class Proposals:
    """Everything that is proposed for one item, and what was passed over."""

    rows: tuple[Proposal, ...]
    passed_over: tuple[Reason, ...]
    subjects: tuple[Choice, ...]  # where no fact was read: of whom it may speak
    new_name: str = ""
    made: tuple[Made, ...] = ()


def proposals(received: Received, account: Account) -> Proposals:
    """What this reader may record of it."""
    message, made = message_of(received), made_of(received, account)
    whole = "\n".join([text_of(received), *(file.stem for file in files_of(received))])
    known = known_in(whole, account, received.unit.book)
    rows = tuple(proposal(received, fact, whole, known, made) for fact in message.facts)
    spoken_of = meant(whole, "", whole, known).candidates
    return Proposals(
        rows,
        message.passed_over,
        tuple(to_choose(received, one) for one in spoken_of) if not rows else (),
        unregistered(whole, known),
        tuple(made),
    )


def proposal(
    received: Received, fact: Fact, whole: str, known: Sequence[Known], made: Sequence[Made]
) -> Proposal:
    kinds = [kind_named(code) for code in fact.kinds]
    types = {type_ for kind in kinds for type_ in kind.subjects}
    about = meant(fact.clause, fact.word, whole, [one for one in known if one.type in types])
    return Proposal(
        title=gettext(" / ").join(gettext(kind.name) for kind in kinds),
        why=(because(WHY, word=fact.word),),
        choices=tuple(choices(received, fact, kinds, about)),
        is_sure=about.is_sure and len(kinds) == 1,
        day=(written_days(fact.day.days) or fact.day.word) if fact.day else "",
        amount=fact.amount.word if fact.amount else f"{fact.percent}%" if fact.percent else "",
        to_check=fact.to_check,
        made=tuple(one for one in made if one.row == fact.number),
        new_name="" if about.is_sure else unregistered(fact.sentence or fact.clause, known),
    )


def choices(received: Received, fact: Fact, kinds: Sequence[Kind], about: Meant) -> list[Choice]:
    """The subjects that may be meant; the sure one alone."""
    shown = about.candidates[:1] if about.is_sure else about.candidates
    return [choice(received, fact.number, kinds, one) for one in shown]


def choice(received: Received, row: int, kinds: Sequence[Kind], one: Mention) -> Choice:
    fit = [kind for kind in kinds if one.known.type in kind.subjects]
    ways = (Way(gettext(kind.name), way(received, one.known.key, kind.code, row)) for kind in fit)
    return Choice(one.known.name, one.known.unit, one.why, tuple(ways))


def way(received: Received, subject: int, kind: str, row: int) -> str:
    return reverse("ledger:record", args=[subject, kind, received.pk, row])


def to_choose(received: Received, one: Mention) -> Choice:
    """A subject without a kind: what happened is chosen next."""
    return Choice(one.known.name, one.known.unit, one.why, to_form(received, one.known.key))


def found_by_hand(received: Received, account: Account, sought: str) -> list[Choice]:
    """The subjects of the item's book that a person looks for himself."""
    seen = Subject.objects.visible_to(account).filter(book=received.book_id, is_open=True)
    rows = seen.filter(named_like(sought, by=account)).select_related("unit").order_by("-pk")
    found = list(rows[:MOST_FOUND])
    names = shown_names(found, account)
    return [Choice(names[row.pk], str(row.unit), None, to_form(received, row.pk)) for row in found]


def to_form(received: Received, subject: int) -> tuple[Way, ...]:
    """On to the choice of what happened."""
    link = reverse("ledger:choose", args=[subject, received.pk])
    return (Way(gettext("选一项填报"), link),)
