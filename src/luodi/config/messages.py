"""Every Chinese sentence in the source that is marked for translation, and where it stands."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from luodi.foundation.rulebook.rules.shipped import SHIPPED, names_and_meanings
from luodi.foundation.vocabulary.texts import TABLES, texts

SOURCE = Path(__file__).resolve().parents[1]
MARKS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "tongue"})
CHINESE = re.compile(r"[\u3001-\u301f\u3400-\u9fff\uff00-\uffef]")  # stops and brackets too

_IN_TEMPLATE = re.compile(r"""\b(?:gettext|_)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def marked(source: Path = SOURCE) -> dict[str, set[str]]:
    """Message → the files and tables (from the source folder) that say it."""
    places: dict[str, set[str]] = defaultdict(set)
    for path in sorted(source.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            found = in_python(path.read_text(encoding="utf-8"))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            found = in_template(path.read_text(encoding="utf-8"))
        else:
            continue
        for message in found:
            if CHINESE.search(message):
                places[message].add(path.relative_to(source).as_posix())
    for place, message in in_tables():
        if CHINESE.search(message):
            places[message].add(place)
    return dict(places)


def in_tables() -> Iterator[tuple[str, str]]:
    """What stands in the rows of tables instead of sentences: the file, the text."""
    for name, table in TABLES.items():
        for text in texts(table):
            yield f"foundation/vocabulary/{name}", text
    for name in SHIPPED:
        for text in names_and_meanings(name):
            yield f"foundation/rulebook/defaults/{name}.toml", text


def in_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(message)), *_]):
                if name in MARKS:
                    yield message


def in_template(text: str) -> Iterator[str]:
    for quoted in _IN_TEMPLATE.findall(templatize(text)):
        yield ast.literal_eval(quoted)
