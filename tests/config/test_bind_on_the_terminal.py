"""`luodi bind`: a speech read on the terminal, as text, as JSON and as a template."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document

from acting import claim, project, verified
from conftest import Cast
from luodi.config.cli import run
from scenes import go_by

TEXT = "在全区大会上的讲话\n（2023年3月1日）\n今年全区新签合同项目2个。XX公司要来考察。"


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_speech_can_be_read_without_any_book(
    speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("binding", ["bind", str(speech), "--json"]) == 0
    out, err = capsys.readouterr()
    first, second = json.loads(out)
    assert (first["class"], first["indicator"], first["value"]) == ("book", "contracts", None)
    assert (second["class"], second["indicator"]) == ("name", None)
    assert "没有指明账套" in err


def test_against_a_book_its_values_stand_beside_and_the_template_asks_for_them(
    cast: Cast, speech: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    go_by(cast.book)
    verified(cast, claim(project(cast), "contract"))
    out = tmp_path / "模板.docx"
    assert run("binding", ["bind", str(speech), "--book", "甲区", "-o", str(out)]) == 0
    said = capsys.readouterr().out
    assert "核定 1，申报 1 个，文中写的是 2" in said
    assert "共 2，已填 1，要问 1" in said
    words = [p.text for p in Document(io.BytesIO(out.read_bytes())).paragraphs]
    assert '新签合同项目{{ 合同项目数(期间="本年")|个 }}个' in words[2]


@pytest.mark.django_db
def test_a_file_that_is_no_speech_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "讲话.pdf"
    path.write_bytes(b"%PDF-1.4")
    assert run("binding", ["bind", str(path)]) == 1
    assert "另存为 Word 文档" in capsys.readouterr().err


SPUN = "区域经济进展较快。对接状况进展了通报。根底设施建立滞后。渐渐转为抢资。肯定程度上有影响。"


@pytest.mark.django_db
def test_swapped_words_are_shown_and_only_put_back_when_one_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out, listed = tmp_path / "讲话.txt", tmp_path / "模板.docx", tmp_path / "清单.docx"
    path.write_text(f"在全区大会上的讲话\n{SPUN}", encoding="utf-8")

    def bound(*more: str) -> str:
        assert run("binding", ["bind", str(path), "-o", str(out), *more]) == 0
        return "".join(p.text for p in Document(io.BytesIO(out.read_bytes())).paragraphs)

    assert SPUN[:8] in bound()
    assert "一处没有换" in capsys.readouterr().out
    sure = bound("--restore", "sure", "--list", str(listed))
    assert "区域经济发展较快。对接情况进行了通报。基础设施建设滞后。渐渐转为抢资。一定" in sure
    cells = Document(io.BytesIO(listed.read_bytes())).tables[0]
    assert [cell.text for cell in cells.rows[1].cells][2:4] == ["进展", "发展"]
    monkeypatch.setattr("builtins.input", lambda _: "1")
    assert "逐渐转为抢资" in bound("--restore", "ask")
    capsys.readouterr()
    assert "经济发展" in bound("--word", "1=发展", "--json")
    said = json.loads(capsys.readouterr().out)
    assert [one["put"] for one in said["words"]][:2] == ["发展", None]
    assert run("binding", ["bind", str(path), "--word", "1=随便"]) == 1
