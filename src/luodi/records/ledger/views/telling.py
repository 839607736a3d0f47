"""An entry in words: every field that was filled in, as a reader reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, gettext

from luodi.foundation.people.models import Account
from luodi.foundation.ui import numbers
from luodi.foundation.vocabulary.shapes import Measure
from luodi.kernel.periods import Period
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.details import Details
from luodi.records.ledger.queries.timeline import Done, Told
from luodi.records.ledger.rules.states import Deed, State

DEEDS = {
    Deed.VERIFIED: gettext_noop("核定"),
    Deed.RETURNED: gettext_noop("退回"),
    Deed.WITHDRAWN: gettext_noop("撤销核定"),
    Deed.ANSWERED: gettext_noop("答复"),
    Deed.REVERSED: gettext_noop("红冲"),
    Deed.CONFIRMED: gettext_noop("单位确认"),
    Deed.RECLASSED: gettext_noop("改归类"),
    Deed.WAIVED: gettext_noop("免除"),
}

type Line = tuple[str, str]


@dataclass(frozen=True)
class Step:
    """One act on an entry: what it was, in which words, by whom."""

    what: str
    done: Done


def story(told: Told) -> list[Step]:
    return [Step(gettext(DEEDS[done.deed]), done) for done in told.done]


def grade(told: Told) -> str:
    """The grade by which the entry stands verified; nothing for one that does not."""
    if told.state is not State.VERIFIED:
        return ""
    return [done.grade for done in told.done if done.deed is Deed.VERIFIED][-1]


def days(entry: Entry) -> str:
    """When it happened: a day, a month, or the period that it is about."""
    if entry.covers_from and entry.covers_to:
        return Period.custom(entry.covers_from, entry.covers_to).label
    if entry.occurred_from == entry.occurred_to:
        return numbers.day(entry.occurred_from)
    return Period.custom(entry.occurred_from, entry.occurred_to).label


def amount(entry: Entry) -> str:
    """The number with its unit; nothing for an entry without."""
    if entry.value is None:
        return ""
    if entry.measure == Measure.YUAN.name:
        return money(entry.value)
    return (
        f"{numbers.number(entry.value, 2).rstrip('0').rstrip('.')} {Measure[entry.measure].value}"
    )


def money(yuan: Decimal) -> str:
    return numbers.money(yuan, english=(get_language() or "").startswith("en"))


def lines(entry: Entry, reader: Account, *, inside: bool) -> Iterator[Line]:
    """What was filled in, label by label."""
    if entry.planned_on:
        yield gettext("计划日期"), numbers.day(entry.planned_on)
    if entry.currency:
        text = gettext("%(amount)s %(currency)s，折人民币 %(yuan)s、折美元 %(dollar)s")
        values = {"amount": f"{entry.currency_amount:,}", "currency": entry.currency}
        rates = {"yuan": entry.yuan_rate, "dollar": entry.dollar_rate}
        yield gettext("原币"), text % {**values, **rates}
    for row in Details([entry], reader).of(entry, inside=inside):
        yield gettext(row.name), row.value
