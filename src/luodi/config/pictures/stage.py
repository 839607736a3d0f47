"""The stage: the demonstration served to one browser, on a day that never moves."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from PIL import Image

from luodi.config.demonstration.invented.people import PASSWORD
from luodi.config.pictures.papers import photograph
from luodi.config.pictures.scene import MOMENT, ZONE
from luodi.config.pictures.shots import Shot, Step

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, StorageState

RETOUCH = Path(__file__).with_name("retouch.js").read_text(encoding="utf-8")
COLOURS = 128  # a screen has fewer, and a photograph on it is small


class Quiet(WSGIRequestHandler):
    """Says nothing of the requests."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def site() -> Iterator[str]:
    """The address of the demonstration, at which it is always the same morning."""
    timezone.now = lambda: MOMENT
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def sign_in(browser: Browser, site: str, who: str) -> StorageState:
    context = browser.new_context(base_url=site, locale="zh-CN")
    page = context.new_page()
    page.goto("/session/")
    page.get_by_label("登录名").fill(who)
    page.get_by_label("密码").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="登录").click()
    kept = context.storage_state()
    context.close()
    return kept


def taken(browser: Browser, site: str, shot: Shot, address: str, passport: StorageState) -> bytes:
    """The picture, as small as a palette makes it."""
    context = browser.new_context(
        base_url=site,
        locale="zh-CN",
        timezone_id=str(ZONE),
        color_scheme="light",
        reduced_motion="reduce",
        viewport={"width": shot.width, "height": shot.height},
        storage_state=passport,
    )
    page = context.new_page()
    page.goto(address)
    for step in shot.steps:
        VERBS[step.verb](page, step)
    page.wait_for_load_state("networkidle")
    page.evaluate(RETOUCH)
    part = page.locator(shot.clip).first if shot.clip else page
    content = part.screenshot(animations="disabled", caret="hide")
    context.close()
    return small(content)


def small(content: bytes) -> bytes:
    image = Image.open(io.BytesIO(content)).convert("RGB")
    out = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def put(page: Page, step: Step) -> None:
    """A photograph into a field for files."""
    page.locator(step.where).first.set_input_files(
        {"name": "IMG_20250331.jpg", "mimeType": "image/jpeg", "buffer": photograph(MOMENT)}
    )


def show(page: Page, step: Step) -> None:
    """Bring a part under the bar; what comes only when it is in sight may push it away again."""
    for _ in range(2):
        page.wait_for_load_state("networkidle")
        page.locator(step.where).first.evaluate(
            "element => window.scrollBy(0, Math.round(element.getBoundingClientRect().top) - 64)"
        )


VERBS: dict[str, Callable[[Page, Step], None]] = {
    "put": put,
    "click": lambda page, step: page.locator(step.where).first.click(),
    "fill": lambda page, step: page.locator(step.where).first.fill(step.what),
    "show": show,
}
