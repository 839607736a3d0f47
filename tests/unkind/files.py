"""The same ledger as every kind of file, and files that do harm or hold nothing."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from decimal import Decimal

import docx
import openpyxl
import xlwt
from openpyxl.chart import BarChart
from openpyxl.drawing.image import Image
from PIL import Image as Picture
from xlwt.CompoundDoc import XlsDoc

from unkind.ledgers import PROJECTS, Ledger, ledger
from unkind.truth import Project, Total, Truth, Workbook
from unkind.writing import (
    Formula,
    Line,
    Sheet,
    book,
    rewritten,
    saved,
    text,
    web_page,
    word,
    xls,
    xlsx,
)

TITLE = "××区2023年招商引资项目台账"
TABLE = ledger()
SHEET = Sheet(TABLE.lines)
SHEET_1 = "xl/worksheets/sheet1.xml"
STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def whole(
    name: str, filename: str, make: Callable[[], bytes], trouble: str, **more: str
) -> Workbook:
    """Read like any other, in spite of its trouble."""
    where = more.pop("where", "台账")
    projects = tuple(
        Project(p.name, p.facts, p.row + int(more.get("lower", 0)), where) for p in TABLE.projects
    )
    noted = more.get("noted", "")
    return Workbook(name, filename, make, Truth(projects, noted=noted), (trouble,))


def turned_away(name: str, filename: str, make: Callable[[], bytes], why: str) -> Workbook:
    return Workbook(name, filename, make, Truth(refused=why), (why,))


def named(stem: str) -> dict[str, str]:
    return {"where": stem}


def changed(**parts: Callable[[str], str]) -> bytes:
    """The plain workbook with some of its parts changed; the names of parts in short."""
    names = {"sheet": SHEET_1, "book": "xl/workbook.xml", "texts": "xl/sharedStrings.xml"}
    return rewritten(xlsx(SHEET), {names[short]: change for short, change in parts.items()})


def strict() -> bytes:
    content = xlsx(SHEET)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]

    def change(xml: str) -> str:
        for loose, tight in STRICT.items():
            xml = xml.replace(loose, tight)
        return xml

    return rewritten(content, dict.fromkeys(parts, change))


def million_rows() -> bytes:
    """The dimension says the whole sheet, and one cell stands in its last row."""
    last = (
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>　</t></is></c></row></sheetData>'
    )

    def change(xml: str) -> str:
        start, end = xml.index("<dimension"), xml.index("/>", xml.index("<dimension")) + 2
        wide = '<dimension ref="A1:XFD1048576"/>'
        return (xml[:start] + wide + xml[end:]).replace("</sheetData>", last)

    return changed(sheet=change)


def many_merges() -> bytes:
    spans = "".join(f'<mergeCell ref="J{row}:K{row}"/>' for row in range(1, 50_001))
    merges = f'</sheetData><mergeCells count="50000">{spans}</mergeCells>'
    return changed(sheet=lambda xml: xml.replace("</sheetData>", merges))


def macros() -> bytes:
    rel = (
        '<Relationship Id="rId99" Target="vbaProject.bin" '
        'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
        "</Relationships>"
    )
    return rewritten(
        xlsx(SHEET),
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub Auto_Open()",
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace("</Relationships>", rel),
        },
    )


def outside_links() -> bytes:
    """A link to a file of somebody's disk, a query of the web, a command."""
    rel = (
        '<Relationship Id="rId98" Target="externalLinks/externalLink1.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/externalLink"/></Relationships>'
    )
    harm = [
        Formula('=WEBSERVICE("http://127.0.0.1:9/x")', "#VALUE!"),
        Formula("=cmd|'/C calc'!A0", "#REF!"),
        Formula("='C:\\台账\\[2022.xlsx]表'!A1", 7),
    ]
    made = xlsx(Sheet([*TABLE.lines, [], ["注：", *harm]]))
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    return rewritten(
        made,
        {
            "xl/externalLinks/externalLink1.xml": link,
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace("</Relationships>", rel),
        },
    )


