from django.db import migrations

from luodi.foundation.history.append_only import AppendOnly


class Migration(migrations.Migration):
    """Guards every table of the chain up to the ledger's; rooms above it guard their own."""

    dependencies = [
        ("history", "0002_initial"),
        ("people", "0001_initial"),
        ("rulebook", "0001_initial"),
        ("library", "0001_initial"),
        ("subjects", "0001_initial"),
        ("ledger", "0001_initial"),
    ]

    operations = [
        AppendOnly("history.Line"),
        AppendOnly("history.Sealed", ["salt", "value"]),
        AppendOnly("history.Redaction"),
        AppendOnly("people.Unit", ["path", "closed_on"]),
        AppendOnly("people.UnitClosure"),
        AppendOnly("people.Succession"),
        AppendOnly("rulebook.RulebookVersion"),
        AppendOnly("library.Document", ["content"]),
        AppendOnly("subjects.Subject", ["name", "codename", "unit", "is_open"]),
        AppendOnly("subjects.SubjectVersion"),
        AppendOnly("subjects.Classification"),
        AppendOnly("subjects.Share"),
        AppendOnly("subjects.Party"),
        AppendOnly("subjects.Link"),
        AppendOnly("subjects.CircleMember"),
        AppendOnly("ledger.Entry"),
        AppendOnly("ledger.Evidence"),
        AppendOnly("ledger.Review"),
        AppendOnly("ledger.Answer"),
        AppendOnly("ledger.Reversal"),
        AppendOnly("ledger.EntryClassification"),
        AppendOnly("ledger.Waiver"),
        AppendOnly("ledger.OpeningStep"),
        AppendOnly("ledger.Closing"),
        AppendOnly("ledger.MonthReport"),
        AppendOnly("ledger.MonthScan"),
        AppendOnly("ledger.Confirmation"),
        AppendOnly("ledger.Unchanged"),
        AppendOnly("ledger.Handover"),
    ]
