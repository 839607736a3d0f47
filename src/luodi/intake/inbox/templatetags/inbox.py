"""The box into which anything is dropped, for a page of another room."""

from __future__ import annotations

from django import template

from luodi.foundation.people.models import Account
from luodi.intake.inbox.forms import ReceiveForm
from luodi.intake.inbox.rules.files import LONGEST_TEXT, MOST_BYTES, MOST_FILES
from luodi.records.library.rules import CLASSIFIED_NOTICE, LARGEST_BYTES

register = template.Library()


@register.inclusion_tag("inbox/parts/box.html", takes_context=True)
def receiving_box(context: dict[str, object], form: ReceiveForm | None = None) -> dict[str, object]:
    """The form that takes in a text and files; as sent, where it was refused."""
    account = context["user"]
    if not isinstance(account, Account):
        return {}
    return {
        "form": form or ReceiveForm(by=account),
        "csrf_token": context["csrf_token"],
        "notice": CLASSIFIED_NOTICE,
        "most_files": MOST_FILES,
        "most_mb": MOST_BYTES // 1024 // 1024,
        "largest_mb": LARGEST_BYTES // 1024 // 1024,
        "longest_text": LONGEST_TEXT,
    }
