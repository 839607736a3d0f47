"""What the chain alone cannot see: the files on disk, and heads that were once given out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import Break
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Closing, MonthReport
from luodi.records.library.models import Document


def head_breaks(book: Book) -> Iterator[Break]:
    """Heads that closings and monthly reports were given and that are no longer on the chain."""
    given = [(row.seq, row.head_before) for row in Closing.objects.filter(book=book)]
    given += [(row.seq, row.head) for row in MonthReport.objects.filter(book=book)]
    for seq, printed in given:
        number, _, digest = printed.lstrip("#").partition(":")
        lines = Line.objects.filter(book=book, seq=int(number), digest__startswith=digest)
        if int(number) and not lines.exists():
            text = gettext_noop("#%(seq)s 所印的链首 %(head)s 已不在链上")
            yield Break(seq, because(text, seq=seq, head=printed))


def content_breaks(book: Book) -> Iterator[Break]:
    """Documents whose content on disk is gone or is not what was kept."""
    documents = Document.objects.filter(book=book).select_related("fingerprint")
    for document in documents.order_by("pk").iterator():
        path = Path(settings.MEDIA_ROOT) / document.path
        pk, title = document.pk, document.title
        if document.fingerprint.value != document.content:
            text = gettext_noop("资料 %(pk)s“%(title)s”的内容指纹被改动过")
            yield Break(document.seq, because(text, pk=pk, title=title))
        elif not document.content:
            continue  # removed by an act; `verify` sees to it that it was
        elif not path.exists():
            text = gettext_noop("资料 %(pk)s“%(title)s”的文件不见了，请从备份恢复")
            yield Break(document.seq, because(text, pk=pk, title=title))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != document.content:
            text = gettext_noop("资料 %(pk)s“%(title)s”的文件被改动过")
            yield Break(document.seq, because(text, pk=pk, title=title))
