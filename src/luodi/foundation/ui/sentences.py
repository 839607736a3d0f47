"""A refusal's sentences in the reader's language."""

from __future__ import annotations

from django.forms import BaseForm
from django.utils.translation import gettext

from luodi.kernel.refusal import Refused
from luodi.kernel.text import Sayable


def sentence(reason: Sayable) -> str:
    """The reason as the reader reads it; its values are put in after the words are translated."""
    return reason.said(gettext)


def sentences(refusal: Refused) -> list[str]:
    return [sentence(reason) for reason in refusal.reasons]


def show_refusal(form: BaseForm, refusal: Refused) -> None:
    """Each sentence beside the field it is about; one about no field of the form stands on top."""
    for reason in refusal.reasons:
        form.add_error(reason.about if reason.about in form.fields else None, sentence(reason))
