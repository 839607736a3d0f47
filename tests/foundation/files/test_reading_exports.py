"""What other systems export under the name of a workbook: web pages, XML of 2003, .ods."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

from luodi.foundation.files.sheets.opening import read
from luodi.kernel.grids import Span

XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles>
<Worksheet ss:Name="台账"><Table>
<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">项目</Data></Cell>
<Cell><Data ss:Type="String">投资</Data><Comment><Data>含土地款</Data></Comment></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="3" ss:Formula="=1+1">
<Data ss:Type="Number">1234.5600000000001</Data></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="DateTime">2023-03-01T00:00:00.000</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style>td {color:red}</style></head>
<body><h1>招商台账</h1><p>单位：万元</p><table>
<thead><tr><th rowspan=2>项目</th><th colspan=2>资金</th></tr>
<tr><th>总投资</th><th>到位</th></tr></thead>
<tr><td>光电厂<br>一期</td><td x:num="1234.5678">1234.57</td><td><s>300</s></td></tr>
<tr style="display:none"><td><s>食品</s>药品厂</td><td>&nbsp;</td>
<td>2<table><tr><td>内</td></tr></table></td></tr>
</table></body></html>"""
CONTENT = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="台账"><table:table-row>
<table:table-cell office:value-type="string"><text:p>项目</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="12.5"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_xml_workbook_of_2003_is_read_with_all_that_it_shows() -> None:
    (grid,) = read(XML.encode(), "台账.xls").grids
    assert grid.name == "台账"
    assert grid.merges == (Span(2, 1, 2, 2),)
    assert grid.hidden_rows == {3}
    head, amount, day = grid.rows[2][3], grid.rows[3][3], grid.rows[3][4]
    assert (head.value, head.note) == ("投资", "含土地款")
    assert (amount.value, amount.is_formula) == (Decimal("1234.56"), True)
    assert (day.value, day.is_struck) == (date(2023, 3, 1), True)


def test_a_web_page_is_read_as_a_browser_shows_it() -> None:
    grid, within = read(PAGE.encode(), "导出.xls").grids
    assert [grid.rows[row][1].value for row in (1, 2, 3)] == ["招商台账", "单位：万元", "项目"]
    assert set(grid.merges) == {Span(3, 1, 4, 1), Span(3, 2, 3, 3)}
    assert {column: cell.value for column, cell in grid.rows[4].items()} == {2: "总投资", 3: "到位"}
    name, exact, struck = (grid.rows[5][column] for column in (1, 2, 3))
    assert (name.value, exact.value) == ("光电厂\n一期", Decimal("1234.5678"))
    assert (struck.value, struck.is_struck) == ("300", True)
    partly = grid.rows[6][1]
    assert (partly.value, partly.is_struck, partly.is_partly_struck) == ("食品药品厂", False, True)
    assert 2 not in grid.rows[6]
    assert (set(grid.hidden_rows), grid.lines_before) == ({6}, 2)
    assert within.rows[1][1].value == "内"


def test_an_open_document_is_read_for_its_values_and_says_what_is_lost() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", CONTENT.replace("\n", ""))
    opened = read(out.getvalue(), "台账.ods")
    assert {column: cell.value for column, cell in opened.grids[0].rows[1].items()} == {
        1: "项目",
        2: Decimal("12.5"),
    }
    assert "只能读出数值" in str(opened.notes[0])
