"""What the pages of figures show: the catalogue, one figure, two days; and these as files."""
