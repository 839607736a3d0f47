"""Taking something in, putting it aside and taking it up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin, remove_values, seal_value
from luodi.foundation.history.models import Redaction, Sealed
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking, require_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.intake.inbox.models import Enclosure, Placing, Received, Shelf, units_receiving_for
from luodi.intake.inbox.queries.items import lies_on
from luodi.intake.inbox.rules.files import LONGEST_TEXT, MOST_BYTES, MOST_FILES, File
from luodi.intake.inbox.rules.reading import read_received
from luodi.kernel.refusal import Reason, Refused, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.library.actions import keep, paper_problems
from luodi.records.library.rules import Paper
from luodi.records.subjects.rules import reason_problems


@transaction.atomic
def receive(
    *, unit: Unit, text: str, papers: Sequence[Paper], by: Account, at: datetime
) -> Received:
    """Keep what came in. Refuses nothing at all, and more than one movement carries."""
    act = begin(unit.book, "inbox.receive", by=by, at=at)
    text = text.strip()
    insist([*unit_problems(unit, by), *problems_of(text, papers)])
    received = Received.objects.create(
        book=act.book,
        seq=act.seq,
        unit=unit,
        by=by,
        at=act.at,
        text=seal_value(act, text) if text else None,
        to_record=max(1, read_received(text, named(papers), act.day).to_record),
    )
    act.wrote(received)
    enclose(act, received, papers)
    act.seal(topic=f"received:{received.pk}", files=len(papers))
    return received


def unit_problems(unit: Unit, by: Account) -> list[Reason]:
    """Why this person cannot receive for the unit: who could not open it again must not."""
    if found := list(lacking(by, Right.RECORD, unit=unit)):
        return found
    if units_receiving_for(by).filter(pk=unit.pk).exists():
        return []
    return [because(gettext_noop("您不能替这个单位收件"), about="unit")]


def named(papers: Sequence[Paper]) -> list[File]:
    """The files as their names alone tell of them."""
    return [File(place, paper.title, is_image=False) for place, paper in enumerate(papers)]


def enclose(act: Act, received: Received, papers: Sequence[Paper]) -> None:
    """The files kept in the library, each once, and listed under their names of today."""
    kept = {keep(act, received.unit_id, paper, received.by): paper.title for paper in papers}
    rows = [
        Enclosure(
            book=act.book,
            seq=act.seq,
            received=received,
            document=document,
            part=part,
            title=title,
        )
        for part, (document, title) in enumerate(kept.items(), start=1)
    ]
    act.wrote(*Enclosure.objects.bulk_create(rows))


def problems_of(text: str, papers: Sequence[Paper]) -> list[Reason]:
    """Why this cannot be taken in."""
    found = [*too_long(text, LONGEST_TEXT, about="text")]
    if not text and not papers:
        found.append(because(gettext_noop("请粘贴一段文字，或选择文件"), about="text"))
    if len(papers) > MOST_FILES:
        words = gettext_noop("一次最多 %(most)s 个文件，现有 %(count)s 个，请分几次收")
        found.append(because(words, about="papers", most=MOST_FILES, count=len(papers)))
    if sum(len(paper.content) for paper in papers) > MOST_BYTES:
        words = gettext_noop("这些文件一共超过 %(most)s MB，请分几次收")
        found.append(because(words, about="papers", most=MOST_BYTES // 1024 // 1024))
    broken = (reason for paper in papers for reason in paper_problems(paper))
    return [*found, *(replace(reason, about="papers") for reason in broken)]


@transaction.atomic
def put_aside(*, received: Received, reason: str, by: Account, at: datetime) -> Placing:
    """Nothing is to be recorded of it, and why. Refuses what does not wait."""
    act = begin(received.book, "inbox.aside", by=by, at=at)
    insist([*lacking(by, Right.RECORD, unit=received.unit), *reason_problems(reason)])
    if not lies_on(received, Shelf.WAITING):
        insist([because(gettext_noop("这件收件已经办完或放在一边了"), about="reason")])
    return place(act, received, Placing.Place.ASIDE, reason, by)


@transaction.atomic
def take_up(*, received: Received, by: Account, at: datetime) -> Placing:
    """What was put aside waits again."""
    act = begin(received.book, "inbox.back", by=by, at=at)
    insist(lacking(by, Right.RECORD, unit=received.unit))
    if not lies_on(received, Shelf.ASIDE):
        insist([because(gettext_noop("这件收件没有放在一边"))])
    return place(act, received, Placing.Place.BACK, "", by)


@transaction.atomic
def redact_text(*, received: Received, reason: str, by: Account, at: datetime) -> Redaction:
    """Remove the text for good; that something came, when and to whom stays on record."""
    act = begin(received.book, "inbox.redact", by=by, at=at)
    require_in_book(by, Right.REDACT, book=received.book)
    insist(reason_problems(reason))
    text = received.text and Sealed.objects.filter(pk=received.text.pk, redaction=None).first()
    if text is None:
        raise Refused(because(gettext_noop("这件收件没有可隐去的文字")))
    (row,) = remove_values(
        act, [text], what=f"{received._meta.verbose_name} {received.pk}", reason=reason
    )
    act.seal(topic=f"received:{received.pk}", reason=reason)
    return row


def place(act: Act, received: Received, where: Placing.Place, reason: str, by: Account) -> Placing:
    row = Placing.objects.create(
        book=act.book,
        seq=act.seq,
        received=received,
        place=where,
        reason=reason.strip(),
        by=by,
        at=act.at,
    )
    act.wrote(row)
    act.seal(topic=f"received:{received.pk}", place=where.value)
    return row
