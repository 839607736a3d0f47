"""The guide for users: its Markdown files as chapters that open inside the application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

CONTENTS = "README"
PICTURES = "../pictures/"  # as a page of the guide names them, so that other readers find them too
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
# A wide table scrolls by itself, with the keyboard too.
_FURNITURE = {
    "table_open": '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
    '<table class="sheet">\n',
    "table_close": "</table></div>\n",
}


@dataclass(frozen=True)
class Heading:
    """One section of a chapter: where it stands in the page, and what it is called."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Chapter:
    """One file of the guide, ready for a page."""

    code: str
    title: str
    html: SafeString
    headings: tuple[Heading, ...]


def contents() -> tuple[Chapter, ...]:
    """The chapters in the order in which the contents name them; others stay unseen."""
    folder: Path = settings.GUIDE
    first = read(folder / f"{CONTENTS}.md")
    named = dict.fromkeys(target for token in walk(first) if (target := linked(token)))
    return tuple(chapter(folder / f"{code}.md") for code in named)


def opening() -> Chapter:
    return chapter(Path(settings.GUIDE) / f"{CONTENTS}.md")


def chapter(path: Path) -> Chapter:
    return _drawn(path, path.stat().st_mtime_ns)


@cache
def _drawn(path: Path, changed: int) -> Chapter:
    """Drawn once for each state of the file."""
    title, body = taken_apart(read(path))
    found = tuple(sections(body))
    for token in walk(body):
        lead_inside(token)
        show_picture(token)
    html = _MARKDOWN.renderer.render(list(furnished(body, title)), _MARKDOWN.options, {})
    return Chapter(path.stem, title, mark_safe(html), found)


def read(path: Path) -> list[Token]:
    return _MARKDOWN.parse(path.read_text(encoding="utf-8"))


def taken_apart(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The title, which the page's own head shows, and all below it."""
    if tokens and tokens[0].tag == "h1":
        return tokens[1].content, tokens[3:]
    return "", tokens


def sections(tokens: list[Token]) -> Iterator[Heading]:
    """The second headings, each given its anchor."""
    for token, inside in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open" and token.tag == "h2":
            anchor = inside.content.replace(" ", "-")
            token.attrSet("id", anchor)
            yield Heading(anchor, inside.content)


def walk(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from walk(token.children or ())


def linked(token: Token) -> str:
    """The chapter that a link names; nothing where it leads out of the guide."""
    href = str(token.attrGet("href") or "")
    name = href.partition("#")[0]
    return name.removesuffix(".md") if name.endswith(".md") and "/" not in name else ""


def lead_inside(token: Token) -> None:
    """Turn a link between files into one between pages."""
    if code := linked(token):
        anchor = str(token.attrGet("href")).partition("#")[2]
        page = reverse("ui:help") if code == CONTENTS else reverse("ui:chapter", args=[code])
        token.attrSet("href", f"{page}#{anchor}" if anchor else page)


def show_picture(token: Token) -> None:
    """Fetch a picture from the address that it has here."""
    name = str(token.attrGet("src") or "")
    if name.startswith(PICTURES):
        code = name.removeprefix(PICTURES).removesuffix(".png")
        token.attrSet("src", reverse("ui:picture", args=[code]))
        token.attrSet("loading", "lazy")


def enlarged(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: OptionsDict,
    environment: EnvType,
) -> str:
    """A picture, and by a click the same in its own size."""
    address = escape(str(tokens[place].attrGet("src")))
    return f'<a href="{address}">{renderer.image(tokens, place, options, environment)}</a>'


_MARKDOWN.add_render_rule("image", enlarged)


def furnished(tokens: Iterable[Token], title: str) -> Iterator[Token]:
    """The tokens with our own frame round every table."""
    for token in tokens:
        if frame := _FURNITURE.get(token.type):
            yield Token("html_block", "", 0, content=frame.format(escape(title)))
        else:
            yield token
