"""台账: lists with filters, totals, paging and export."""
