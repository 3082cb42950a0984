"""One rule that can be cited."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.sealing.fields import plain


class Norm(GroupOwned):
    """A law, decree or principle, or one article of it, with its words or where they are found."""

    key = models.CharField(max_length=40, blank=True)
    title_fr = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    article = models.CharField(max_length=60, blank=True)
    in_force_from = models.DateField(null=True)
    in_force_to = models.DateField(null=True)
    in_force_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    text = models.TextField(blank=True)
    reference = models.CharField(max_length=500, blank=True)
    sort_key = models.CharField(max_length=400)
    search_text = models.TextField()
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A norm has a title, and words or a reference; the product's own entries stand once."""

        db_table = "norm"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "key"), condition=~models.Q(key=""), name="norm_product_entry_once"
            ),
            models.CheckConstraint(condition=~models.Q(title_fr="", title_en=""), name="norm_has_a_title"),
            models.CheckConstraint(
                condition=~models.Q(text="", reference=""), name="norm_has_words_or_reference"
            ),
        )
        indexes = (models.Index(fields=("working_group", "sort_key", "id"), name="norm_by_title"),)

    def __str__(self) -> str:
        """Return the title and the article."""
        return " ".join(part for part in (self.title_fr or self.title_en, self.article) if part)

    @property
    def in_force(self) -> Moment:
        """Return since when the norm holds, as well as it is known."""
        return Moment(self.in_force_from, self.in_force_to, Precision(self.in_force_precision))


plain(
    "norms.Norm",
    {
        "key": _("which entry of the product it is"),
        "title_fr": _("its title in French"),
        "title_en": _("its title in English"),
        "article": _("the article"),
        "in_force_precision": _("how well the day it came into force is known"),
        "text": _("its words, as published"),
        "reference": _("where it is published"),
        "sort_key": _("its title, for sorting"),
        "search_text": _("its title, words and reference, for searching"),
    },
)
