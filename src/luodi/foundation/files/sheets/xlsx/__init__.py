"""Workbooks of the Open XML kind: .xlsx, .xlsm, the strict one, and .et that is one of these."""
