"""What of a saved page is its site's: it was read, and is not written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from luodi.outputs.papers.rules.phrases.passages import ENDS, PAGE_MARK, is_of_the_site, plain

_FILE = re.compile(r"[^。,;]{1,80}\.(?:docx?|pdf|pptx?|wps|txt)")
_PAGE_NUMBER = re.compile(r"第?\d{1,3}页(?:[,/]?共\d{1,3}页)?|[-—]+\d{1,3}[-—]+")
_AD = re.compile(
    r"(?:本文来[自源]|更多[^。]{0,16}(?:请访问|关注|下载)|欢迎(?:下载|关注)|下载(?:文档|全文|后可)|"
    r"(?:精品|精选)(?:文档|资料|范文)|(?:https?://|www\.)\S+|第一范文网|文库|可编辑|如有侵权)[^。]{0,60}"
)
_KEYWORDS = re.compile(r".{0,2}关键词:")  # stand in the line below


def left_out(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are the site's: pictures, thanks, keywords, page numbers."""
    return frozenset(_left_out(list(map(plain, lines))))


def _left_out(lines: Sequence[str]) -> Iterator[int]:
    are_keywords = False
    for number, line in enumerate(lines):
        if not line:
            continue
        is_name = _FILE.fullmatch(line) or _PAGE_NUMBER.fullmatch(line) or _AD.match(line)
        if are_keywords or is_name or is_of_the_site(line):
            yield number
        are_keywords = bool(_KEYWORDS.fullmatch(line))


def page_marks(lines: Sequence[str]) -> Mapping[int, int]:
    """Each line that begins with the number of its page, and how many signs that takes.

    They are page marks, and no items, where they count from one and one breaks a sentence.
    """
    numbered = [(at, found) for at, line in enumerate(lines) if (found := _marked(line))]
    counted = [int(found[0].strip().rstrip("、")) for _, found in numbered]
    if counted != list(range(1, len(counted) + 1)):
        return {}
    broken = any(at and lines[at - 1].rstrip()[-1:] not in ENDS for at, _ in numbered[1:])
    return {at: found.end() for at, found in numbered} if broken else {}


def _marked(line: str) -> re.Match[str] | None:
    return re.match(rf"\s*{PAGE_MARK.pattern}", line)
