"""The long work of an import: reading, checking, applying; at once, or in a process of its own."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db.models import Sum

from luodi.foundation.files.sheets.opening import Opened, read
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account
from luodi.intake.workbooks.actions.applying import apply
from luodi.intake.workbooks.actions.checking import keep_plan
from luodi.intake.workbooks.actions.drafting import draft
from luodi.intake.workbooks.actions.planned import forget_plan, planned_again
from luodi.intake.workbooks.actions.planning import Plan, plan_of
from luodi.intake.workbooks.actions.staging import refuse, stage
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.queries.staged import location, taught, units_named
from luodi.intake.workbooks.rules.kept import reasons_kept
from luodi.intake.workbooks.rules.understanding import understand
from luodi.kernel.refusal import Refused

State = Batch.State
AT_ONCE_BYTES = 60_000  # what is read while the browser waits
AT_ONCE_ROWS = 400
BEAT = timedelta(seconds=1)
SILENT = timedelta(minutes=3)  # no sign of life for so long, and the process is gone

type Tell = Callable[[int, int], None]  # how many of how many are done
type Clock = Callable[[], datetime]


def unhurried() -> None:
    """Look for rubbish seldom: of ten thousand rows nothing is rubbish before the end."""
    gc.set_threshold(200_000, 50, 100)


def go_on(batch: Batch, by: Account, clock: Clock) -> None:
    """Do the work that the batch waits for: here where it is short, else apart."""
    if is_short(batch):
        work(batch, by, clock)
    else:
        apart(batch, by, clock())


def is_short(batch: Batch) -> bool:
    if batch.state == State.RECEIVED:
        size = batch.files.aggregate(size=Sum("size"))["size"] or 0
        return bool(size <= AT_ONCE_BYTES)
    return StagedRow.objects.filter(table__file__batch=batch).count() <= AT_ONCE_ROWS


def apart(batch: Batch, by: Account, at: datetime) -> None:
    """The same work in a process that outlives the one that answers pages."""
    Batch.objects.filter(pk=batch.pk).update(alive_at=at, done=0, whole=0)
    subprocess.Popen(
        [sys.executable, "-m", "luodi", "import", "--batch", str(batch.pk), "--by", by.username],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # what goes wrong is said where the server says it
        start_new_session=True,
    )


def work(batch: Batch, by: Account, clock: Clock, hear: Tell = lambda *_: None) -> None:
    """Whatever the batch waits for, once: of two who begin it the second finds nothing to do."""
    batch.refresh_from_db()
    doing = Work(batch, by, clock, hear)
    if taken(batch, State.RECEIVED, State.READING, clock()):
        doing.read_files()
        doing.check()
    elif taken(batch, State.CHECKING, State.CHECKING, clock()):
        doing.check()
    elif taken(batch, State.APPLYING, State.APPLYING, clock()):
        doing.put_into_the_book()
    batch.refresh_from_db()


def taken(batch: Batch, waiting: Batch.State, working: Batch.State, now: datetime) -> bool:
    """Whether this process does the work: a batch that is at work is left to the one that is."""
    rows = Batch.objects.filter(pk=batch.pk, state=waiting)
    return rows.update(state=working, since=now, alive_at=now, done=0, whole=0) > 0


class Work:
    """The work on one batch: it tells how far it has come, once a second at most."""

    def __init__(self, batch: Batch, by: Account, clock: Clock, hear: Tell) -> None:
        self.batch, self.by, self.clock, self.hear = batch, by, clock, hear
        self.last = clock()

    def today(self) -> date:
        return self.clock().astimezone(BOOK_ZONE).date()

    def tell(self, done: int, whole: int) -> None:
        now = self.clock()
        if now - self.last >= BEAT:
            self.last = now
            rows = Batch.objects.filter(pk=self.batch.pk)
            rows.update(done=done, whole=whole, alive_at=now)
        self.hear(done, whole)

    def read_files(self) -> None:
        """Read and understand each file; one that cannot be read says why, the others go on."""
        units, known = units_named(self.batch.book), taught(self.batch.unit_id)
        files = list(self.batch.files.order_by("pk"))
        for number, file in enumerate(files):
            self.tell(number, len(files))
            if not file.size:  # turned away when its zip was opened
                continue
            try:
                opened: Opened = read(location(file), file.title)
            except Refused as refusal:
                refuse(file, refusal.reasons)
                continue
            sheets = [
                understand(grid, units=units, known=known, today=self.today())
                for grid in opened.grids
            ]
            stage(file, sheets, opened.notes)
        self.pass_on(State.READING, State.CHECKING)

    def check(self) -> None:
        """Hold every row against the book and keep what would become of it."""
        keep_plan(self.batch, self.plan(), by=self.by, tell=self.tell)
        self.pass_on(State.CHECKING, State.READY, is_settled=True)

    def pass_on(self, done: Batch.State, then: Batch.State, **more: object) -> None:
        """To the next state; an import that was dropped meanwhile stays dropped."""
        Batch.objects.filter(pk=self.batch.pk, state=done).update(state=then, **more)

    def plan(self) -> Plan:
        return plan_of(self.batch, by=self.by, today=self.today(), tell=self.tell)

    def put_into_the_book(self) -> None:
        """Apply what was checked, planned anew only if the book has moved under it.

        Refused, the import is held against the book again, ready as before, and says why.
        """
        plan = planned_again(self.batch, self.by, self.today()) or self.plan()
        self.tell(2 * len(plan.rows), 3 * len(plan.rows))
        drafted = draft(self.batch, plan, by=self.by, at=self.clock())
        try:
            apply(batch=self.batch, drafted=drafted, by=self.by, at=self.clock())
        except Refused as refusal:
            keep_plan(self.batch, self.plan(), by=self.by)
            said = reasons_kept(refusal.reasons)
            self.pass_on(State.APPLYING, State.READY, troubles=said, is_settled=True)
        else:
            forget_plan(self.batch)


def start_applying(batch: Batch, now: datetime) -> bool:
    """Whether the import can be begun to be applied; it is the first to say so that does it."""
    rows = Batch.objects.filter(pk=batch.pk, state=State.READY, is_settled=True)
    return rows.update(state=State.APPLYING, troubles=[], alive_at=now) > 0


def start_checking(batch: Batch, now: datetime) -> None:
    """Have the rows held against the book again, after decisions."""
    rows = Batch.objects.filter(pk=batch.pk, state=State.READY)
    rows.update(state=State.CHECKING, alive_at=now)


def start_reading(batch: Batch, now: datetime) -> None:
    """Have the files read again, after a person said what a column means."""
    rows = Batch.objects.filter(pk=batch.pk, state__in=(State.READY, State.READING))
    rows.update(state=State.RECEIVED, alive_at=now)


def is_silent(batch: Batch, now: datetime) -> bool:
    """Whether a batch at work gives no sign of life: its process is gone, and wrote nothing."""
    at_work = batch.state in (State.READING, State.CHECKING, State.APPLYING)
    return at_work and (batch.alive_at is None or now - batch.alive_at > SILENT)


def wake(batch: Batch) -> None:
    """Let a batch whose process is gone begin again."""
    waiting = {State.READING: State.RECEIVED}.get(State(batch.state), State(batch.state))
    Batch.objects.filter(pk=batch.pk, state=batch.state).update(state=waiting)
    batch.state = waiting
