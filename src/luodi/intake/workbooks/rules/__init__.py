"""What stands in a sheet: tables, columns, rows and totals, understood without a template."""
