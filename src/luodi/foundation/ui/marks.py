"""Marks: a word with a sign before it, so that no meaning hangs on colour alone."""

from __future__ import annotations

from html import escape

SIGNS = {"done": "✓", "wait": "○", "bad": "!", "off": "–"}


def marked(word: str, tone: str) -> str:
    """The badge as markup; the word is escaped. Tones: done, wait, bad, off."""
    return (
        f'<span class="badge {tone}"><span aria-hidden="true">{SIGNS[tone]}</span>'
        f" {escape(word)}</span>"
    )
