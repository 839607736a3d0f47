"""Whatever happens afterwards, a figure asked again for the same moment is the same, for ever."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from acting import counting, in_order, paper, project, proven
from conftest import NOON, Cast
from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import PRESETS, shipped
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Adding
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions import correcting, months, periods, recording, reviewing
from luodi.records.ledger.actions.rebuilding import rebuild
from luodi.records.ledger.models import Closing, Entry
from luodi.records.ledger.queries.integrity import head_breaks
from luodi.records.ledger.rules.claims import Claim
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing, Part

YEAR = Period.year(2023)
KINDS = (
    *("talks", "review_passed", "agreement", "contract", "registered", "project_filed"),
    *("site_secured", "ground_break", "first_pile", "statistics_entry", "completed"),
    *("production", "contract_amount", "planned_total", "money_in", "money_withdrawn"),
    *("money_in", "contract", "money_in"),
    *("investment_done", "start_planned", "stopped", "resumed", "terminated", "returned"),
    *("re_reported", "visit_in"),
)
PERIODS = (Period.month(2022, 12), Period.month(2023, 1), Period.month(2023, 2), Period.year(2022))
OWN = {
    "money_in": {"voucher_no": "1", "payer": "甲", "payer_place": "乙"},
    "stopped": {"category": "MARKET_CHANGED"},
    "terminated": {"category": "MARKET_CHANGED"},
    "returned": {"category": "STARTED_NOT_BUILT"},
}

type Answer = dict[tuple[str, bool], Figure]


class Chronicle:
    """One book to which things happen, and the figures that were told of it on the way."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.at = NOON
        self.presets = list(PRESETS)
        self.told: list[tuple[Asked, Answer]] = []
        load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
        self.subjects: list[Subject] = [project(cast, name) for name in ("甲厂", "乙厂", "丙厂")]

    def pick[T](self, of: list[T], number: int) -> T:
        """One of them, by a number; there is nothing to do where there is none."""
        if not of:
            raise Refused
        return of[number % len(of)]

    def entry(self, number: int, **standing: bool) -> Entry:
        """An entry of the book; most often one that stands as the act wants it to."""
        entries = list(Entry.objects.filter(book=self.cast.book).order_by("pk"))
        fit = [entry for entry in entries if self.stands(entry) == standing]
        return self.pick(fit if fit and number % 7 else entries, number)

    def stands(self, entry: Entry) -> dict[str, bool]:
        claimed, verified = counting(entry)
        return {"claimed": claimed, "verified": verified, "reversed": hasattr(entry, "reversal")}

    def claim(self, number: int, **more: Any) -> Claim:
        """Something that a unit might say of one of the projects."""
        subject, code = self.pick(self.subjects, number), self.pick(list(KINDS), number // 3)
        kind, day = kind_named(code), date(2022, 11, 1) + timedelta(days=number % 110)
        values: dict[str, Any] = {**OWN.get(code, {}), **more}
        if kind.adding is not Adding.NONE:
            yuan = Decimal(number % 90_000_000 + 1)
            values |= {"value": -yuan if kind.negative else yuan, "measure": "YUAN"}
        if code in ("money_in", "money_withdrawn"):
            values |= {"nature": "EQUITY" if number % 2 else "FIXED_ASSETS", "origin": "FOREIGN"}
        if kind.covers:
            january = Period.month(2023, 1)
            values |= {"covers_from": january.start, "covers_to": january.last_day}
        elif kind.is_plan:
            values["planned_on"] = day + timedelta(days=200)
        return Claim(subject.pk, code, "说", self.cast.town.pk, occurred_from=day, **values)

    def record(self, number: int) -> None:
        by = self.cast.office if number % 5 == 0 else self.cast.clerk
        recording.record(book=self.cast.book, claim=self.claim(number), by=by, at=self.at)

    def recall(self, number: int) -> None:
        known = date(2023, 2, 20) + timedelta(days=number % 9)
        old = self.claim(number + 31, opening=True, known_on=known, batch="旧账")
        recording.record(book=self.cast.book, claim=old, by=self.cast.clerk, at=self.at)

    def verify(self, number: int) -> None:
        entry = self.entry(number, claimed=True, verified=False, reversed=False)
        if entry.on_behalf:
            months.confirm(entry=entry, by=self.cast.head, at=self.at)
        proven(self.cast, entry, at=self.at)
        reviewing.verify(entry=entry, grade="B", by=self.cast.second_office, at=self.at)

    def accept(self, number: int) -> None:
        reviewing.verify_opening(
            book=self.cast.book,
            batch="旧账",
            document=paper(self.cast, at=self.at),
            grade="A",
            by=self.cast.office,
            at=self.at,
        )

    def send_back(self, number: int) -> None:
        entry = self.entry(number, claimed=True, verified=False, reversed=False)
        reviewing.send_back(entry=entry, reason="再看", by=self.cast.second_office, at=self.at)

    def answer(self, number: int) -> None:
        entry = self.entry(number, claimed=False, verified=False, reversed=False)
        reviewing.answer(entry=entry, text="已补", by=self.cast.clerk, at=self.at)

    def withdraw(self, number: int) -> None:
        entry = self.entry(number, claimed=True, verified=True, reversed=False)
        reviewing.withdraw(entry=entry, reason="再看", by=self.cast.second_office, at=self.at)

    def reverse(self, number: int) -> None:
        by = self.cast.office
        correcting.reverse(entry=self.entry(number), reason="误报", by=by, at=self.at)

    def record_again(self, number: int) -> None:
        entry = self.entry(number, claimed=False, verified=False, reversed=True)
        correcting.record_again(entry=entry, by=self.cast.clerk, at=self.at)

    def withdraw_batch(self, number: int) -> None:
        book, by = self.cast.book, self.cast.office
        correcting.withdraw_batch(book=book, batch="旧账", reason="传错", by=by, at=self.at)

    def reclassify(self, number: int) -> None:
        weight = number % 9_998 + 1
        parts = (
            Part(self.cast.town.pk, "INTRODUCING", weight),
            Part(self.cast.park.pk, "LANDING", 10_000 - weight),
        )
        classing = Classing(parts=parts, attempt=number % 3 or None, industry="C39")
        correcting.reclassify(
            subject=self.pick(self.subjects, number),
            classing=classing,
            reason="共享",
            by=self.cast.office,
            at=self.at,
        )

    def reclassify_entry(self, number: int) -> None:
        money = Entry.objects.filter(book=self.cast.book, kind="money_in", reversal=None)
        correcting.reclassify_entry(
            entry=self.pick(list(money.order_by("pk")), number),
            origin="LOCAL" if number % 2 else "PROVINCE_OUT",
            reason="更正",
            by=self.cast.office,
            at=self.at,
        )

    def open_book(self, number: int) -> None:
        periods.begin_opening(book=self.cast.book, by=self.cast.office, at=self.at)

    def end_opening(self, number: int) -> None:
        periods.end_opening(book=self.cast.book, by=self.cast.office, at=self.at)

    def close(self, number: int) -> None:
        period = self.pick(list(PERIODS), number)
        row = periods.close_period(
            book=self.cast.book, period=period, by=self.cast.office, at=self.at
        )
        as_closed = self.ask(Asked(period, AsOf(seq=row.seq)))
        self.told.append((Asked(period), as_closed))

    def load(self, number: int) -> None:
        name = self.pick(self.presets, number)
        self.presets.remove(name)
        load(book=self.cast.book, text=shipped(name).text, by=self.cast.office, at=self.at)

    def report(self, number: int) -> None:
        month = self.pick([date(2023, 1, 1), date(2023, 2, 1)], number)
        months.report_month(unit=self.cast.town, month=month, by=self.cast.head, at=self.at)

    def tell(self, number: int) -> None:
        """Somebody asks for the figures of now, and notes the moment."""
        self.cast.book.refresh_from_db()
        asked = Asked(YEAR if number % 3 else Period.year(2022), AsOf(seq=self.cast.book.seq))
        self.told.append((asked, self.ask(asked)))

    def ask(self, asked: Asked) -> Answer:
        return figures(self.cast.book, asked, self.at).figures


ACTS: dict[str, Callable[[Chronicle, int], None]] = {
    name: getattr(Chronicle, name)
    for name in (
        *("record", "recall", "verify", "accept", "send_back", "answer", "withdraw", "reverse"),
        *("record_again", "withdraw_batch", "reclassify", "reclassify_entry", "open_book"),
        *("end_opening", "close", "load", "report", "tell"),
    )
}
LAST = ((1, "end_opening"), (1, "close"))
BEGINNING = ("open_book", "record", "recall", "record", "verify", "record", "recall", "record")
OFTEN = [
    *ACTS,
    *("record", "record", "verify", "recall", "tell") * 4,
    *("send_back", "answer", "reverse", "reclassify", "withdraw", "record_again", "open_book") * 2,
]
STEPS = st.tuples(st.sampled_from(OFTEN), st.integers(0, 10**8), st.integers(0, 30))


@given(st.lists(STEPS, min_size=8, max_size=24))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_same_moment_has_the_same_figures_whatever_happened_since(
    cast: Cast, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        live_and_ask_again(cast, steps)
        transaction.set_rollback(True)


def live_and_ask_again(cast: Cast, steps: list[tuple[str, int, int]]) -> None:
    chronicle = Chronicle(cast)
    begun = [(name, 23 * place + 7, 1) for place, name in enumerate(BEGINNING)]
    for name, number, hours in [*begun, *steps]:
        chronicle.at += timedelta(hours=hours)
        try:
            with transaction.atomic():
                ACTS[name](chronicle, number)
            event(name)
        except Refused:
            event(f"{name} refused")
        chronicle.tell(1) if name == "load" else None
    for asked, answer in chronicle.told:
        again = chronicle.ask(asked)
        assert {key: again[key] for key in again if again[key] != answer.get(key)} == {}
        assert answer.keys() == again.keys()
    assert rebuild(cast.book) == 0
    assert in_order(cast.book)
    assert list(head_breaks(cast.book)) == []


def test_every_act_of_the_chronicle_can_happen(cast: Cast) -> None:
    """The random histories would prove little if their acts were always refused."""
    chronicle, done = Chronicle(cast), set[str]()
    first = [name for name in ACTS if name not in {act for _, act in LAST}]
    for number, name in [*itertools.product(range(7, 300, 17), first), *LAST]:
        try:
            with transaction.atomic():
                ACTS[name](chronicle, number)
            done.add(name)
        except Refused:
            continue
    assert done == set(ACTS)


def test_a_closed_period_asked_without_a_moment_answers_as_it_was_closed(cast: Cast) -> None:
    chronicle = Chronicle(cast)
    day = datetime(2023, 1, 9, tzinfo=NOON.tzinfo).date()
    words = {"occurred_from": day, "reported_by": cast.town.pk, "said": "说"}
    first = Claim(chronicle.subjects[0].pk, "contract", **words)  # type: ignore[arg-type]
    entry = recording.record(book=cast.book, claim=first, by=cast.clerk, at=NOON)
    january = Period.month(2023, 1)
    periods.close_period(book=cast.book, period=january, by=cast.office, at=NOON)
    later = Claim(chronicle.subjects[1].pk, "contract", **words)  # type: ignore[arg-type]
    recording.record(book=cast.book, claim=later, by=cast.clerk, at=NOON)
    correcting.reverse(entry=entry, reason="误报", by=cast.clerk, at=NOON)
    closing = Closing.objects.get()
    key = ("contracts", False)
    assert chronicle.ask(Asked(january))[key].value == 1
    assert chronicle.ask(Asked(january, AsOf(seq=closing.seq - 2)))[key].value == 0
    now = chronicle.ask(Asked(january, AsOf(day=NOON.date())))[key]
    assert now.value == pytest.approx(Decimal(1))
    february_on = chronicle.ask(Asked(Period.month(2023, 2)))[key]
    assert february_on.value == 0
