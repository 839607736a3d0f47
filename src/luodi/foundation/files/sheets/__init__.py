"""Any file that a unit may send, as grids: what stands in which cell."""
