"""What a project company yields once it produces: people at work, taxes, turnover, 入规."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from luodi.config.demonstration.invented.bodies import FIRST_DAY, LAST_DAY
from luodi.config.demonstration.invented.dice import WAN
from luodi.config.demonstration.lives.life import Told
from luodi.config.demonstration.papers.paper import Paper
from luodi.config.demonstration.telling.folder import licence, paper
from luodi.config.demonstration.telling.teller import Teller, yuan
from luodi.kernel.periods import add_months

ABOVE = {"C": "INDUSTRY", "G": "SERVICE", "I": "SERVICE", "R": "SERVICE"}


def aftermath(teller: Teller) -> None:
    """From some months after production on, year by year."""
    life = teller.life
    on = life.days.get("production")
    if not on or (life.recalled and on.year < 2021):
        return
    month = add_months(max(on, date(2022, 1, 1)).replace(day=1), 3)
    while life.number % 3 and add_months(month, 1) <= LAST_DAY:
        yearly(teller, month)
        month = add_months(month, 12)
    entered = on + teller.dice.days(120, 240)
    size = life.sector.industry[0]
    if (
        entered >= FIRST_DAY
        and size in ABOVE
        and life.total >= 30_000_000
        and teller.dice.chance(0.5)
    ):
        above_scale(teller, entered, ABOVE[size])


def yearly(teller: Teller, month: date) -> None:
    """The people at work in a month, and the taxes paid in it."""
    life, dice = teller.life, teller.dice
    last = add_months(month, 1) - timedelta(days=1)
    covers = {"covers_from": month, "covers_to": last}
    people = of_company(teller, "jobs", last, "在岗人数", "insured_list")
    number = Decimal(max(8, int(life.total / WAN / 90 * Decimal(dice.uniform(0.6, 1.3)))))
    people.values = {"value": number, "measure": "PERSON"} | covers
    paid = of_company(teller, "tax_paid", last, "入库税款", "tax_office_list")
    tax = dice.share(life.total, dice.uniform(0.001, 0.004))
    paid.values = yuan(tax) | covers | {"local_value": dice.share(tax, 0.35)}
    paid.grade = "A"


def above_scale(teller: Teller, on: date, sort: str) -> None:
    row = of_company(teller, "above_scale", on, "入规", "register_approval")
    row.papers += [
        (licence(teller.life), "business_licence"),
        (paper(teller.life, f"{on.year}年利润表", "income_statement"), "income_statement"),
    ]
    row.values = {"category": sort}
    row.detail = {"batch": "YEARLY" if on.month == 1 else "MONTHLY_NEW"}
    row.grade = "A"


def of_company(teller: Teller, kind: str, on: date, what: str, type_: str) -> Told:
    """An entry of the project company."""
    life = teller.life
    proof = Paper(f"{life.district.name}{on.year}年{on.month}月{what}清单", type_, "分企业")
    row = teller.told(kind, on, f"{{company}}{what}", [(proof, type_)])
    row.subject = life.company.name
    return row
