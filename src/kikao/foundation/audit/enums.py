"""How an act ended, as the trail tells it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """Done, refused, or a sealed thing was read."""

    DONE = "DONE", _("Done")
    REFUSED = "REFUSED", _("Refused")
    READ = "READ", _("Read")
