"""The bench book's rows, table by table, in the shape in which the actions leave them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from luodi.config.benchmark.acts import Done, day_of
from luodi.config.benchmark.lives import Happening
from luodi.config.benchmark.storing import Cell, Sheet
from luodi.config.demonstration.invented.firms import credit_code
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.records.enterprises.models import Enterprise, EnterpriseVersion
from luodi.records.ledger.models import Answer, Entry, Posting, Reversal, Review
from luodi.records.ledger.rules.spans import Amounts, EntryFacts, Span, SubjectClass, spans
from luodi.records.projects.models import BuildType, Project, ProjectVersion
from luodi.records.subjects.models import Classification, Share, Subject, SubjectVersion
from luodi.records.subjects.rules import SubjectType

KIND = {kind.code: kind for kind in KINDS}
BIT = {kind.code: 1 << (kind.bit or 0) if kind.is_single else 0 for kind in KINDS}
MEASURE = {kind.code: kind.measures[0].name if kind.measures else "" for kind in KINDS}
TABLES = (
    Subject,
    SubjectVersion,
    Project,
    ProjectVersion,
    Enterprise,
    EnterpriseVersion,
    Classification,
    Share,
    Entry,
    Review,
    Answer,
    Reversal,
    Posting,
)
VERDICTS = ("VERIFIED", "RETURNED", "WITHDRAWN")
RECORDED_AT = "02:00:00"  # of every day, in UTC

type Known = tuple[str, str | None, int | None]  # day, planned day, firm


@dataclass(frozen=True)
class Told:
    """A subject as the book has it, with what its entries need to know of it."""

    key: int
    type: SubjectType
    unit: int
    opened_seq: int
    classes: tuple[SubjectClass, ...]


class Sheets:
    """Every table of the bench book on its way into the database."""

    def __init__(self, book: int, clerk: int, office: int) -> None:
        self.book, self.clerk, self.office = book, clerk, office
        of: dict[str, Cell] = {"book_id": book}
        by_office = of | {"by_id": office}
        version = ("seq", "subject_id", "name", "unit_id", "is_open")
        self.subjects = Sheet(
            Subject, ("seq", "type", "name", "unit_id", "is_open"), of | {"codename": ""}
        )
        self.versions = Sheet(SubjectVersion, version, of | {"codename": "", "reason": ""})
        self.projects = Sheet(Project, ("seq", "subject_id"), of | PROJECT_REST)
        again: dict[str, Cell] = {"reason": ""}
        self.project_versions = Sheet(
            ProjectVersion, ("seq", "project_id"), of | PROJECT_REST | again
        )
        self.firms = Sheet(Enterprise, ("seq", "subject_id", "credit_code"), of | FIRM_REST)
        self.firm_versions = Sheet(
            EnterpriseVersion, ("seq", "enterprise_id", "credit_code"), of | FIRM_REST | again
        )
        self.classifications = Sheet(
            Classification,
            ("seq", "subject_id", "attempt", *CLASS_COLUMNS),
            of | {"reason": ""},
        )
        self.shares = Sheet(
            Share, ("seq", "classification_id", "part", "unit_id", "role", "weight"), of
        )
        self.entries = Sheet(Entry, ENTRY_COLUMNS, of | {"recorded_by_id": clerk} | ENTRY_REST)
        self.reviews = Sheet(
            Review,
            ("entry_id", "seq", "at", "verdict", "grade", "reason"),
            by_office | {"document_id": None},
        )
        self.answers = Sheet(
            Answer, ("entry_id", "seq", "at"), of | {"by_id": clerk, "text": "已补"}
        )
        self.reversals = Sheet(
            Reversal, ("entry_id", "seq", "at"), of | {"by_id": clerk, "reason": "有误"}
        )
        self.postings = Sheet(Posting, POSTING_COLUMNS, of | POSTING_REST)

    def flush(self) -> None:
        for sheet in vars(self).values():
            if isinstance(sheet, Sheet):
                sheet.flush()

    def open(
        self,
        type: SubjectType,
        name: str,
        unit: int,
        seq: int,
        classes: Iterable[SubjectClass],
        *,
        closed_seq: int | None = None,
    ) -> Told:
        """A subject with its versions and classifications."""
        classes = tuple(classes)
        is_open = closed_seq is None
        key = self.subjects.add(seq, type.value, name, unit, is_open)
        self.versions.add(seq, key, name, unit, True)
        if closed_seq is not None:
            self.versions.add(closed_seq, key, name, unit, False)
        self.describe(type, key, seq)
        for row in classes:
            dims = row.dimensions
            made = self.classifications.add(
                row.seq,
                key,
                row.attempt,
                dims.event,
                dims.station,
                dims.industry,
                dims.cluster,
                dims.channel,
                dims.money_type,
            )
            for number, part in enumerate(row.parts):
                self.shares.add(row.seq, made, number, part.unit, part.role, part.weight)
        return Told(key, type, unit, seq, classes)

    def describe(self, type: SubjectType, subject: int, seq: int) -> None:
        """What is said of a project or an enterprise beside its name."""
        if type is SubjectType.PROJECT:
            self.project_versions.add(seq, self.projects.add(seq, subject))
        elif type is SubjectType.ENTERPRISE:
            code = credit_code(subject)
            self.firm_versions.add(seq, self.firms.add(seq, subject, code), code)

    def enter(
        self, told: Told, happening: Happening, done: Sequence[Done], event: int | None = None
    ) -> None:
        """An entry, the acts on it, and everything it counted as."""
        recorded, *acts = done
        day = day_of(happening.day)
        planned = None if happening.planned is None else day_of(happening.planned)
        firm = told.key if told.type is SubjectType.ENTERPRISE else None
        kind = happening.kind
        key = self.entries.add(
            recorded.seq,
            told.key,
            happening.attempt,
            kind,
            day,
            day,
            planned,
            MEASURE[kind],
            yuan(happening.hundredths),
            yuan(happening.local),
            f"V{recorded.seq}" if kind == "money_in" else "",
            "某某公司" if kind == "money_in" else "",
            happening.nature,
            happening.origin,
            happening.category,
            happening.reference,
            firm,
            event,
            told.unit,
            at(recorded.day),
        )
        for act in acts:
            self.act(key, act)
        for span in spans(facts(key, told, happening, done, event), told.classes):
            self.post(told, happening, span, (day, planned, firm))

    def act(self, entry: int, act: Done) -> None:
        match act.what:
            case "ANSWERED":
                self.answers.add(entry, act.seq, at(act.day))
            case "REVERSED":
                self.reversals.add(entry, act.seq, at(act.day))
            case verdict:
                is_yes = verdict == "VERIFIED"
                grade, reason = ("B", "") if is_yes else ("", "不符")
                self.reviews.add(entry, act.seq, at(act.day), verdict, grade, reason)

    def post(self, told: Told, happening: Happening, span: Span, known: Known) -> None:
        day, planned, firm = known
        dims, sums, kind = span.dimensions, span.amounts, happening.kind
        self.postings.add(
            span.entry,
            span.verified,
            span.part,
            span.from_seq,
            span.until_seq,
            told.key,
            told.type.value,
            happening.attempt,
            kind,
            BIT[kind],
            span.unit,
            span.role,
            span.weight,
            dims.event,
            dims.station,
            firm,
            dims.industry,
            dims.cluster,
            dims.channel,
            dims.money_type,
            dims.origin,
            dims.nature,
            dims.category,
            happening.reference,
            day,
            day,
            planned,
            MEASURE[kind],
            sums.hundredths,
            sums.local_hundredths,
        )


def facts(
    key: int, told: Told, happening: Happening, done: Sequence[Done], event: int | None
) -> EntryFacts:
    """What decides how the entry counts, as the ledger's own fold wants it."""
    seqs: dict[str, tuple[int, ...]] = {}
    for act in done:
        seqs[act.what] = (*seqs.get(act.what, ()), act.seq)
    return EntryFacts(
        entry=key,
        seq=done[0].seq,
        attempt=happening.attempt,
        reported_by=told.unit,
        counts_for_reporter=KIND[happening.kind].counts_for_reporter,
        origin=happening.origin,
        nature=happening.nature,
        category=happening.category,
        event=event,
        amounts=Amounts(happening.hundredths, happening.local),
        returned=seqs.get("RETURNED", ()),
        answered=seqs.get("ANSWERED", ()),
        verified=seqs.get("VERIFIED", ()),
        withdrawn=seqs.get("WITHDRAWN", ()),
        reversed_at=next(iter(seqs.get("REVERSED", ())), None),
    )