def with_doctype(declared: str, used: str) -> bytes:
    def change(body: str) -> str:
        return f'<?xml version="1.0"?><!DOCTYPE x [{declared}]>' + body.replace(
            "<t>", f"<t>{used}", 1
        )

    return changed(texts=change)


def outside_entity() -> bytes:
    return with_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")


def laughs() -> bytes:
    entities = "".join(
        f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{f"&l{n - 1};" * 9 if n else ""}">'
        for n in range(10)
    )
    return with_doctype(entities, "&l9;")


def bomb() -> bytes:
    """Sixty megabytes of spaces in a hundredth of the size."""
    blank = " " * 60_000_000
    return changed(sheet=lambda xml: xml.replace("<sheetData>", f"<sheetData>{blank}"))


def encrypted() -> bytes:
    """As Excel packs a workbook with a password: a compound file with a part of that name."""
    old = xls(SHEET)
    name, new = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    at = old.index(name, 512)
    entry = new.ljust(64, b"\0") + struct.pack("<H", len(new) + 2)
    return old[:at] + entry + old[at + 66 :]


def locked_old() -> bytes:
    """An .xls whose stream says right after its first record that it is enciphered."""
    made = xlwt.Workbook(encoding="utf-8")
    made.add_sheet("台账").write(0, 0, "项目名称")
    stream = made.get_biff_data()
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    pass_mark = struct.pack("<HHHHH16s16s16s", 0x2F, 54, 1, 1, 1, b"s" * 16, b"v" * 16, b"h" * 16)
    out = io.BytesIO()
    XlsDoc().save(out, stream[:first] + pass_mark + stream[first:])
    return out.getvalue()


def charts_only() -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    made.create_chartsheet("图表1").add_chart(BarChart())
    return saved(made)


def pictures_only() -> bytes:
    made = openpyxl.Workbook()
    shot = io.BytesIO()
    Picture.new("RGB", (40, 30), "white").save(shot, "PNG")
    made.active.add_image(Image(shot), "A1")
    return saved(made)


def protected() -> bytes:
    made = book(SHEET)
    made["台账"].protection.set_password("1234")
    made.security.lockStructure = True
    return saved(made)


def document_without_tables() -> bytes:
    made = docx.Document()
    made.add_paragraph("今年以来，全区签约项目6个，总投资26.96亿元。")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def picture() -> bytes:
    out = io.BytesIO()
    Picture.new("RGB", (40, 30), "white").save(out, "JPEG")
    return out.getvalue()


def lower(table: Ledger, lines: int, where: str) -> tuple[Project, ...]:
    return tuple(Project(p.name, p.facts, p.row + lines, where) for p in table.projects)


def in_word() -> Workbook:
    second = ledger("name", "unit", "started", given=PROJECTS[:2])
    parts = (TITLE, "单位：万元", SHEET, "二、已开工项目", Sheet(second.lines))
    projects = (*lower(TABLE, 2, "表1"), *lower(second, 1, "表2"))
    return Workbook(
        "tables in a Word file",
        "招商情况.docx",
        lambda: word(*parts),
        Truth(projects),
        ("Word 里的表格", "标题行"),
    )


def merged_in_word() -> Workbook:
    lines: list[Line] = [
        ["序号", "项目名称", "资金（万元）", None],
        [None, None, "总投资", "到位资金"],
        [1, PROJECTS[0].name, 52_000, 18_500],
        [2, PROJECTS[2].name, 30_000, 3_000],
        ["合计", None, 82_000, 21_500],
    ]
    merges = ["A1:A2", "B1:B2", "C1:D1", "A5:B5"]
    projects = tuple(
        Project(
            PROJECTS[place].name,
            {
                "total_yuan": PROJECTS[place].total * 10_000,
                "arrived_yuan": PROJECTS[place].arrived * 10_000,
            },
            row,
            "表1",
        )
        for place, row in ((0, 3), (2, 4))
    )
    return Workbook(
        "merged cells in a Word table",
        "合并的Word表.docx",
        lambda: word(Sheet(lines, merges=merges)),
        Truth(
            projects,
            (
                Total(5, "total_yuan", Decimal(820_000_000), where="表1"),
                Total(5, "arrived_yuan", Decimal(215_000_000), where="表1"),
            ),
        ),
        ("Word 里的合并单元格",),
    )


