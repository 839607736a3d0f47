"""The browser of this machine, started for pictures and for tests alike."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # there is no playwright where Luodi only runs
    from playwright.sync_api import Browser

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# It stands alone: no sandbox in containers, no graphics card, nobody who is asked for updates.
WORDS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def installed() -> str | None:
    """Where the system's browser is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started(program: str) -> Iterator[Browser]:
    """A browser, closed afterwards."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=WORDS)
        yield browser
        browser.close()
