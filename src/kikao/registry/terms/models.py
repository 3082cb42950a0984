"""One word of one code list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.sealing.fields import plain
from kikao.registry.terms.enums import TermList


class Term(GroupOwned):
    """A code with its words in the three languages and what it corresponds to elsewhere."""

    list = models.CharField(max_length=30, choices=TermList.choices)
    code = models.CharField(max_length=60)
    en = models.CharField(max_length=200)
    fr = models.CharField(max_length=200)
    sw = models.CharField(max_length=200, blank=True)
    xref = models.JSONField(default=dict)
    order = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)
    edited = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A code stands once in a list; lists are read in their own order."""

        db_table = "term"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "list", "code"), name="term_once"),
            models.CheckConstraint(condition=models.Q(list__in=TermList.values), name="term_list_known"),
        )
        indexes = (models.Index(fields=("working_group", "list", "order"), name="term_in_order"),)

    def __str__(self) -> str:
        """Return the code with its list."""
        return f"{self.list} {self.code}"


plain(
    "terms.Term",
    {
        "list": _("which list it stands in"),
        "code": _("its code"),
        "en": _("its words in English"),
        "fr": _("its words in French"),
        "sw": _("its words in Swahili"),
        "xref": _("what it corresponds to in other standards"),
    },
)