TEXT = text(SHEET)
KINDS = (
    whole("an old workbook", "台账.xls", lambda: xls(SHEET), ".xls"),
    whole("a workbook of WPS", "台账.et", lambda: xls(SHEET), ".et"),
    whole("a new workbook called .et", "台账（新）.et", lambda: xlsx(SHEET), ".et"),
    whole("a new workbook called .xls", "台账（新）.xls", lambda: xlsx(SHEET), "扩展名不对"),
    whole("csv of UTF-8", "u8.csv", lambda: TEXT.encode(), "CSV UTF-8", **named("u8")),
    whole("csv with a mark", "bom.csv", lambda: TEXT.encode("utf-8-sig"), "BOM", **named("bom")),
    whole("csv of GBK", "gbk.csv", lambda: TEXT.encode("gbk"), "CSV GBK", **named("gbk")),
    whole(
        "text with tabs",
        "u16.txt",
        lambda: text(SHEET, "\t").encode("utf-16"),
        "UTF-16、制表符",
        **named("u16"),
    ),
    whole(
        "csv with semicolons",
        "semi.csv",
        lambda: text(SHEET, ";").encode("gb18030"),
        "分号分隔",
        **named("semi"),
    ),
    whole(
        "a web page called .xls",
        "web.xls",
        lambda: web_page(SHEET, "gb2312"),
        "网页存成的 .xls",
        **named("web"),
    ),
    whole("strict", "严格格式.xlsx", strict, "严格的 Open XML"),
    in_word(),
    merged_in_word(),
)
HOSTILE = (
    whole("a million rows in name", "百万行.xlsx", million_rows, "1,048,576 行"),
    whole("fifty thousand merges", "合并五万处.xlsx", many_merges, "50,000 处合并"),
    whole("macros", "带宏.xlsm", macros, "宏", noted="宏"),
    whole("links to elsewhere", "带链接.xlsx", outside_links, "外部链接", noted="没有去取"),
    whole("a protected sheet", "保护.xlsx", protected, "工作表保护"),
    turned_away("an entity from outside", "实体.xlsx", outside_entity, "实体"),
    turned_away("a billion laughs", "实体炸弹.xlsx", laughs, "实体"),
    turned_away("a bomb", "炸弹.xlsx", bomb, "展开后大得不正常"),
    turned_away("encrypted", "加密.xlsx", encrypted, "密码"),
    turned_away("an old one, locked", "加密.xls", locked_old, "密码"),
    turned_away("cut off", "没传完.xlsx", lambda: xlsx(SHEET)[:3000], "不完整"),
    turned_away("an old one, cut off", "没传完.xls", lambda: xls(SHEET)[:4000], "不完整"),
    turned_away("no byte", "空.xlsx", lambda: b"", "空文件"),
    turned_away("nothing in it", "空白.xlsx", lambda: xlsx(Sheet([])), "没有任何内容"),
    turned_away("nothing but noise", "乱.xlsx", lambda: bytes(range(256)) * 40, "不是表格文件"),
    turned_away("charts alone", "图表.xlsx", charts_only, "只有图表"),
    turned_away("pictures alone", "截图.xlsx", pictures_only, "只有图片"),
    turned_away("a picture", "截图.xls", picture, "是图片"),
    turned_away("a PDF", "台账.xlsx", lambda: b"%PDF-1.7\n%...", "PDF"),
    turned_away("a Word file without tables", "总结.docx", document_without_tables, "没有表格"),
    turned_away(
        "a web archive",
        "台账.mht",
        lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<table></table>",
        ".mht",
    ),
    turned_away("an archive of another kind", "台账.rar", lambda: b"Rar!\x1a\x07\x01\0", "RAR"),
)
BOOKS = (*KINDS, *HOSTILE)
