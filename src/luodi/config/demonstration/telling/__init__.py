"""What units write down: each entry with its sentence, its own fields and its papers."""
