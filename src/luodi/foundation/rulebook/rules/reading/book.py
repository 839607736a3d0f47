"""Reads a whole rulebook: its layers, its sections one by one, then what must fit together."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import consistency
from luodi.foundation.rulebook.rules.reading.kinds import kind_rules
from luodi.foundation.rulebook.rules.reading.merging import (
    Layers,
    Source,
    as_base,
    laid_over,
    layer,
    taken_out,
)
from luodi.foundation.rulebook.rules.reading.milestones import milestones
from luodi.foundation.rulebook.rules.reading.rates import rates
from luodi.foundation.rulebook.rules.reading.section import Problems, Section
from luodi.foundation.rulebook.rules.reading.thresholds import thresholds
from luodi.foundation.rulebook.rules.settings import (
    Choices,
    Clocks,
    Colours,
    Limits,
    Sharing,
    settings_of,
)
from luodi.foundation.rulebook.rules.values import Day, Several, Text
from luodi.kernel.refusal import because, insist
from luodi.kernel.text import gettext_noop

BASE = "default"
# What other rooms own: they read it themselves; here it only has to be a table.
OTHER_SECTIONS = ("calendar", "schemes", "promises")


def read(given: Source, base: Source) -> Rulebook:
    """The rulebook written in `given`; `base` stands below it where it says so (based_on).

    Refuses with every problem at once, each with file, line, key, and what to do.
    """
    top = layer(given)
    layers = Layers((top, as_base(layer(base))) if "based_on" in top.table else (top,))
    problems = Problems(layers)
    rulebook = _rulebook(Section(problems, (), _table(layers, problems)))
    consistency.check(rulebook, problems)
    insist(problems.reasons)
    return rulebook


def is_overlay(given: Source) -> bool:
    """Whether the text stands on a base; refuses a text that is no TOML."""
    return "based_on" in layer(given).table


def _table(layers: Layers, problems: Problems) -> dict[str, object]:
    """What the layers say together, without what the given text takes out."""
    given = dict(layers.layers[0].table)
    if len(layers.layers) == 1:
        return given
    if given.pop("based_on") != BASE:
        text = gettext_noop('只能以默认手册为底，请写 based_on = "default"，或删去此行写成全本')
        problems.add(("based_on",), because(text))
    without = Section(problems, (), given).take_if_there("without", Several(Text()), ())
    given.pop("without", None)
    base = dict(layers.layers[1].table)
    for key in without:
        left = taken_out(base, tuple(key.split(".")))
        if left is None:
            text = gettext_noop('默认手册里没有“%(key)s”，不能去掉；请核对写法，如 "rates.r_stats"')
            problems.add(("without",), because(text, key=key))
        base = base if left is None else left
    return laid_over(base, given)


def _rulebook(top: Section) -> Rulebook:
    top.asked.update(OTHER_SECTIONS)
    rulebook = Rulebook(
        title=top.take("title", Text(longest=200)),
        document_no=top.take("document_no", Text(may_be_empty=True, longest=200)),
        effective_on=top.take("effective_on", Day()),
        milestones=milestones(top.section("milestones")),
        kinds=kind_rules(top.section("kinds")),
        rates=rates(top.section("rates")),
        settings=_settings(Choices, top.section("settings")),
        thresholds=thresholds(top.section("thresholds")),
        limits=_settings(Limits, top.section("limits")),
        colours=_settings(Colours, top.section("colours")),
        clocks=_settings(Clocks, top.section("clocks")),
        sharing=_settings(Sharing, top.section("sharing")),
        sections=MappingProxyType({key: _raw(top, key) for key in OTHER_SECTIONS}),
    )
    top.done()
    return rulebook


def _settings[T](shape: type[T], section: Section) -> T:
    """A row of settings, each read as its annotation says."""
    values: dict[str, Any] = {
        name: section.take(name, setting.shape) for name, setting in settings_of(shape)
    }
    section.done()
    return shape(**values)


def _raw(top: Section, key: str) -> Mapping[str, object]:
    """Another room's section as it stands, unchangeable; empty where the file has none."""
    return _frozen(top.section(key).table) if key in top.table else MappingProxyType({})


def _frozen(value: Any) -> Any:
    match value:
        case dict():
            return MappingProxyType({key: _frozen(inner) for key, inner in value.items()})
        case list():
            return tuple(map(_frozen, value))
        case _:
            return value
