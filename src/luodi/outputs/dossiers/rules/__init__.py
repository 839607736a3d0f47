"""How a dossier is put together from what was said: tracks, months, who owes what."""
