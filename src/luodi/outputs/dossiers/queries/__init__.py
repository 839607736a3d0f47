"""What a dossier asks of the rooms below it, and how their answers come together."""
