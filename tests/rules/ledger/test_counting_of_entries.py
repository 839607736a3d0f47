"""The fold from an entry and its acts to what counts, when, for whom, and as what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.records.ledger.rules.spans import (
    Amounts,
    Dimensions,
    EntryClass,
    EntryFacts,
    Span,
    SubjectClass,
    spans,
)
from luodi.records.subjects.rules import WHOLE, Part

PLAIN = EntryFacts(
    entry=7,
    seq=10,
    attempt=1,
    reported_by=1,
    counts_for_reporter=False,
    origin="LOCAL",
    nature="EQUITY",
    category="",
    event=None,
    amounts=Amounts(10_001, 33, 100),
)
TOWN = SubjectClass(1, None, Dimensions(channel="STATION"), (Part(1, "", WHOLE),))
SHARED = SubjectClass(
    20,
    None,
    Dimensions(channel="FUND", event=5),
    (Part(1, "INTRODUCING", 7_000), Part(2, "LANDING", 3_000)),
)


def when(found: list[Span], *, verified: bool) -> list[tuple[int, int | None]]:
    ends = [(span.from_seq, span.until_seq) for span in found if span.verified is verified]
    return sorted(ends, key=str)


@pytest.mark.parametrize(
    ("acts", "claimed", "verified"),
    [
        ({}, [(10, None)], []),
        ({"verified": (12,)}, [(10, None)], [(12, None)]),
        ({"verified": (12,), "withdrawn": (14,)}, [(10, None)], [(12, 14)]),
        (
            {"verified": (12, 16), "withdrawn": (14,)},
            [(10, None)],
            [(12, 14), (16, None)],
        ),
        ({"returned": (12,)}, [(10, 12)], []),
        ({"returned": (12,), "answered": (15,)}, [(10, 12), (15, None)], []),
        (
            {"returned": (12, 17), "answered": (15,), "verified": ()},
            [(10, 12), (15, 17)],
            [],
        ),
        (
            {"returned": (12,), "answered": (15,), "verified": (18,)},
            [(10, 12), (15, None)],
            [(18, None)],
        ),
        ({"reversed_at": 13}, [(10, 13)], []),
        ({"verified": (12,), "reversed_at": 13}, [(10, 13)], [(12, 13)]),
        ({"returned": (12,), "reversed_at": 13}, [(10, 12)], []),
        (
            {"verified": (12,), "withdrawn": (14,), "reversed_at": 15},
            [(10, 15)],
            [(12, 14)],
        ),
    ],
)
def test_each_act_opens_or_closes_what_it_should(
    acts: dict[str, tuple[int, ...]],
    claimed: list[tuple[int, int | None]],
    verified: list[tuple[int, int | None]],
) -> None:
    found = spans(replace(PLAIN, **acts), [TOWN])  # type: ignore[arg-type]
    assert when(found, verified=False) == claimed
    assert when(found, verified=True) == verified


def test_without_a_classification_the_reporting_unit_has_the_whole() -> None:
    (only,) = spans(PLAIN, [])
    assert (only.unit, only.weight, only.amounts) == (1, WHOLE, PLAIN.amounts)
    assert only.dimensions == Dimensions(origin="LOCAL", nature="EQUITY")


def test_a_reclassification_closes_and_reopens_both_readings_with_the_same_reviews() -> None:
    found = spans(replace(PLAIN, verified=(12,)), [TOWN, SHARED])
    assert when(found, verified=False) == [(10, 20), (20, None), (20, None)]
    assert when(found, verified=True) == [(12, 20), (20, None), (20, None)]
    now = [span for span in found if span.until_seq is None and span.verified]
    assert [(span.unit, span.role, span.weight) for span in now] == [
        (1, "INTRODUCING", 7_000),
        (2, "LANDING", 3_000),
    ]
    assert [span.amounts for span in now] == [Amounts(7_000, 23, 70), Amounts(3_001, 10, 30)]
    assert {span.dimensions.channel for span in now} == {"FUND"}


def test_an_entry_recorded_later_takes_the_classification_of_its_day() -> None:
    found = spans(replace(PLAIN, seq=30), [TOWN, SHARED])
    assert [(span.from_seq, span.weight) for span in found] == [(30, 7_000), (30, 3_000)]


def test_a_classification_that_changes_nothing_cuts_nothing() -> None:
    again = replace(TOWN, seq=20)
    assert when(spans(PLAIN, [TOWN, again]), verified=False) == [(10, None)]


def test_a_classification_of_another_attempt_does_not_touch_the_entry() -> None:
    second = replace(SHARED, attempt=2)
    assert when(spans(PLAIN, [TOWN, second]), verified=False) == [(10, None)]
    assert len(spans(replace(PLAIN, attempt=2), [TOWN, second])) == 3


def test_a_units_own_activity_is_not_shared_as_its_subject_is() -> None:
    found = spans(replace(PLAIN, counts_for_reporter=True, reported_by=9), [TOWN, SHARED])
    assert {(span.unit, span.weight) for span in found} == {(9, WHOLE)}
    assert {span.dimensions.channel for span in found} == {"STATION", "FUND"}


def test_the_subjects_event_comes_before_the_entrys_own() -> None:
    own = replace(PLAIN, event=4)
    assert [span.dimensions.event for span in spans(own, [TOWN])] == [4]
    assert {span.dimensions.event for span in spans(own, [SHARED])} == {4, 5}


def test_what_is_about_an_event_of_its_own_stays_with_it() -> None:
    own = replace(PLAIN, event=4, keeps_event=True)
    assert {span.dimensions.event for span in spans(own, [TOWN, SHARED])} == {4}


def test_an_entrys_own_classification_outlives_its_subjects() -> None:
    moved = EntryClass(15, "FOREIGN", "LAND_PRICE", "X")
    found = spans(PLAIN, [TOWN, SHARED], [moved])
    assert [(span.from_seq, span.dimensions.origin) for span in found] == [
        (10, "LOCAL"),
        (15, "FOREIGN"),
        (20, "FOREIGN"),
        (20, "FOREIGN"),
    ]
    assert found[-1].dimensions.nature == "LAND_PRICE"
    assert found[-1].dimensions.category == "X"


def test_two_classifications_of_one_act_leave_no_span_of_no_length() -> None:
    found = spans(PLAIN, [TOWN, replace(SHARED, seq=15)], [EntryClass(15, "FOREIGN", "", "")])
    assert when(found, verified=False) == [(10, 15), (15, None), (15, None)]
    assert {span.dimensions.origin for span in found if span.until_seq is None} == {"FOREIGN"}


def test_an_entry_without_numbers_is_cut_without_numbers() -> None:
    found = spans(replace(PLAIN, amounts=Amounts()), [TOWN, SHARED])
    assert {span.amounts for span in found} == {Amounts()}


@dataclass
class Kept:
    """A history as it happens, and by its side what should have counted after each act."""

    claimed: bool = True
    verified: bool = False
    reversed: bool = False
    acts: dict[str, list[int]] = field(default_factory=dict)
    classes: list[SubjectClass] = field(default_factory=lambda: [TOWN])
    own: list[EntryClass] = field(default_factory=list)
    after: dict[int, tuple[bool, bool, int]] = field(default_factory=dict)

    def may(self, act: str) -> bool:
        if act == "reclassify":
            return True
        if self.reversed:
            return False
        return {
            "returned": self.claimed and not self.verified,
            "answered": not self.claimed,
            "verified": self.claimed and not self.verified,
            "withdrawn": self.verified,
            "reverse": True,
            "reclassify_entry": True,
        }[act]

    def do(self, act: str, seq: int, cuts: list[int]) -> None:
        if act == "reclassify":
            self.classes.append(shared_by(seq, cuts))
        elif act == "reclassify_entry":
            self.own.append(EntryClass(seq, "FOREIGN", "EQUITY", str(seq)))
        elif act == "reverse":
            self.reversed, self.claimed, self.verified = True, False, False
            self.acts["reversed_at"] = [seq]
        else:
            self.acts.setdefault(act, []).append(seq)
            self.claimed = {"returned": False, "answered": True}.get(act, self.claimed)
            self.verified = {"verified": True, "withdrawn": False}.get(act, self.verified)
        self.after[seq] = (self.claimed, self.verified, len(self.classes[-1].parts))


def shared_by(seq: int, cuts: list[int]) -> SubjectClass:
    edges = [0, *cuts, WHOLE]
    parts = [
        Part(unit, "", high - low)
        for unit, (low, high) in enumerate(zip(edges, edges[1:], strict=False), start=1)
    ]
    return SubjectClass(seq, None, Dimensions(cluster=str(seq)), tuple(parts))


ACTS = st.sampled_from(
    ["returned", "answered", "verified", "withdrawn", "reverse", "reclassify", "reclassify_entry"]
)
CUTS = st.lists(st.integers(1, WHOLE - 1), unique=True, max_size=3).map(sorted)


@given(st.lists(st.tuples(ACTS, CUTS), max_size=12))
def test_after_every_act_of_any_history_exactly_what_stands_counts_and_counts_whole(
    wanted: list[tuple[str, list[int]]],
) -> None:
    kept = Kept()
    kept.after[PLAIN.seq] = (True, False, 1)
    for seq, (act, cuts) in enumerate(wanted, start=PLAIN.seq + 1):
        if kept.may(act):
            kept.do(act, seq, cuts)
    ended = kept.acts.pop("reversed_at", [None])[0]
    acts = {name: tuple(seqs) for name, seqs in kept.acts.items()}
    found = spans(replace(PLAIN, reversed_at=ended, **acts), kept.classes, kept.own)  # type: ignore[arg-type]
    assert len({span.key for span in found}) == len(found)
    for seq, (claimed, verified, parts) in kept.after.items():
        for reading, stands in ((False, claimed), (True, verified)):
            now = [span for span in found if span.verified is reading and covers(span, seq)]
            assert len(now) == (parts if stands else 0)
            if stands:
                assert sum(span.weight for span in now) == WHOLE
                assert sum(span.amounts.hundredths or 0 for span in now) == 10_001


def covers(span: Span, seq: int) -> bool:
    return span.from_seq <= seq and (span.until_seq is None or seq < span.until_seq)
