"""Workbooks as unkind as real ones, made by a program, with the truth beside them."""

from unkind import amounts, bodies, columns, combined, days, files, heads, layouts, names
from unkind.truth import Workbook

UNKIND: tuple[Workbook, ...] = (
    *heads.BOOKS,
    *bodies.BOOKS,
    *amounts.BOOKS,
    *days.BOOKS,
    *layouts.BOOKS,
    *names.BOOKS,
    *columns.BOOKS,
    *combined.BOOKS,
    *files.BOOKS,
)
