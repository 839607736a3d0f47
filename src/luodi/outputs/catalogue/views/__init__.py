"""HTTP in, HTTP out: the question at the door, the pages, the files."""
