"""What a subject is, in words: its units, its classes, its parties and what it is bound to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.vocabulary.dimensions import label
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.queries import Bond, Classed, Other, Sharing
from luodi.records.subjects.rules import WHOLE

AXES = {
    "industry": gettext_noop("国民经济行业"),
    "cluster": gettext_noop("产业集群"),
    "channel": gettext_noop("招商方式"),
    "money_type": gettext_noop("内外资"),
}
# A link as it reads from its other end.
FROM_THE_OTHER_END = {
    "PHASE_OF": gettext_noop("另有分期"),
    "SPLIT_FROM": gettext_noop("拆分出"),
    "MERGED_INTO": gettext_noop("并入了"),
    "REPLACES": gettext_noop("被置换为"),
    "DUPLICATE_OF": gettext_noop("重复的是"),
    "CAME_FROM": gettext_noop("后成为"),
    "HANDED_TO": gettext_noop("流转自"),
}


@dataclass(frozen=True)
class Fact:
    """One thing known of a subject; leads somewhere or nowhere."""

    name: str
    value: str
    link: str = ""
    note: str = ""


def page_of(other: Other) -> str:
    """The other's own dossier; nothing where the reader may not open it."""
    return reverse("dossiers:subject", args=[other.key]) if other.is_open else ""


def classes(row: Classed) -> Iterator[Fact]:
    """The dimensions of one classification that have a value."""
    yield Fact(gettext("责任单位"), units(row))
    values = (row.industry, row.cluster, row.channel, row.money_type)
    for (axis, name), value in zip(AXES.items(), values, strict=True):
        if value:
            yield Fact(gettext(name), gettext(label(axis, value)))
    for name, other in ((gettext("签约活动"), row.event), (gettext("驻点"), row.station)):
        if other:
            yield Fact(name, other.name, page_of(other))


def units(row: Classed) -> str:
    """The units that share the subject, the leading one first."""
    return "、".join(unit_words(share) for share in row.shares)


def unit_words(share: Sharing) -> str:
    """A unit with its role and, where it shares, its part."""
    role = f"（{gettext(label('unit_role', share.role))}）" if share.role else ""
    part = "" if share.weight == WHOLE else f" {share.weight * 100 / WHOLE:g}%"
    return f"{share.unit}{role}{part}"


def parties(bonds: Sequence[Bond]) -> Iterator[Fact]:
    """Who has a role in the subject; of an enterprise, in which of those that he may open."""
    for bond in bonds:
        if bond.is_own or bond.other.is_open:
            percent = "" if bond.percent is None else f"{bond.percent.normalize():f}%"
            word = bond.word if bond.is_own else gettext("作为%(role)s") % {"role": bond.word}
            yield Fact(word, bond.other.name, page_of(bond.other), percent)


def links(bonds: Sequence[Bond]) -> Iterator[Fact]:
    """What the subject is bound to; what the reader may not open stays unnamed."""
    for bond in bonds:
        word = bond.word if bond.is_own else gettext(FROM_THE_OTHER_END[bond.kind])
        name = bond.other.name if bond.other.is_open else gettext("您无权查看的事项")
        yield Fact(word, name, page_of(bond.other), bond.reason)
