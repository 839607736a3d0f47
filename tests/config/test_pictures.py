"""The pictures of README and guide: each has a shot that takes it, and none is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from acting import money_in, project, told
from conftest import Cast
from luodi.config.cli import main
from luodi.config.demonstration.invented.people import seats
from luodi.config.pictures.scene import NAMED, address_of
from luodi.config.pictures.shots import DESK, PHONE, SHOTS
from luodi.config.pictures.showing import unfit
from luodi.config.pictures.stage import VERBS
from luodi.foundation.vocabulary.kinds import kind

LARGEST_BYTES = 120_000


def test_every_picture_that_is_shown_is_made_and_there_is_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["pictures", "--check"]) == 0, capsys.readouterr().out


def test_what_does_not_fit_is_said_with_its_page(settings: Settings, tmp_path: Path) -> None:
    settings.ROOT, settings.GUIDE, settings.PICTURES = tmp_path, tmp_path / "g", tmp_path / "p"
    settings.GUIDE.mkdir()
    settings.PICTURES.mkdir()
    for shot in SHOTS:
        (settings.PICTURES / f"{shot.name}.png").touch()
    (tmp_path / "README.md").write_text("![首页](p/home.png)")
    (settings.GUIDE / "one.md").write_text("![首页](../p/home.png)")
    assert unfit() == []
    (settings.GUIDE / "one.md").write_text("![首页](../p/house.png) ![外](https://a.cn/home.png)")
    (settings.PICTURES / "home.png").unlink()
    (settings.PICTURES / "old.png").touch()
    assert unfit() == [
        "README.md：p/home.png",
        "one.md：../p/house.png",
        "one.md：https://a.cn/home.png",
        "home.png",
        "old.png",
    ]


def test_shots_have_names_of_their_own_and_are_of_the_demonstrations_people() -> None:
    assert len({shot.name for shot in SHOTS}) == len(SHOTS)
    assert {shot.who for shot in SHOTS} <= {seat.username for seat in seats()}
    assert {shot.width for shot in SHOTS} == {DESK, PHONE}
    assert {step.verb for shot in SHOTS for step in shot.steps} == set(VERBS)
    for shot in SHOTS:
        for _, code in NAMED.findall(shot.address):
            assert not code or kind(code)


def test_a_picture_is_small_enough_to_be_fetched_with_a_telephone(
    settings: Settings,
) -> None:
    sizes = {path.name: path.stat().st_size for path in settings.PICTURES.glob("*.png")}
    assert max(sizes.values()) <= LARGEST_BYTES, sizes


def test_an_address_names_things_and_not_their_numbers(cast: Cast) -> None:
    subject = project(cast, "甲厂")
    first, newest = (told(cast, money_in(subject, yuan)) for yuan in (1, 2))
    assert first.pk < newest.pk
    assert address_of("/subjects/{甲厂}/record/") == f"/subjects/{subject.pk}/record/"
    assert address_of("/entries/{甲厂/money_in}/") == f"/entries/{newest.pk}/"
    assert address_of("/months/{东山镇}/2025-02/") == f"/months/{cast.town.pk}/2025-02/"
    assert address_of("/?period=2024") == "/?period=2024"


def test_a_picture_that_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pictures", "--only", "hmoe"]) == 1
    assert "没有“hmoe”这张截图" in capsys.readouterr().err
