"""Questions about what others published: a list, one publication, one figure as of a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404

from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.queries import books_of
from luodi.foundation.vocabulary.naming import unknown
from luodi.kernel.folding import fold
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.bulletins.models import Bulletin, BulletinQuerySet, PublishedFigure


@dataclass(frozen=True)
class Published:
    """A figure that somebody else published, with everything a paper says of it."""

    bulletin: int
    name: str
    printed: str
    words: str
    measure: str
    period: Period
    publisher: str
    published_on: date
    title: str
    document_no: str
    seq: int
    about: str = ""


def bulletins_for(account: Account) -> BulletinQuerySet:
    """The publications that the account may read, the newest first."""
    rows = Bulletin.objects.of_books(books_of(account)).select_related("withdrawal", "book")
    return rows.annotate(count=Count("figures")).order_by("-published_on", "-pk")


def bulletin_for(account: Account, pk: int) -> Bulletin:
    rows = bulletins_for(account).select_related("document", "unit", "by", "withdrawal__by")
    return get_object_or_404(rows, pk=pk)


def published(
    book: int, name: str, *, period: Period | None, publisher: str, about: str, seq: int
) -> Published:
    """The figure of this name that stood at the moment: of several, the last one published.

    Refuses a name that nobody published, and one for a period for which nobody did.
    """
    rows = standing(book, seq)
    named = [row for row in rows if fold(row.name) == fold(name) and fold(row.about) == fold(about)]
    if not named:
        raise unknown(
            name,
            [row.name for row in rows],
            plain=gettext_noop("没有登记过“%(given)s”这个公报数"),
            hinting=gettext_noop("没有登记过“%(given)s”这个公报数，相近的有：%(nearest)s"),
        )
    wanted = [
        row
        for row in named
        if (period is None or row.said.period == period)
        and (not publisher or fold(publisher) in fold(row.bulletin.publisher))
    ]
    if not wanted:
        text = gettext_noop("“%(name)s”没有登记%(period)s%(publisher)s的数，已有：%(known)s")
        known = "、".join(
            dict.fromkeys(f"{row.said.period.label}（{row.bulletin.publisher}）" for row in named)
        )
        label = period.label if period else ""
        raise Refused(because(text, name=name, period=label, publisher=publisher, known=known))
    return told(wanted[-1])


def standing(book: int, seq: int) -> list[PublishedFigure]:
    """Every figure that was published and not withdrawn by an act, the latest published last."""
    withdrawn = Q(bulletin__withdrawal__seq__lte=seq)
    rows = PublishedFigure.objects.filter(book=book, seq__lte=seq).exclude(withdrawn)
    return list(
        rows.select_related("bulletin").order_by("covers_to", "bulletin__published_on", "pk")
    )


def told(row: PublishedFigure) -> Published:
    bulletin = row.bulletin
    return Published(
        bulletin=bulletin.pk,
        name=row.name,
        printed=row.said.printed,
        words=row.words,
        measure=row.measure,
        period=row.said.period,
        publisher=bulletin.publisher,
        published_on=bulletin.published_on,
        title=bulletin.title,
        document_no=bulletin.document_no,
        seq=row.seq,
        about=row.about,
    )
