"""What lies between two classings of a subject, axis by axis, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from luodi.foundation.people.models import Unit
from luodi.foundation.vocabulary.dimensions import dimension, label
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import WHOLE, Classing, Part

# What a subject is classed by, besides its shares, and whether that is another subject.
AXES = {
    "channel": False,
    "event": True,
    "station": True,
    "industry": False,
    "cluster": False,
    "money_type": False,
}
SHARES = gettext_noop("份额")
NOTHING = gettext_noop("（无）")


@dataclass(frozen=True)
class Changed:
    """One axis of a classing and what it was and will be."""

    code: str
    name: str
    before: str
    after: str


def changes(before: Classing, after: Classing) -> Iterator[Changed]:
    """What is otherwise, an item for each axis; the shares of the units last."""
    for code in AXES:
        old, new = getattr(before, code), getattr(after, code)
        if old != new:
            yield Changed(code, gettext(dimension(code).name), shown(code, old), shown(code, new))
    if before.parts != after.parts:
        yield Changed("unit", gettext(SHARES), shares(before.parts), shares(after.parts))


def shown(code: str, value: str | int | None) -> str:
    if not value:
        return gettext(NOTHING)
    return str(Subject.objects.get(pk=value)) if AXES[code] else gettext(label(code, str(value)))


def shares(parts: tuple[Part, ...]) -> str:
    units = Unit.objects.in_bulk([part.unit for part in parts])
    return gettext("、").join(share(str(units[part.unit]), part) for part in parts)


def share(unit: str, part: Part) -> str:
    """A unit with its role and its part."""
    role = gettext("（%(role)s）") % {"role": gettext(label("unit_role", part.role))}
    return f"{unit}{role if part.role else ''} {part.weight / WHOLE * 100:g}%"
