"""The months of building: what is invested, what money arrives, how far the works have got."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from luodi.config.demonstration.invented.bodies import FIRST_DAY
from luodi.config.demonstration.lives.life import Told
from luodi.config.demonstration.telling import folder
from luodi.config.demonstration.telling.folder import paper, photo
from luodi.config.demonstration.telling.teller import Teller, yuan
from luodi.kernel.periods import add_months

FIRST_PAYMENT = 0.1  # with the land or the lease
DOLLAR_RATES = {2019: "6.9", 2020: "6.9", 2021: "6.45", 2022: "6.73", 2023: "7.05", 2024: "7.12"}


def works(teller: Teller) -> None:
    """Everything that the months of works leave in the ledger."""
    months = list(before_the_end(teller))
    old = [row for row in months if end_of(row[0]) < FIRST_DAY]
    before, paid = 0.0, first_payment(teller)
    if old and teller.life.recalled:
        before, paid = recalled_sums(teller, old, paid)
    for number, (month, share) in enumerate(months[len(old) :], start=1):
        invested(teller, month, share - before)
        before = share
        if number % 3 == 0 or share >= 1:
            paid = arrived(teller, month, paid, share)
            progressed(teller, month, share)


def before_the_end(teller: Teller) -> Iterator[tuple[date, float]]:
    """The months that were over before the attempt ended."""
    last = teller.life.ended_on or date.max
    return ((m, share) for m, share in teller.life.works if add_months(m, 1) <= last)


def end_of(month: date) -> date:
    return add_months(month, 1) - timedelta(days=1)


def invested(teller: Teller, month: date, part: float) -> None:
    """What was built in the month, on the unit's form of the month."""
    life = teller.life
    form = folder.month_form(life.district.name, month)
    said = f"{{what}}{month.year}年{month.month}月完成投资"
    told = teller.told("investment_done", end_of(month), said, [(form, "statistics_month_form")])
    value = teller.dice.share(life.total, part * teller.dice.uniform(0.94, 1.04))
    told.values = yuan(max(value, Decimal(1_000)))
    told.values |= {"covers_from": month, "covers_to": end_of(month)}
    told.detail = {"form_source": "统计月报"}


def first_payment(teller: Teller) -> float:
    """The land price or the first capital, when the place is secured; the share paid so far."""
    life = teller.life
    on = life.days.get("site_secured")
    if not on or not life.pays or (not life.works and teller.dice.chance(0.4)):
        return 0.0
    nature = "EQUITY" if life.sector.fitted_out else "LAND_PRICE"
    told = payment(teller, on + timedelta(days=teller.dice.randint(2, 9)), FIRST_PAYMENT, nature)
    if not told.opening:
        told.papers = [(folder.ground(life), "land_payment_receipt")]
    return FIRST_PAYMENT


def arrived(teller: Teller, month: date, paid: float, share: float) -> float:
    """What came since the last payment; the share paid so far."""
    due = (FIRST_PAYMENT + (1 - FIRST_PAYMENT) * share) * teller.life.paid_share
    if not teller.life.pays or due - paid < 0.01:
        return paid
    on = end_of(month) - timedelta(days=teller.dice.randint(0, 12))
    payment(teller, on, due - paid, "FIXED_ASSETS" if teller.dice.chance(0.85) else "EQUITY")
    if teller.dice.chance(0.12):
        payment(teller, on, 0.03, teller.dice.choice(("WORKING_CAPITAL", "BANK_LOAN")))
    return due


def payment(teller: Teller, on: date, part: float, nature: str) -> Told:
    """Money that came, on a bank slip of its own."""
    life, dice = teller.life, teller.dice
    number = f"HD{on:%y%m%d}{dice.randrange(10**6):06d}"
    payer = life.investor
    slip = paper(life, f"进账单{number}", "bank_slip", f"付款方：{payer.name}")
    told = teller.told(
        "money_in",
        on,
        f"{{what}}到位资金，付款方{payer.name}",
        [(slip, "bank_slip")],
        grade="A",
        prompt=True,
    )
    told.values = {
        "voucher_no": number,
        "payer": payer.name,
        "payer_place": payer.home.place,
        "origin": payer.home.origin,
        "nature": nature,
        **money(dice.share(life.money, part), payer.home.currency, on),
    }
    return told


def money(value: Decimal, currency: str, on: date) -> dict[str, object]:
    """An amount in yuan; foreign money in whole thousands with the rate of its year."""
    value = max(value, Decimal(10_000))
    if not currency:
        return yuan(value)
    rate = Decimal(DOLLAR_RATES.get(on.year, "7.18"))
    foreign = (value / rate).quantize(Decimal("1E3"))
    foreign = Decimal(max(int(foreign), 1_000))
    return yuan(foreign * rate) | {
        "currency": currency,
        "currency_amount": foreign,
        "yuan_rate": rate,
        "dollar_rate": Decimal(1),
    }


def progressed(teller: Teller, month: date, share: float) -> None:
    """How far the works have got, seen on a photograph."""
    life, on = teller.life, end_of(month)
    percent = min(100, max(5, round(100 * share + teller.dice.uniform(-4, 4))))
    shot = photo(life, f"形象进度{percent}", "site_photo", on)
    note = folder.building_contract(life)
    told = teller.told(
        "image_progress",
        on,
        f"{{what}}形象进度{percent}%",
        [(shot, "site_photo"), (note, "supervisor_note")],
        grade="B",
        prompt=True,
    )
    paid = [row for row in life.told if row.kind == "money_in"][-1:]
    if paid and paid[0].recorded_at.date() > on:  # what came and what was seen are told together
        told.recorded_at = paid[0].recorded_at
    told.values = {"value": Decimal(100 if share >= 1 else percent), "measure": "PERCENT"}


def recalled_sums(
    teller: Teller, old: list[tuple[date, float]], paid: float
) -> tuple[float, float]:
    """What was built and paid before the book was opened, in one sum each; both shares so far."""
    last, share = old[-1]
    life, due = teller.life, FIRST_PAYMENT + (1 - FIRST_PAYMENT) * share
    said = f"{{what}}至{last.year}年底累计完成投资"
    built = teller.told("investment_done", old[0][0], said, [])
    built.values = yuan(teller.dice.share(life.total, share))
    built.values["occurred_to"] = end_of(last)
    payment(teller, end_of(last), due - paid, "FIXED_ASSETS")
    return share, due
