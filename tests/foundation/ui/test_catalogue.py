"""The English catalogue: read, written, compiled, and complete for the rooms that are finished."""

from __future__ import annotations

import gettext
import io
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.config.messages import CHINESE, SOURCE, in_python, in_template, marked
from luodi.foundation.ui import catalogue
from luodi.foundation.ui.numbers import UNITS
from luodi.foundation.vocabulary.evidence import EVIDENCE
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.kinds import KINDS, kind
from luodi.foundation.vocabulary.texts import TABLES, texts

# Where every sentence has its English; a room joins when it is finished, and none ever leaves.
COMPLETE = (
    *("kernel/", "analysis/figures/", "outputs/board/", "config/cli/", "config/settings.py"),
    *("foundation/desk/", "foundation/history/", "foundation/people/", "foundation/rulebook/"),
    *("foundation/ui/", "foundation/vocabulary/"),
    *("records/campaigns/", "records/enterprises/", "records/ledger/", "records/library/"),
    *("records/projects/", "records/subjects/"),
)
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%%|\{\w*\}")


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    path = catalogue.SOURCE / catalogue.PLACE / "django.po"
    return catalogue.read(path.read_text(encoding="utf-8"))


def test_no_sentence_of_a_finished_room_lacks_its_english(english: dict[str, str]) -> None:
    lacking = [
        message
        for message, places in marked().items()
        if not english.get(message) and any(place.startswith(COMPLETE) for place in places)
    ]
    assert lacking == [], "run `luodi translations`, then write their English"


def test_every_translation_keeps_the_values_of_its_sentence(english: dict[str, str]) -> None:
    for chinese, translated in english.items():
        if translated:
            assert sorted(PLACEHOLDER.findall(chinese)) == sorted(PLACEHOLDER.findall(translated))


def test_every_unit_of_a_figure_has_its_english(english: dict[str, str]) -> None:
    units = {row.unit for row in INDICATORS}
    assert {unit for unit in units if unit not in english} <= {"%", "㎡"}
    assert units & set(UNITS)


written = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(st.dictionaries(written, written))
def test_what_is_written_is_read_again_and_found_by_gettext(entries: dict[str, str]) -> None:
    assert catalogue.read(catalogue.written(entries, {})) == entries
    found = gettext.GNUTranslations(io.BytesIO(catalogue.compiled(entries)))
    assert {chinese: found.gettext(chinese) for chinese in entries} == entries


def test_a_sentence_without_english_is_left_out_so_that_the_chinese_shows() -> None:
    found = gettext.GNUTranslations(io.BytesIO(catalogue.compiled({"还没有": ""})))
    assert found.gettext("还没有") == "还没有"


def test_sentences_are_gathered_from_code_and_templates() -> None:
    code = 'a = _("甲" "乙")\nb = gettext_noop("丙 %(x)s")\nc = other("丁")\nd = _(name)\n'
    assert set(in_python(code)) == {"甲乙", "丙 %(x)s"}
    page = """{% translate "戊" %}{% badge _("己") %}{{ x|default:_('庚') }}{# _("辛") #}
        {% blocktranslate trimmed %}
          共 {{ n }} 条
        {% endblocktranslate %}"""
    assert set(in_template(page)) == {"戊", "己", "庚", "共 %(n)s 条"}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_the_vocabulary_has_its_english(name: str, english: dict[str, str]) -> None:
    for row in TABLES[name]:
        said = [text for text in texts(row) if CHINESE.search(text)]
        assert said, row
        assert [text for text in said if not english.get(text)] == []


def test_a_text_is_gathered_from_wherever_in_a_row_it_stands() -> None:
    said = set(texts(kind("money_in")))
    assert {"到位资金", "凭证号", kind("money_in").sentence, "金额和数量", "元"} <= said


def test_what_an_indicator_is_also_called_is_read_and_never_shown() -> None:
    row = next(row for row in INDICATORS if row.also)
    assert not set(row.also) & (set(texts(row)) - {row.name})


def test_what_ships_in_the_rulebooks_is_gathered_too() -> None:
    assert "foundation/rulebook/defaults/default.toml" in marked()["履约率"]


def test_no_two_names_of_kinds_or_indicators_read_the_same_in_english(
    english: dict[str, str],
) -> None:
    for table in (KINDS, INDICATORS, EVIDENCE):
        names = Counter(english[row.name] for row in table)
        assert [name for name, count in names.items() if count > 1] == []


def test_no_template_says_anything_in_chinese_unmarked() -> None:
    """The seal is a picture of two characters; the name of a language stands in that language."""
    unmarked = {}
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", blocks_gone(path), flags=re.DOTALL)
        if found := set(re.findall(r"[\u3400-\u9fff]+", text)) - {"落地", "中文"}:
            unmarked[path.name] = found
    assert unmarked == {}


def blocks_gone(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.DOTALL)


def test_the_compiled_file_follows_the_text_file(tmp_path: Path) -> None:
    catalogue.compile_if_older(tmp_path)
    target = tmp_path / catalogue.PLACE / "django.mo"
    first = target.stat().st_mtime_ns
    catalogue.compile_if_older(tmp_path)
    assert target.stat().st_mtime_ns == first
    source = catalogue.SOURCE / catalogue.PLACE / "django.po"
    target.write_bytes(b"")
    os.utime(target, (0, source.stat().st_mtime - 1))
    catalogue.compile_if_older(tmp_path)
    assert target.read_bytes()
