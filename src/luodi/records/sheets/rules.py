"""Which pages a sheet may have been printed from, and what such a sheet is called."""

from __future__ import annotations

from luodi.kernel.text import gettext_noop

SUBJECT, ENTRY, MONTH = "dossiers:subject", "ledger:entry", "ledger:month_printed"
# By the name of the page's address.
PAGES = {
    SUBJECT: gettext_noop("项目页"),
    ENTRY: gettext_noop("记录"),
    MONTH: gettext_noop("月报"),
    "ledger:queue": gettext_noop("待核定的记录"),
    "ledger:month_list": gettext_noop("月报报送情况"),
    "registers:projects": gettext_noop("项目台账"),
    "board:home": gettext_noop("主要指标"),
    "catalogue:figures": gettext_noop("指标"),
    "catalogue:figure": gettext_noop("指标"),
    "catalogue:months": gettext_noop("指标逐月走势"),
    "catalogue:compare": gettext_noop("指标比较两日"),
    "catalogue:rulebooks": gettext_noop("口径调整影响表"),
    "catalogue:redefined": gettext_noop("口径调整影响表"),
}
STAMPED = "stamped_sheet"  # the type of the paper that comes back
