"""How fast a hundred invented pages are proofread, beside merely reading them."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from statistics import median

from luodi.analysis.proofreading.rules.proof import proof
from luodi.foundation.files.sheets.arriving import Arriving
from luodi.foundation.files.sheets.limits import Limits
from luodi.foundation.files.sheets.wire import Out
from luodi.foundation.files.texts.opening import text_of
from luodi.foundation.files.texts.sorting import read
from luodi.kernel.passages import Block

PAGES = 100
SIGNS_ON_A_PAGE = 28 * 22  # as an office sets them: 22 lines of 28 signs
EVERY = 12  # paragraphs between two tables
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


@dataclass(frozen=True)
class Proofing:
    """One report: its pages and signs, seconds of the processor to read it and to proofread it."""

    pages: int
    signs: int
    statements: int
    reading: float
    proofing: float

    @property
    def pages_a_second(self) -> float:
        return self.pages / self.proofing

    @property
    def ratio(self) -> float:
        """Proofreading as a multiple of reading."""
        return self.proofing / self.reading


def measure(runs: int) -> Proofing:
    lines = list(report(Random(1)))
    content, signs = word(lines), sum(map(len, lines))
    blocks = extracted(content)
    found = proof(blocks)
    return Proofing(
        PAGES,
        signs,
        len(found.findings),
        worked(lambda: extracted(content), runs),
        worked(lambda: proof(blocks), runs),
    )


def worked(act: Callable[[], object], runs: int) -> float:
    """Seconds of the processor, the median of the runs."""
    took = []
    for _ in range(runs):
        began = time.process_time()
        act()
        took.append(time.process_time() - began)
    return median(took)


def extracted(content: bytes) -> tuple[Block, ...]:
    """What the file says, read here and not apart, so that its time can be told."""
    lines, arrived = io.BytesIO(), Arriving("报告")
    read(content, Out(lines, Limits()))
    arrived.take(lines.getvalue().splitlines())
    return text_of(arrived, "报告").blocks


def report(dice: Random) -> Iterator[str]:
    """Paragraphs as reports have them, until the pages are full; every number is invented."""
    signs, number = 0, 0
    while signs < PAGES * SIGNS_ON_A_PAGE:
        line = paragraph(dice, number)
        signs, number = signs + len(line), number + 1
        yield line


def paragraph(dice: Random, number: int) -> str:
    target, last = dice.randint(20, 90), dice.randint(100, 400) / 10
    done, contracts, agreements = last * 1.2, dice.randint(8, 40), dice.randint(2, 12)
    started, signed = dice.randint(3, 8), contracts + agreements
    return (
        f"1-{number % 11 + 1}月，全区实际到位资金{done:.2f}亿元，完成年度任务{target}亿元的"
        f"{done / target:.1%}，比去年同期{last:.1f}亿元增长20%。共签约项目{signed}个，"
        f"其中合同项目{contracts}个，协议项目{agreements}个；合同项目中已开工{started}个，"
        f"开工率{started / contracts:.1%}。各镇办、各部门要对照目标任务找差距，"
        "盯住前期手续、要素保障和资金到位，一项一项抓落实，确保年底前见到实效。"
    )


def word(lines: list[str]) -> bytes:
    """The smallest Word file that says these lines, with a table now and then."""
    body = "".join(
        said(line) + (table(place) if place % EVERY == 0 else "")
        for place, line in enumerate(lines, start=1)
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", f'<Types xmlns="{TYPES}"/>')
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{MAIN}" '
            'Target="word/document.xml"/></Relationships>',
        )
        document = f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'
        parts.writestr("word/document.xml", document)
    return target.getvalue()


def said(line: str) -> str:
    return f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"


def table(seed: int) -> str:
    rows = [("单位", "任务", "完成", "完成率")]
    rows += [
        (f"第{n}镇", str(n * 10), str(n * 8 + seed % 3), f"{(n * 8 + seed % 3) / n * 10:.1f}%")
        for n in range(1, 11)
    ]
    rows.append(("合计", "550", str(440 + seed % 3 * 10), ""))
    drawn = "".join(
        f"<w:tr>{''.join(f'<w:tc>{said(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{drawn}</w:tbl>"
