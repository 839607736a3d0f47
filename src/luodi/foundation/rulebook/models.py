"""The versions of a book's rulebook."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained


class RulebookVersion(Chained):
    """One rulebook as it was loaded into a book: its text, and the text that it was based on.

    `seq` is the number of the act that loaded it. The base is kept too, so that a later release
    with another default cannot change what an earlier version means.
    """

    number = models.PositiveIntegerField(_("版次"))
    title = models.CharField(_("题名"), max_length=200)
    document_no = models.CharField(_("文号"), max_length=200, blank=True)
    effective_on = models.DateField(_("生效日期"))
    text = models.TextField(_("正文"))
    base_text = models.TextField(_("所据底本"), blank=True)
    loaded_at = models.DateTimeField(_("载入时间"))

    class Meta:
        verbose_name = _("口径手册")
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="rulebook_number_once"),
            models.UniqueConstraint(fields=["book", "seq"], name="rulebook_one_per_act"),
            models.CheckConstraint(
                condition=Q(number__gt=0) & ~Q(title="") & ~Q(text=""),
                name="rulebook_says_something",
            ),
        ]
