"""GLOSSARY.md names every model, role and reading, and no word that has left the code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.utils import translation
from source_files import ROOT, files

from luodi.foundation.people.rules.policy import GRANTS
from luodi.foundation.vocabulary.codelists import READINGS
from luodi.records.subjects.rules import TYPE_NAMES

ROW = re.compile(r"^\| (?P<chinese>[^|]+?) \| (?P<code>[^|]+?) \| ([^|]+?) \| ([^|]+?) \|$")
CODE = re.compile(r"`([\w.]+)`")
CHINESE = re.compile(r"[\u3400-\u9fff]")


def rows() -> Iterator[tuple[str, set[str]]]:
    """Chinese word and code words of every row that is not a table's head."""
    for line in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines():
        found = ROW.match(line)
        if found and CHINESE.search(found["chinese"]) and found["chinese"] != "中文":
            yield found["chinese"], set(CODE.findall(found["code"]))


WORDS = dict(rows())
MODELS = [model for model in apps.get_models() if model.__module__.startswith("luodi.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_stands_under_its_chinese_name(model: type[models.Model]) -> None:
    with translation.override("zh-hans"):
        assert model.__name__ in WORDS.get(str(model._meta.verbose_name), set())


@pytest.mark.parametrize(
    ("chinese", "code"),
    [
        *((grant.name, role.name) for role, grant in GRANTS.items()),
        *((word, code) for code, word in READINGS),
        *((word, type_.name) for type_, word in TYPE_NAMES.items()),
    ],
)
def test_every_role_reading_and_type_of_subject_stands_in_it(chinese: str, code: str) -> None:
    assert code in WORDS.get(chinese, set())


def test_no_two_rows_say_the_same_word_and_every_row_has_its_code() -> None:
    counted = Counter(chinese for chinese, _ in rows())
    assert not [chinese for chinese, times in counted.items() if times > 1]
    assert not [chinese for chinese, codes in rows() if not codes]


def test_every_line_of_the_tables_is_a_row_of_four_cells() -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    heads = sum(line.startswith(("| 中文 |", "| --- |")) for line in lines)
    assert len(lines) - heads == len(list(rows())) > len(MODELS)


def test_no_word_outlives_the_code_that_says_it() -> None:
    said = {word for file in files(".py") for word in re.findall(r"\w+", file.text)}
    stale = {code for codes in WORDS.values() for code in codes if not set(code.split(".")) <= said}
    assert not stale
