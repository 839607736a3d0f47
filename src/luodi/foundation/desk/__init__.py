"""One person's own choices: drafts not yet recorded, views worth keeping."""
