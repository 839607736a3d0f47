"""The frozen tables that rulebook, ledger, intake, figures and papers all read."""
