"""Registering what others published, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction

from luodi.foundation.history.actions import begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, missing, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.bulletins.models import Bulletin, BulletinWithdrawal, PublishedFigure
from luodi.records.bulletins.rules import Heading, Said, twice
from luodi.records.library.actions import keep, paper_problems
from luodi.records.library.rules import Paper


@transaction.atomic
def publish(
    *,
    unit: Unit,
    heading: Heading,
    figures: Sequence[Said],
    paper: Paper | None = None,
    by: Account,
    at: datetime,
) -> Bulletin:
    """Keep a publication of others with its figures, in the words printed."""
    act = begin(unit.book, "bulletin.publish", by=by, at=at)
    insist(
        [
            *lacking(by, Right.VERIFY, unit=unit),
            *problems(heading, figures, act.day),
            *(paper_problems(paper) if paper else ()),
        ]
    )
    document = keep(act, unit.pk, paper, by) if paper else None
    bulletin = Bulletin.objects.create(
        book=act.book,
        seq=act.seq,
        unit=unit,
        publisher=heading.publisher,
        title=heading.title,
        document_no=heading.document_no,
        published_on=heading.published_on,
        document=document,
        by=by,
        at=act.at,
    )
    rows = figures_of(bulletin, figures)
    act.wrote(bulletin, *rows)
    act.seal(topic=f"bulletin:{bulletin.pk}", publisher=heading.publisher, figures=len(rows))
    return bulletin


def figures_of(bulletin: Bulletin, figures: Sequence[Said]) -> list[PublishedFigure]:
    """The figures of a publication as rows."""
    return PublishedFigure.objects.bulk_create(
        PublishedFigure(
            book=bulletin.book,
            seq=bulletin.seq,
            bulletin=bulletin,
            name=one.name,
            about=one.about,
            covers_from=one.period.start,
            covers_to=one.period.last_day,
            words=one.words,
            number=one.number,
            measure=one.measure,
        )
        for one in figures
    )


def problems(heading: Heading, figures: Sequence[Said], today: date) -> Iterator[Reason]:
    """Why this publication cannot be kept as it is said."""
    yield from missing(heading.publisher, gettext_noop("请写明是谁公布的"), about="publisher")
    yield from missing(heading.title, gettext_noop("请写公报或文件的标题"), about="title")
    yield from too_long(heading.publisher, 60, about="publisher")
    yield from too_long(heading.title, 120, about="title")
    yield from too_long(heading.document_no, 60, about="document_no")
    if heading.published_on > today:
        yield because(gettext_noop("发布日期在今天之后，请核对"), about="published_on")
    if not figures:
        yield because(gettext_noop("请至少写一个数：指标、期间、数"), about="table")
    for name in twice(figures):
        text = gettext_noop("“%(name)s”写了两遍，请删去一行")
        yield because(text, about="table", name=name)


@transaction.atomic
def withdraw(*, bulletin: Bulletin, reason: str, by: Account, at: datetime) -> BulletinWithdrawal:
    """Take a publication back: its figures are filled into nothing any more."""
    act = begin(bulletin.book, "bulletin.withdraw", by=by, at=at)
    found = [
        *lacking(by, Right.VERIFY, unit=bulletin.unit),
        *missing(reason, gettext_noop("请写明撤回的原因"), about="reason"),
        *too_long(reason, 200, about="reason"),
    ]
    if BulletinWithdrawal.objects.filter(bulletin=bulletin).exists():
        found.append(because(gettext_noop("这份公报已经撤回")))
    insist(found)
    row = BulletinWithdrawal.objects.create(
        book=act.book, seq=act.seq, bulletin=bulletin, reason=reason, by=by, at=act.at
    )
    act.wrote(row)
    act.seal(topic=f"bulletin:{bulletin.pk}", reason=reason)
    return row
