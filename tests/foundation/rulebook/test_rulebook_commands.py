"""`luodi rulebook`: check, load, show, in words that an official can act on."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from conftest import Cast
from luodi.config.cli import main
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.rules.shipped import shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(shipped("first_pile").text, encoding="utf-8-sig")
    return path


@pytest.mark.django_db
def test_a_good_file_is_summed_up_with_what_it_changes(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rulebook", "check", str(file)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("没有问题：开工按统计（正式打桩），2016-01-01起生效，里程碑")
    assert "改为“首桩施工”" in told


@pytest.mark.django_db
def test_every_problem_of_a_bad_file_is_told_and_the_answer_is_one(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(
        shipped("first_pile").text.replace("首桩施工", "首桩").replace("title", "titel"),
        encoding="utf-8",
    )
    assert main(["rulebook", "check", str(file)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert all(line.startswith("own.toml 第") for line in told)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [("标题".encode("gb18030"), "不是 UTF-8 文字"), (b"\x00\xff", "不是 UTF-8 文字")],
)
def test_a_file_in_another_encoding_is_told_so(
    file: Path, content: bytes, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    assert main(["rulebook", "check", str(file)]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "check", "nowhere.toml"]) == 1
    assert "读不到文件“nowhere.toml”" in capsys.readouterr().err


def test_a_file_is_loaded_by_a_named_person_and_shown(
    cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = ["--book", "甲区"]
    assert main(["rulebook", "load", "default", *book, "--by", "office"]) == 0
    assert main(["rulebook", "load", str(file), *book, "--by", "office"]) == 0
    told = capsys.readouterr().out
    assert "甲区 已载入口径手册第2版：开工按统计（正式打桩）" in told
    assert "注意：生效日期早于载入日期" in told
    assert main(["rulebook", "show", *book]) == 0
    shown = capsys.readouterr().out
    assert f"甲区 {timezone.localdate()}：开工按统计（正式打桩）" in shown
    assert "  开工：首桩施工" in shown
    assert "  第1版 默认口径手册 2000-01-01起" in shown


def test_a_day_before_the_first_version_is_refused(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rulebook", "load", "default", "--book", "甲区", "--by", "office"])
    assert main(["rulebook", "show", "--book", "甲区", "--as-of", "2001-01-01"]) == 1
    assert "当时没有对2001年1月1日有效的口径手册" in capsys.readouterr().err


def test_who_may_not_load_is_refused_and_nothing_is_loaded(
    cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rulebook", "load", str(file), "--book", "甲区", "--by", "clerk"]) == 1
    assert "陈填报 无权在账套“甲区”办理此事" in capsys.readouterr().err
    assert not RulebookVersion.objects.exists()
