"""The invented city, its two districts and their units; no real body has these names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luodi.foundation.people.rules.tree import UnitRow

CITY = "砚州市"
CITY_BUREAU = "砚州市招商投资局"
FAIR = "霁野会"  # the city's yearly fair, 霁野投资贸易洽谈会
FAIR_PLACE = "砚州市会展中心"

FIRST_DAY = date(2022, 1, 4)
LAST_DAY = date(2025, 3, 31)  # the last day of which the demonstration knows
YEARS = (2022, 2023, 2024)


@dataclass(frozen=True)
class Body:
    """One unit below a district, and how often a project falls to it."""

    name: str
    kind: str
    short_name: str = ""
    unit_class: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Fair:
    """One edition of the yearly fair."""

    edition: int
    first_day: date
    last_day: date

    @property
    def name(self) -> str:
        return f"第{'五六七八'[self.edition - 5]}届{FAIR}"


FAIRS = (
    Fair(5, date(2021, 5, 20), date(2021, 5, 23)),
    Fair(6, date(2022, 5, 19), date(2022, 5, 22)),
    Fair(7, date(2023, 5, 18), date(2023, 5, 21)),
    Fair(8, date(2024, 5, 16), date(2024, 5, 19)),
)


@dataclass(frozen=True)
class District:
    """One district: its units, who signs nothing in which year, and how much happens in it."""

    name: str
    prefix: str  # of its people's sign-in names
    bodies: tuple[Body, ...]
    office: str
    park: str
    talks: tuple[tuple[int, int], ...]  # year → how many projects are first spoken of
    recalled: int  # projects from before the book was opened
    idle: tuple[tuple[int, str], ...] = ()  # (year, unit) planted as signing nothing
    wiped_out: tuple[int, str] = (0, "")  # (year, unit) whose contracts all come to nothing
    months_from: date = date(2024, 7, 1)  # since when heads report by month
    stations: tuple[tuple[str, str], ...] = ()  # (name, city)
    latitude: float = 0.0
    longitude: float = 0.0

    def sharers(self, year: int) -> list[Body]:
        """The units to which ordinary projects of the year fall."""
        barred = {name for when, name in (*self.idle, self.wiped_out) if when == year}
        return [body for body in self.bodies if body.weight and body.name not in barred]


def department(name: str, short_name: str, economic: bool, weight: int) -> Body:
    unit_class = "经济部门" if economic else "非经济部门"
    return Body(name, "DEPARTMENT", short_name, unit_class, weight)


OLDER = District(
    name="棠川区",
    prefix="east",
    office="棠川区招商服务中心",
    park="棠川经济开发区",
    bodies=(
        Body("柳陌镇", "TOWN", weight=7),
        Body("石麓镇", "TOWN", weight=6),
        Body("青堰镇", "TOWN", weight=6),
        Body("云塘街道", "TOWN", weight=8),
        Body("松坞街道", "TOWN", weight=6),
        Body("梨湾镇", "TOWN", weight=4),
        Body("白苇镇", "TOWN", weight=4),
        Body("南埝镇", "TOWN", weight=4),
        department("棠川区招商服务中心", "区招商中心", True, 5),
        department("棠川区发展改革局", "区发改局", True, 3),
        department("棠川区工业信息局", "区工信局", True, 7),
        department("棠川区商务局", "区商务局", True, 6),
        department("棠川区农业农村局", "区农业农村局", True, 4),
        department("棠川区文化旅游局", "区文旅局", False, 3),
        department("棠川区住房建设局", "区住建局", False, 2),
        department("棠川区自然资源局", "区资源局", False, 2),
        department("棠川区统计局", "区统计局", False, 0),
        department("棠川区督查考核室", "区督查室", False, 0),
        Body("棠川经济开发区", "PARK", "棠川经开区", "园区", 9),
        Body("棠川城建集团", "COMPANY", "棠川城建", "国企", 2),
    ),
    talks=((2022, 17), (2023, 20), (2024, 35), (2025, 5)),
    recalled=56,
    idle=(
        (2022, "梨湾镇"),
        (2022, "棠川区自然资源局"),
        (2023, "白苇镇"),
        (2023, "棠川区文化旅游局"),
        (2024, "南埝镇"),
        (2024, "棠川区住房建设局"),
        (2024, "棠川区自然资源局"),
    ),
    wiped_out=(2023, "石麓镇"),
    stations=(("驻东南招商联络站", "东南某市"), ("驻京畿招商联络站", "京畿某市")),
    latitude=40.62,
    longitude=93.10,
)

YOUNGER = District(
    name="屏澜区",
    prefix="west",
    office="屏澜区招商服务中心",
    park="屏澜高新产业园",
    bodies=(
        Body("鹤汀镇", "TOWN", weight=7),
        Body("柘岭镇", "TOWN", weight=6),
        Body("泠水街道", "TOWN", weight=7),
        Body("禾坪镇", "TOWN", weight=5),
        Body("竹屿街道", "TOWN", weight=6),
        Body("沙堰镇", "TOWN", weight=4),
        Body("枫岫镇", "TOWN", weight=4),
        department("屏澜区招商服务中心", "区招商中心", True, 5),
        department("屏澜区发展改革局", "区发改局", True, 3),
        department("屏澜区工业信息局", "区工信局", True, 6),
        department("屏澜区商务局", "区商务局", True, 6),
        department("屏澜区农业农村局", "区农业农村局", True, 4),
        department("屏澜区文化旅游局", "区文旅局", False, 3),
        department("屏澜区统计局", "区统计局", False, 0),
        department("屏澜区督查考核室", "区督查室", False, 0),
        Body("屏澜高新产业园", "PARK", "屏澜高新园", "园区", 9),
        Body("屏澜投资集团", "COMPANY", "屏澜投资", "国企", 2),
    ),
    talks=((2022, 21), (2023, 22), (2024, 34), (2025, 5)),
    recalled=0,
    idle=(
        (2022, "枫岫镇"),
        (2023, "沙堰镇"),
        (2023, "屏澜区文化旅游局"),
        (2024, "枫岫镇"),
        (2024, "屏澜区农业农村局"),
    ),
    wiped_out=(2022, "柘岭镇"),
    months_from=date(2024, 10, 1),
    stations=(("驻江南招商联络站", "江南某市"),),
    latitude=40.88,
    longitude=93.55,
)
DISTRICTS = (OLDER, YOUNGER)


def unit_rows() -> list[UnitRow]:
    """Every unit of the city, as they stand in a list to be opened."""
    rows = [
        UnitRow(CITY, "CITY"),
        UnitRow(CITY_BUREAU, "DEPARTMENT", CITY, "市招商局", "经济部门"),
    ]
    for district in DISTRICTS:
        rows.append(UnitRow(district.name, "DISTRICT", CITY))
        rows += [
            UnitRow(body.name, body.kind, district.name, body.short_name, body.unit_class)
            for body in district.bodies
        ]
    return rows
