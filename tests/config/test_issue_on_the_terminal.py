"""`luodi fill` and `luodi issue`: a paper of the terminal is one of the house."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from acting import claim, project, verified
from conftest import Cast
from luodi.config.cli import run
from luodi.records.publications.models import Issue
from paper_templates import retold, template
from scenes import go_by

TEXT = "2023年全区新签合同项目{{ 合同项目个数 }}个，签约数创历年新高。"


@pytest.fixture
def filled(cast: Cast, tmp_path: Path) -> Path:
    """Two contracts of 2022, one of 2023."""
    go_by(cast.book)
    for name, day in (("甲厂", date(2022, 5, 1)), ("乙厂", date(2022, 6, 1)), ("丙厂", None)):
        kept = {"occurred_from": day} if day else {}
        verified(cast, claim(project(cast, name), "contract", **kept))
    return written(tmp_path, TEXT)


def written(folder: Path, text: str) -> Path:
    path, out = folder / "模板.docx", folder / "讲话.docx"
    path.write_bytes(template(text))
    given = ["fill", str(path), "--book", "甲区", "--period", "2023", "-o", str(out)]
    assert run("papers", given) == 0
    return out


def test_a_false_claim_is_told_with_its_place_and_keeps_the_paper_back(
    cast: Cast, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["issue", str(filled), "--by", cast.clerk.username]
    assert run("issuing", [*given, "--try"]) == 1
    said = capsys.readouterr().out
    assert "第 1 段" in said
    assert "2022年 2个" in said
    assert run("issuing", given) == 1
    assert "与账不符" in capsys.readouterr().err
    assert not Issue.objects.exists()


def test_a_paper_of_the_terminal_is_issued_on_either_side(
    cast: Cast, tmp_path: Path, filled: Path, client: Client
) -> None:
    plain = written(tmp_path, "2023年全区新签合同项目{{ 合同项目个数 }}个。")
    assert run("issuing", ["issue", str(plain), "--by", cast.clerk.username]) == 0
    assert Issue.objects.get().title == "讲话"
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")
    file = SimpleUploadedFile("讲话.docx", plain.read_bytes())
    page = client.post("/papers/finals/", {"file": file}, follow=True)
    assert "可以定稿" in page.content.decode()


def test_a_rewritten_record_is_told_by_both_commands(
    cast: Cast, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled.write_bytes(retold(filled.read_bytes(), title="别的"))
    assert run("papers", ["recheck", str(filled)]) == 1
    assert "封印不符" in capsys.readouterr().out
    assert run("issuing", ["issue", str(filled), "--by", cast.clerk.username]) == 1
    assert "封印不符" in capsys.readouterr().err
