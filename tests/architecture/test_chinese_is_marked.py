"""What a person reads in Chinese passes through gettext, so that the English catalogue has it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from source_files import File, files

from luodi.config.messages import MARKS

CHINESE = re.compile(r"[\u3400-\u9fff]")
STOPS = re.compile(r"[，。；：！？“”（）]")
LONGER_THAN_A_WORD = re.compile(r"[\u3400-\u9fff]{5,}")
OF_PATTERNS = re.compile(r"[\[\]\\*^]|\(\?")

# Chinese that is data or is read, with the reason why it needs no English of its own.
EXCUSED = {
    "outputs/papers/rules/skeletons.py": "texts for a meeting that is held in Chinese",
    "foundation/vocabulary": "frozen tables, whose texts are gathered from their rows",
    "foundation/files/official/page.py": "the names of typefaces",
    "foundation/people/rules/tree.py": "the classes that a list of units names",
    "intake/workbooks/rules/clauses.py": "the words that sentences in a cell are made of",
    "intake/workbooks/rules/endings.py": "the words by which ledgers say why a project ended",
    "intake/workbooks/rules/fields": "the heads of ledgers, which are read; names are marked",
    "intake/workbooks/rules/heads.py": "the words that heads are made of",
    "foundation/vocabulary/industry_names.py": "names of an older standard, which are read",
    "intake/workbooks/rules/notes.py": "the words round a table that are looked for",
    "intake/workbooks/rules/parts.py": "the words of rows of 其中",
    "intake/workbooks/rules/remarks.py": "the words beside an amount",
    "intake/workbooks/rules/rows.py": "the numbering by which groups are known",
    "intake/workbooks/rules/splits.py": "the words in which shares are written",
    "intake/workbooks/rules/statuses.py": "the words of a column of states",
    "kernel/digits.py": "the characters of numerals",
    "kernel/hedges.py": "the words by which a writer qualifies a number",
    "kernel/money.py": "the names of currencies in what is read",
    **{
        f"intake/inbox/rules/{name}.py": "the words, stops and numerals by which a chat is read"
        for name in ("amounts", "clauses", "days", "naming", "payers", "sorts", "words")
    },
    "analysis/proofreading/rules": "the words by which reports are read; what is said is marked",
    "outputs/papers/rules/laying": "the words by which a text is parted; nothing of it is said",
    "outputs/papers/rules/phrases": "the words by which speeches are read; what is said is marked",
    "outputs/papers/rules/restoring/swaps": "the words that are looked for, and their company",
    "config/cli": "the terminal speaks Chinese, as the launcher does before anything is installed",
    "config/benchmark": "the terminal speaks Chinese, as in config/cli",
    "config/demonstration": "an invented city",
    "config/pictures": "what is looked at in the invented city, and its papers",
}


def unmarked(file: File) -> Iterator[str]:
    """Chinese prose outside docstrings and the marking functions, with its line."""
    passed = set(map(id, marked_or_documented(file.tree)))
    for node in ast.walk(file.tree):
        if id(node) in passed:
            continue
        text = said(node)
        if is_prose(text):
            yield f"{file.place}:{getattr(node, 'lineno', 0)}: {text}"


def marked_or_documented(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes that need no mark: what is in one, docstrings, and the pieces of f-strings."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=arguments) if name in MARKS:
                for argument in arguments:
                    yield from ast.walk(argument)
            case ast.Expr(value=ast.Constant() as docstring):
                yield docstring
            case ast.JoinedStr(values=pieces):
                yield from pieces


def said(node: ast.AST) -> str:
    """The text of a string, or of an f-string with its holes left out."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=pieces):
            return "…".join(said(piece) for piece in pieces)
        case _:
            return ""


def is_prose(text: str) -> bool:
    """Chinese with a stop, or more than four characters of it on end that are no pattern."""
    if STOPS.search(text):
        return bool(CHINESE.search(text))
    return bool(LONGER_THAN_A_WORD.search(text)) and not OF_PATTERNS.search(text)


def test_every_sentence_in_the_source_is_marked_for_translation() -> None:
    found = [line for file in files(".py") if not file.lies_in(*EXCUSED) for line in unmarked(file)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("place", EXCUSED)
def test_no_excuse_outlives_its_reason(place: str) -> None:
    assert any(line for file in files(".py") if file.lies_in(place) for line in unmarked(file))


@pytest.mark.parametrize(
    "text",
    [
        "why = '请写明理由，再提交'",
        "mark = '据补录资料'",
        "name = f'第{number}版（现行）'",
        "because('该记录已红冲', about='entry')",
        "text = '本账套' '没有这份资料'",
    ],
)
def test_a_sentence_without_a_mark_is_found(text: str) -> None:
    assert list(unmarked(File("records/x/rules.py", text)))


@pytest.mark.parametrize(
    "text",
    [
        "why = gettext_noop('请写明理由，再提交')",
        "name = models.CharField(_('统一社会信用代码'))",
        "def f():\n    '''月报：一个单位一个月的话。'''\n",
        "unit = '万元'",
        "span = f'{first.year}年{first.month}月至{last.year}年{last.month}月'",
        "pattern = re.compile(r'[零一二三四五六七八九]+')",
    ],
)
def test_marked_sentences_docstrings_and_words_are_let_be(text: str) -> None:
    assert not list(unmarked(File("records/x/rules.py", text)))
