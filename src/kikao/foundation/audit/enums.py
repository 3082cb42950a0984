"""How an act ended, as the trail tells it, and when a checkpoint is taken."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """Done, refused, or a sealed thing was read."""

    DONE = "DONE", _("Done")
    REFUSED = "REFUSED", _("Refused")
    READ = "READ", _("Read")


class Occasion(TextChoices):
    """Why a checkpoint of the trail was taken."""

    WEEK = "WEEK", _("Every week")
    MINUTES = "MINUTES", _("Minutes were adopted")
    HAND = "HAND", _("Asked for")
