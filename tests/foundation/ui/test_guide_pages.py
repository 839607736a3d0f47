"""The guide of docs/guide, opened inside the application."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from conftest import Cast
from luodi.foundation.ui import guide

HERE = """# 指南

- [记账](recording.md)
- [核定](reviewing.md#退回)
- [装好](../operate/README.md)
"""
RECORDING = """# 记账

## 记一笔

| 写 | 读 |
| --- | --- |
| 3.5亿 | <b>3.50</b> |

见[核定](reviewing.md#退回)，回[指南](README.md)。

![记一笔](../pictures/record.png)
"""


PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def _guide(settings: Settings, tmp_path: Path) -> None:
    settings.GUIDE, settings.PICTURES = tmp_path, tmp_path / "pictures"
    settings.PICTURES.mkdir()
    (settings.PICTURES / "record.png").write_bytes(PICTURE)
    (tmp_path / "secret.png").write_bytes(b"not to be seen")
    (tmp_path / "README.md").write_text(HERE, encoding="utf-8")
    (tmp_path / "recording.md").write_text(RECORDING, encoding="utf-8")
    (tmp_path / "reviewing.md").write_text("# 核定\n\n## 退回 一条\n", encoding="utf-8")
    (tmp_path / "unnamed.md").write_text("# 草稿\n", encoding="utf-8")


@pytest.mark.usefixtures("_guide")
def test_the_contents_say_which_chapters_there_are_and_in_which_order() -> None:
    chapters = guide.contents()
    assert [(chapter.code, chapter.title) for chapter in chapters] == [
        ("recording", "记账"),
        ("reviewing", "核定"),
    ]
    assert chapters[1].headings == (guide.Heading("退回-一条", "退回 一条"),)


@pytest.mark.usefixtures("_guide")
def test_links_between_files_lead_between_pages_and_markup_is_only_our_own() -> None:
    html = guide.contents()[0].html
    assert '<a href="/help/reviewing/#退回">' in html.replace("%E9%80%80%E5%9B%9E", "退回")
    assert '<a href="/help/">' in html
    assert '<h2 id="记一笔">' in html
    assert '<table class="sheet">' in html
    assert "&lt;b&gt;3.50" in html


@pytest.mark.usefixtures("_guide")
def test_a_picture_of_the_guide_shows_inside_too(cast: Cast, client: Client) -> None:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    address = "/help/pictures/record.png"
    page = client.get("/help/recording/").content.decode()
    assert f'<a href="{address}"><img src="{address}" alt="记一笔" loading="lazy"' in page
    shown = client.get(address)
    assert shown["Content-Type"] == "image/png"
    assert b"".join(shown.streaming_content) == PICTURE  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["../secret", "..%2fsecret", "%2e%2e/secret", "none", "a.b"])
@pytest.mark.usefixtures("_guide")
def test_no_other_file_is_fetched_as_a_picture(cast: Cast, client: Client, name: str) -> None:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/help/pictures/{name}.png").status_code == 404


@pytest.mark.usefixtures("_guide")
def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    assert guide.opening().title == "指南"
    path = tmp_path / "README.md"
    path.write_text("# 新指南\n", encoding="utf-8")
    assert guide.opening().title == "新指南"


def test_every_chapter_of_the_real_guide_opens(cast: Cast, client: Client) -> None:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    chapters = guide.contents()
    assert "recording" in {chapter.code for chapter in chapters}
    for chapter in chapters:
        page = client.get(f"/help/{chapter.code}/")
        assert page.status_code == 200
        assert f"<h1>{chapter.title}</h1>" in page.content.decode()
        assert ".md" not in chapter.html
    assert client.get("/help/").status_code == 200


@pytest.mark.parametrize("code", ["README", "nothing", "unnamed"])
@pytest.mark.usefixtures("_guide")
def test_what_the_contents_do_not_name_is_no_page(cast: Cast, client: Client, code: str) -> None:
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/help/{code}/").status_code == 404
