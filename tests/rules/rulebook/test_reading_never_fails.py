"""Whatever file is given, it becomes a rulebook or a refusal."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from overlays import BASE, HEAD

from luodi.foundation.rulebook.rules.reading import Source, read
from luodi.foundation.rulebook.rules.statements import statements
from luodi.kernel.refusal import Refused

LINES = BASE.text.splitlines()
STATEMENTS = [line for line in LINES if line and not line.startswith("#")]
VALUES = (
    "1",
    "-1",
    "1.5",
    "nan",
    "inf",
    "true",
    '""',
    '"m.started"',
    '"X"',
    "[]",
    "[[]]",
    "{}",
    '["a"]',
    "[{}]",
    "{a = 1}",
    "2024-01-01",
    "12:00:00",
    '"3亿元"',
    '"\\u0000"',
    "0x10",
)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Refused):
        read(Source("own.toml", text), BASE)


@given(st.data())
def test_the_default_with_lines_lost_and_values_changed_is_read_or_refused(
    data: st.DataObject,
) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        key, equals, _ = lines[place].partition(" = ")
        value = data.draw(st.sampled_from(VALUES))
        lines[place] = f"{key} = {value}" if equals and data.draw(st.booleans()) else ""
    with suppress(Refused):
        assert statements(read(Source("own.toml", "\n".join(lines)), BASE))


@given(st.lists(st.sampled_from(STATEMENTS), max_size=5), st.sampled_from(VALUES))
def test_an_overlay_of_stray_lines_is_read_or_refused(lines: list[str], value: str) -> None:
    text = HEAD + "\n".join([*lines, f"without = {value}"])
    with suppress(Refused):
        assert statements(read(Source("own.toml", text), BASE))


@given(st.data())
def test_a_refusal_names_a_line_of_the_file(data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(("limits", "clocks", "colours", "sharing", "settings")))
    padding = data.draw(st.integers(0, 5))
    text = f"{HEAD}{'# \n' * padding}[{section}]\nno_such_key = 1\n"
    try:
        read(Source("own.toml", text), BASE)
    except Refused as refusal:
        sentence = str(refusal)
    assert f"own.toml 第{6 + padding}行 {section}.no_such_key：没有这一项" in sentence
