"""What a unit writes down of a project: its steps, and the amounts and plans that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from luodi.config.demonstration.invented.bodies import FIRST_DAY
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.lives.life import Life, Named, Told
from luodi.config.demonstration.lives.sittings import OPENED, RECALLED, Sittings, noticed
from luodi.config.demonstration.papers.paper import Paper
from luodi.config.demonstration.telling import folder
from luodi.config.demonstration.telling.folder import Proof
from luodi.config.demonstration.telling.steps import STEPS

LARGE, LARGEST = Decimal(50_000_000), Decimal(100_000_000)
# Papers that units get and often do not write down.
UNTOLD = {"env_approved": 0.65, "planning_permit": 0.75, "construction_permit": 0.45}


class Teller:
    """Writes down one life, in the order in which it happens."""

    def __init__(self, seed: int, life: Life, sittings: Sittings) -> None:
        self.dice = Dice(seed, "telling", life.district.name, life.number)
        self.life = life
        self.sittings = sittings
        self.known_at = OPENED  # nothing is told before the project is registered

    def steps(self) -> None:
        """Every step that the life has, with the amounts and plans of its signing."""
        for kind, on in sorted(self.life.days.items(), key=lambda pair: pair[1]):
            if self.dice.chance(UNTOLD.get(kind, 0)):
                continue
            told = self.step(kind, on)
            if kind == "talks":
                self.known_at = told.recorded_at
            for also in beside(self.life, kind, on):
                self.life.told.append(self.like(told, *also))
        self.last_step()

    def last_step(self) -> None:
        """How the life ended, if it did; what is recognised again comes as another attempt."""
        ending = self.life.ending
        if ending is None or ending.kind == "swap_out":  # a swap writes its own two entries
            return
        told = self.step(ending.kind, ending.on)
        told.values["category"] = ending.reason
        told.detail |= dict(ending.detail)
        if ending.kind == "returned":
            told.values["on_behalf"] = True
        again = ending.on + self.dice.days(90, 200)
        if self.life.is_rereported:
            self.step("re_reported", again)

    def step(self, kind: str, on: date) -> Told:
        """One step as the table of steps words it."""
        row = STEPS[kind]
        told = self.told(
            kind,
            on,
            row.said,
            row.papers(self.life, on),
            grade=row.grade,
            prompt=row.prompt,
        )
        told.detail = row.detail(self.life, on)
        if kind == "site_secured" and self.life.site:
            told.detail["site"] = Named(self.life.site)
        told.values |= own_values(self.life, kind)
        return told

    def told(
        self,
        kind: str,
        on: date,
        said: str,
        papers: list[Proof],
        *,
        grade: str = "C",
        prompt: bool = False,
    ) -> Told:
        """One entry, told when its unit next sits down; what is older than the book is recalled."""
        life = self.life
        opening = life.recalled and on < FIRST_DAY
        at = RECALLED if opening else self.when(on, prompt=prompt)
        row = Told(
            subject=life.name,
            kind=kind,
            unit=life.unit,
            said=self.worded(said),
            occurred=on,
            recorded_at=at,
            papers=[] if opening else papers,
            grade=grade,
            opening=opening,
        )
        life.told.append(row)
        return row

    def when(self, on: date, *, prompt: bool = False) -> datetime:
        earliest = max(noticed(self.dice, on, prompt=prompt), self.known_at)
        return self.sittings.next(self.life.unit, earliest)

    def like(self, first: Told, kind: str, said: str, values: Values, papers: list[Proof]) -> Told:
        """An entry told in the same breath as another."""
        return Told(
            subject=first.subject,
            kind=kind,
            unit=first.unit,
            said=self.worded(said),
            occurred=first.occurred,
            recorded_at=first.recorded_at,
            values=values,
            papers=[] if first.opening else papers,
            grade="A",
            opening=first.opening,
        )

    def worded(self, said: str) -> str:
        life = self.life
        return said.format(
            investor=life.investor.name,
            company=life.company.name,
            what=life.name,
            place=life.place,
            why=life.ending.said if life.ending else "",
        )


type Values = dict[str, object]


def own_values(life: Life, kind: str) -> Values:
    """What of a step stands in columns of the ledger."""
    match kind:
        case "agreement" | "contract" if life.event and kind == signed_first(life):
            return {"event": Named(life.event)}
        case "site_secured":
            way = "LEASED_PLANT" if life.sector.fitted_out else "GRANTED"
            return {"category": way}
        case "statistics_entry":
            bought = life.sector.fitted_out
            return {"category": "PURCHASE_ONLY" if bought else "CONSTRUCTED"}
    return {}


def signed_first(life: Life) -> str:
    """A project belongs to the event of its first signature."""
    return "agreement" if "agreement" in life.days else "contract"


def yuan(value: Decimal) -> Values:
    return {"value": value, "measure": "YUAN"}


def beside(life: Life, kind: str, on: date) -> Iterator[tuple[str, str, Values, list[Proof]]]:
    """The amounts and planned days that are told with a signature."""
    if kind == "agreement":
        text = folder.agreement(life)
        amount = [(text, "agreement_amount_clause")]
        yield "agreement_amount", "协议载明的投资额", yuan(life.total), amount
    if kind == "contract":
        text = folder.contract(life)
        events: Values = own_values(life, kind)
        outside = [(text, "contract_amount_clause"), (text, "investor_statement")]
        yield "contract_amount", "合同约定的区外投资", yuan(life.money) | events, outside
        yield "planned_total", "合同载明的计划总投资", yuan(life.total), [(text, "contract_text")]
        clause = [(text, "contract_clause")]
        start = on + timedelta(days=180)
        yield "start_planned", "合同约定的开工日", {"planned_on": start}, clause
        if life.sector.fitted_out or life.total < LARGE:
            return
        done = start + timedelta(days=360)
        yield "completion_planned", "合同约定的竣工日", {"planned_on": done}, clause


def year_plans(teller: Teller) -> None:
    """The year's plan of what is being built, told each January."""
    life = teller.life
    if life.total < LARGEST:
        return
    months: dict[int, float] = {}
    before = 0.0
    for month, share in life.works:
        months[month.year] = months.get(month.year, 0.0) + share - before
        before = share
    for year, part in months.items():
        on = date(year, 1, 12)
        if on < FIRST_DAY or (life.reached("contract") or on) >= on:
            continue
        name = life.district.name
        text = Paper(f"{name}{year}年度投资计划", "year_plan_document", "分项目下达")
        told = teller.told(
            "year_plan",
            on,
            "{what}列入年度投资计划",
            [(text, "year_plan_document")],
            grade="A",
        )
        told.values = yuan(teller.dice.share(life.total, part))
        told.values |= {"covers_from": date(year, 1, 1), "covers_to": date(year, 12, 31)}
