"""What Word's autocorrect does to a placeholder, undone: full-width braces, brackets, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = str.maketrans(
    "｛｝％＃（）［］【】，＝｜＋－．：！＜＞＿／　\u00a0", "{}%#()[][],=|+-.:!<>_/  "
)
# Which characters end a text that one of these began; Word turns straight quotes into either.
_ENDS = {
    **dict.fromkeys('"“”＂', '"“”＂'),
    **dict.fromkeys("'‘’＇", "'‘’＇"),
    "「": "」",
    "『": "』",
}
_MARKS = frozenset("".join(_ENDS) + "」』")
# An escaped character between quotation marks, or any other character.
_CHARACTER = re.compile(r"\\u([0-9a-f]{4})|\\(.)|(.)", re.DOTALL)
_SPAN = re.compile(
    r"[{｛]\s*[{｛].*?[}｝]\s*[}｝]|[{｛]\s*[%％].*?[%％]\s*[}｝]|[{｛]\s*[#＃].*?[#＃]\s*[}｝]",
    re.DOTALL,
)


def folded(text: str) -> str:
    """A placeholder in plain characters; what stands between quotation marks stays as it is."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    ends, inside = "", ""
    for found in _CHARACTER.finditer(text):
        code, escaped, character = found.groups()
        if ends and character and character in ends:
            yield plainly_quoted(inside)
            ends = ""
        elif ends:
            inside += chr(int(code, 16)) if code else escaped or character
        elif character in _ENDS:
            ends, inside = _ENDS[character], ""
        else:
            yield found[0].translate(_PLAIN)
    if ends:
        yield f'"{inside}'


def plainly_quoted(word: str) -> str:
    """A word between straight quotation marks, as the engine of templates reads it."""
    escaped = (f"\\u{ord(c):04x}" if c in _MARKS or c == "\\" else c for c in word)
    return f'"{"".join(escaped)}"'


def quoted_word(word: str) -> str:
    """A word between quotation marks as a person would write it; marks inside it are kept."""
    if _MARKS & set(word) and not set("「」\\") & set(word):
        return f"「{word}」"
    return plainly_quoted(word)


def spans(text: str) -> list[tuple[int, int, str]]:
    """Where placeholders stand in a text, each as it is read: start, end, plain characters."""
    return [(*found.span(), _tight(folded(found[0]))) for found in _SPAN.finditer(text)]


def _tight(placeholder: str) -> str:
    """`{ {` and `} }`, as a full-width brace with its space leaves them, closed up."""
    opened = re.sub(r"^\{\s*([{%#])", r"{\1", placeholder)
    return re.sub(r"([}%#])\s*\}$", r"\1}", opened)
