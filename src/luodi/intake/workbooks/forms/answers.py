"""What no column says, and a person says once for a whole import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.ui.written import DayField, NumberField
from luodi.foundation.vocabulary.codelists import NATURES, ORIGINS, Pairs
from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.intake.workbooks.rules.saying import SPLITS


class AnswersForm(forms.Form):
    """What no column says, and holds for the whole import; only what is asked stands in it."""

    def __init__(
        self, *args: Any, asked: Sequence[str], said: Mapping[str, str], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in asked:
            self.fields[name] = asked_field(name, today)
            self.initial[name] = said.get(name, "")

    def said(self) -> dict[str, str]:
        return {name: as_text(value) for name, value in self.cleaned_data.items()}


def as_text(value: object) -> str:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value or "")


def asked_choice(label: Any, pairs: Pairs, help_text: Any = "") -> forms.ChoiceField:
    choices = [("", "—"), *((code, gettext(word)) for code, word in pairs)]
    return forms.ChoiceField(label=label, choices=choices, required=False, help_text=help_text)


def kinds(*codes: str) -> Pairs:
    return tuple((code, kind_named(code).name) for code in codes)


def asked_field(name: str, today: date) -> forms.Field:
    """The field of one thing that holds for a whole import."""
    if name in CHOSEN:
        label, pairs, help_text = CHOSEN[name]
        return asked_choice(label, pairs, help_text)
    if name == "dollar":
        help_text = _("1 美元合多少元人民币，按发生日的中间价。")
        return NumberField(label=_("美元折人民币"), required=False, help_text=help_text)
    label = _("累计数截至哪天")
    if name == "ended_on":
        label = _("终止、流失、退回没写哪天的，按哪天")
    return DayField(label=label, required=False, today=today)


CHOSEN: Mapping[str, tuple[Any, Pairs, Any]] = {
    "signed": (_("“签约”是指"), kinds("contract", "agreement"), ""),
    "started": (
        _("“开工”按哪一种记"),
        kinds(*START_KINDS),
        _("看现场是破土、打桩，还是利用现有厂房装设备。"),
    ),
    "nature": (_("到位资金的性质"), NATURES, ""),
    "origin": (_("到位资金从哪里来"), ORIGINS, ""),
    "rest": (
        _("其余到位资金从哪里来"),
        ORIGINS,
        _("写明“其中省外”“其中市外”的不算在内，问的是余下的。"),
    ),
    "split": (
        _("引进单位和落地单位怎么分"),
        SPLITS,
        _("台账写了引进（首报）单位，没有写分成。"),
    ),
}
