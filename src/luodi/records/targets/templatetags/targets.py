"""How a target is said on its pages, loaded with {% load targets %}."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from luodi.records.targets.models import Target
from luodi.records.targets.rules.amounts import written
from luodi.records.targets.rules.table import Named

register = template.Library()


@register.filter
def figure_name(target: Target, names: Mapping[str, Named]) -> str:
    return names[target.code].name


@register.filter
def amount_said(target: Target, names: Mapping[str, Named]) -> str:
    return written(target.amount, names[target.code].unit)
