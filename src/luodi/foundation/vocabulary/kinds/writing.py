"""Short words in which the rows of kinds are written."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import Pairs, codes
from luodi.foundation.vocabulary.shapes import Before, Field, FieldType, Need

PROJECT = ("project",)
LEAD_OR_PROJECT = ("lead", "project")


def papers(*codes: str) -> tuple[Need, ...]:
    """All of these papers."""
    return tuple(Need(any_of=((code,),)) for code in codes)


def either(*alternatives: str | tuple[str, ...], when: str = "") -> Need:
    """Any one of these; a tuple is papers that only prove together."""
    groups = tuple((a,) if isinstance(a, str) else a for a in alternatives)
    return Need(any_of=groups, when=when)


def after(*kinds: str) -> Before:
    """One of these must stand verified first."""
    return Before(any_of=kinds)


def expected(*kinds: str) -> Before:
    """One of these should stand first; its absence is shown and does not bar."""
    return Before(any_of=kinds, expected_only=True)


def fields(sort: FieldType = FieldType.TEXT, /, **names: str) -> tuple[Field, ...]:
    """Optional fields of one type: code=Chinese name."""
    return tuple(Field(code, name, sort) for code, name in names.items())


def choice(
    code: str, name: str, pairs: Pairs, *, column: str = "", required: bool = False
) -> Field:
    """A field that holds one code of a fixed list."""
    return Field(code, name, FieldType.CHOICE, codes(pairs), required=required, column=column)


DOCUMENT = fields(document_no="文号")
EVENT = Field("event", "签约活动", FieldType.EVENT, column="event")
PHONE = Field("phone", "联系电话", personal=True)
FORM_SOURCE = fields(form_source="报表来源")
PROBLEM = Field("problem", "问题编号", required=True, column="reference")
STATIONED = Field("person", "派驻人员（姓名或工号）", required=True, column="reference")
