"""Tables: one description of columns that a page, a workbook and a plain copy share."""