def yuan(hundredths: int | None) -> str | None:
    return None if hundredths is None else f"{hundredths / 100:.2f}"


def at(day: int) -> str:
    return f"{day_of(day)} {RECORDED_AT}"


PROJECT_REST: dict[str, Cell] = {
    "content": "新建厂房、仓库和配套设施",
    "build_type": BuildType.NEW.value,
    "place": "测试区工业路",
}
FIRM_REST: dict[str, Cell] = {"place": "测试区", "short_name": ""}
CLASS_COLUMNS = ("event_id", "station_id", "industry", "cluster", "channel", "money_type")
ENTRY_COLUMNS = (
    *("seq", "subject_id", "attempt", "kind", "occurred_from", "occurred_to", "planned_on"),
    *("measure", "value", "local_value", "voucher_no", "payer", "nature", "origin", "category"),
    *("reference", "enterprise_id", "event_id", "reported_by_id", "recorded_at"),
)
ENTRY_REST: dict[str, Cell] = {
    **dict.fromkeys(("covers_from", "covers_to", "currency_amount", "yuan_rate", "dollar_rate")),
    **dict.fromkeys(("known_on", "row")),
    **dict.fromkeys(("currency", "payer_place", "batch", "sheet", "cell"), ""),
    **dict.fromkeys(("on_behalf", "opening"), False),
    "detail": "{}",
    "said": "如附件",
    "source": "FORM",
}
POSTING_COLUMNS = (
    *("entry_id", "verified", "part", "from_seq", "until_seq", "subject_id", "subject_type"),
    *("attempt", "kind", "bit", "unit_id", "unit_role", "weight", "event_id", "station_id"),
    *("enterprise_id", "industry", "cluster", "channel", "money_type", "origin", "nature"),
    *("category", "reference", "occurred_from", "occurred_to", "planned_on", "measure"),
    *("hundredths", "local_hundredths"),
)
POSTING_REST: dict[str, Cell] = {"dollar_cents": None, "opening": False, "known_on": None}
