"""What a kind asks for besides day and number: its own fields, typed, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from luodi.foundation.vocabulary.shapes import Field, FieldType, Kind
from luodi.foundation.vocabulary.wording import Words
from luodi.foundation.vocabulary.words import word
from luodi.kernel.refusal import Reason, because, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.rules.claims.claim import Claim, SealedAlready

# How long a text may be: what its column holds.
LONGEST = {
    "said": 500,
    "currency": 3,
    "payer": 120,
    "payer_place": 60,
    "voucher_no": 60,
    "reference": 80,
    "batch": 64,
    "sheet": 80,
    "cell": 20,
}
# Columns that only kinds with such a field may fill; event and enterprise may stand beside any.
OWN_COLUMNS = {
    "payer": gettext_noop("付款方"),
    "payer_place": gettext_noop("付款方所在地"),
    "voucher_no": gettext_noop("凭证号"),
    "nature": gettext_noop("资金性质"),
    "origin": gettext_noop("资金来源地"),
    "category": gettext_noop("细类"),
    "reference": gettext_noop("编号"),
    "local_value": gettext_noop("其中地方部分"),
}
# A workbook may leave these open: the entry is claimed, and not verified before they are known.
LEFT_OPEN = frozenset({"voucher_no", "payer", "payer_place"})
CLASSES = ("origin", "nature", "category")  # by which an entry alone is counted apart
KEYS = (FieldType.UNIT, FieldType.EVENT, FieldType.SUBJECT, FieldType.ENTERPRISE)


def about_fields(claim: Claim, kind: Kind) -> Iterator[Reason]:
    known = {own.code for own in kind.fields if not own.column}
    for own in kind.fields:
        value = getattr(claim, own.column) if own.column else claim.detail.get(own.code)
        if value in (None, ""):
            if own.required and not may_be_open(own, claim):
                yield because(
                    gettext_noop("请填写“%(field)s”"), about=own.code, field=because(own.name)
                )
        elif own.choices and value not in own.choices:
            yield unknown_choice(own, value)
        elif not (IS_FIT[own.type](value) or (own.personal and isinstance(value, SealedAlready))):
            text = gettext_noop("“%(field)s”应填%(type)s，不能填“%(value)s”")
            named = {"field": because(own.name), "type": because(own.type.value)}
            yield because(text, about=own.code, **named, value=value)
    for code in sorted(claim.detail.keys() - known):
        text = gettext_noop("“%(kind)s”没有“%(code)s”这一项")
        yield because(text, about=code, kind=because(kind.name), code=code)


def may_be_open(own: Field, claim: Claim) -> bool:
    return claim.source == "IMPORT" and own.column in LEFT_OPEN


def unknown_choice(own: Field, value: object) -> Reason:
    text = gettext_noop("“%(field)s”不能填“%(value)s”，可填：%(choices)s")
    choices = Words(tuple(word(choice) for choice in own.choices))
    return because(text, about=own.code, field=because(own.name), value=value, choices=choices)


def about_columns(claim: Claim, kind: Kind) -> Iterator[Reason]:
    """What the kind does not ask for would be kept and never read."""
    for column in OWN_COLUMNS.keys() - {own.column for own in kind.fields}:
        if getattr(claim, column) not in (None, ""):
            text = gettext_noop("“%(kind)s”没有“%(code)s”这一项")
            yield because(text, about=column, kind=because(kind.name), code=OWN_COLUMNS[column])


def reclassable(kind: Kind) -> list[Field]:
    """What of an entry of the kind can be put otherwise: origin, nature, category."""
    return [own for own in kind.fields if own.column in CLASSES]


def about_reclassing(kind: Kind, given: Mapping[str, str]) -> Iterator[Reason]:
    """Why these columns of an entry of the kind cannot be put to these values."""
    known = {own.column: own for own in kind.fields if own.column}
    for column, value in given.items():
        own = known.get(column)
        if own is None:
            text = gettext_noop("“%(kind)s”没有“%(code)s”这一项")
            yield because(text, about=column, kind=because(kind.name), code=OWN_COLUMNS[column])
        elif not value and own.required:
            yield because(gettext_noop("请填写“%(field)s”"), about=column, field=because(own.name))
        elif value and value not in own.choices:
            yield unknown_choice(own, value)


def about_texts(claim: Claim) -> Iterator[Reason]:
    for column, most in LONGEST.items():
        if is_text(said := getattr(claim, column)):  # what is none has been refused already
            yield from too_long(said, most, about=column)


def is_text(value: object) -> bool:
    return isinstance(value, str)


def is_number(value: object) -> bool:
    """A whole number, or decimals as text: a float would not come back as it was stored."""
    if isinstance(value, str):
        try:
            return Decimal(value).is_finite()
        except InvalidOperation:
            return False
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def is_key(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


IS_FIT: dict[FieldType, Callable[[object], bool]] = {
    FieldType.TEXT: is_text,
    FieldType.CHOICE: is_text,
    FieldType.CREDIT_CODE: is_text,
    FieldType.MONEY: is_number,
    FieldType.NUMBER: is_number,
    FieldType.AREA: is_number,
    FieldType.DATE: is_day,
    FieldType.YES_NO: lambda value: isinstance(value, bool),
    **dict.fromkeys(KEYS, is_key),
}
