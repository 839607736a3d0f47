"""Questions to the ledger: facts for the folds, what is missing, a subject's timeline."""
