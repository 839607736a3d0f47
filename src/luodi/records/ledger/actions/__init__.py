"""Everything that can be written in the ledger, by idea."""
