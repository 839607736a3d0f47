"""隐去: removing a personal value or a file's content for good, while the chain still verifies."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import begin, remove_values
from luodi.foundation.history.models import Redaction, Sealed
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import require_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.library.actions import forget
from luodi.records.library.models import Document
from luodi.records.subjects.rules import reason_problems


@transaction.atomic
def redact_entry(*, entry: Entry, reason: str, by: Account, at: datetime) -> list[Redaction]:
    """Remove every personal value of an entry."""
    act = begin(entry.book, "entry.redact", by=by, at=at)
    require_in_book(by, Right.REDACT, book=entry.book)
    insist(reason_problems(reason))
    names = {own.code: own.name for own in kind_named(entry.kind).fields}
    found = []
    for code, value in entry.detail.items():
        if isinstance(value, dict) and "sealed" in value:
            sealed = Sealed.objects.filter(pk=value["sealed"], redaction=None)
            what = f"{entry.subject}·{names.get(code, code)}"
            found += remove_values(act, sealed, what=what[:80], reason=reason)
    if not found:
        raise Refused(because(gettext_noop("该记录没有可隐去的个人信息"), about="entry"))
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, values=len(found))
    return found


@transaction.atomic
def redact_document(*, document: Document, reason: str, by: Account, at: datetime) -> Redaction:
    """Remove a document's content; what it proved stays on record with the reason."""
    act = begin(document.book, "document.redact", by=by, at=at)
    require_in_book(by, Right.REDACT, book=document.book)
    insist(reason_problems(reason))
    document.refresh_from_db()  # another may have removed it since it was read
    if not document.content:
        raise Refused(because(gettext_noop("该资料的内容已经隐去"), about="document"))
    row = remove_values(act, [document.fingerprint], what=document.title[:80], reason=reason)[0]
    forget(document)
    act.seal(topic=f"document:{document.pk}", reason=reason)
    return row
