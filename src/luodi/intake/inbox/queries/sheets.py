"""Stamped sheets among what was received: told by the code that was printed on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache

from luodi.foundation.files.codes import codes_in
from luodi.foundation.files.drawing import PDF
from luodi.foundation.people.models import Account
from luodi.intake.inbox.models import Enclosure, Received
from luodi.records.library.models import Document
from luodi.records.library.queries import is_kept, location
from luodi.records.sheets.models import StampedSheet
from luodi.records.sheets.queries import SheetOf, sheet_of


@dataclass(frozen=True)
class Stamped:
    """One file that shows the code of a printed sheet, and the sheet that the reader may see."""

    enclosure: Enclosure
    sheet: SheetOf


def stamped_among(received: Received, reader: Account) -> Iterator[Stamped]:
    """The files of an item that are copies of sheets and have not been brought to their place."""
    for enclosure in received.enclosures.all():
        for code in codes_of(enclosure.document):
            sheet = sheet_of(code, reader)
            if sheet and not is_back(sheet, enclosure.document):
                yield Stamped(enclosure, sheet)


def is_nothing_else(received: Received, reader: Account) -> bool:
    """Whether all that came were sheets, without a word, and each lies at its place by now."""
    papers = received.enclosures.all()
    are_sheets = all(codes_of(paper.document) for paper in papers)
    return are_sheets and not received.text_id and not any(stamped_among(received, reader))


def is_back(sheet: SheetOf, document: Document) -> bool:
    """Whether this very file lies at the sheet's place already."""
    if report := sheet.report:
        return report.scans.filter(document=document).exists()
    return StampedSheet.objects.filter(code=sheet.code, document=document).exists()


def codes_of(document: Document) -> tuple[str, ...]:
    """The codes that a picture or a PDF shows; a file never changes, so it is read once."""
    if not (document.media_type.startswith("image/") or document.media_type == PDF):
        return ()
    if not is_kept(document):
        return ()
    key = f"inbox:codes:{document.content}"
    found: tuple[str, ...] | None = cache.get(key)
    if found is None:
        found = codes_in(location(document).read_bytes())
        cache.set(key, found, None)
    return found
