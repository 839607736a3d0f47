"""Workbooks as unkind as real ones, made by a program, with the truth beside them."""

from unkind import bodies, heads
from unkind.truth import Workbook

UNKIND: tuple[Workbook, ...] = (*heads.BOOKS, *bodies.BOOKS)
