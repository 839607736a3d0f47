"""The track shows for each place how far it is believed; rounds that are over stand behind."""

from __future__ import annotations

from datetime import date

from telling import said

from luodi.foundation.ui.parts import Step
from luodi.outputs.dossiers.rules.tracks import rounds
from luodi.records.ledger.rules.states import State

# 线索 belongs to leads; a project's line is 在谈 评审 协议 合同 开工 竣工 投产 达产.
VERIFIED = State.VERIFIED


def line(steps: tuple[Step, ...]) -> str:
    """The signs of the steps, in order."""
    return "".join(step.sign for step in steps)


def test_a_project_of_which_nothing_is_said_has_its_whole_line_ahead() -> None:
    (only,) = rounds([], "project")
    assert (only.number, line(only.steps), only.is_over) == (1, "○○○○○○○○", False)


def test_a_place_left_out_on_the_way_is_told_from_those_ahead() -> None:
    (only,) = rounds(
        [said("talks", "2023-01-05", state=VERIFIED), said("contract", "2023-03-01")], "project"
    )
    assert line(only.steps) == "●––◐○○○○"
    assert only.steps[3].on == date(2023, 3, 1)


def test_of_several_starts_the_verified_one_stands() -> None:
    early = said("ground_break", "2023-04-01")
    proven = said("first_pile", "2023-05-01", state=VERIFIED)
    step = rounds([early, proven], "project")[0].steps[4]
    assert (step.sign, step.on, step.link) == ("●", proven.last, f"#entry-{proven.entry}")


def test_what_was_returned_or_reversed_stands_nowhere() -> None:
    out = [
        said("contract", "2023-03-01", state=State.RETURNED),
        said("talks", "2023-01-05", state=State.REVERSED),
    ]
    assert line(rounds(out, "project")[0].steps) == "○○○○○○○○"


def test_a_resumed_project_shows_its_second_round_first_and_how_the_first_ended() -> None:
    told = [
        said("contract", "2023-03-01", state=VERIFIED),
        said("terminated", "2023-09-01"),
        said("talks", "2024-01-05", attempt=2),
    ]
    second, first = rounds(told, "project")
    assert (second.number, line(second.steps), second.end) == (2, "◐○○○○○○○", None)
    assert (first.number, first.steps[3].sign) == (1, "●")
    assert first.end is not None
    assert first.end.kind.code == "terminated"


def test_procedures_stand_in_the_order_of_their_days() -> None:
    told = [
        said("construction_permit", "2023-06-01"),
        said("project_filed", "2023-02-01", state=VERIFIED),
    ]
    (only,) = rounds(told, "project")
    assert line(only.procedures) == "●◐"
