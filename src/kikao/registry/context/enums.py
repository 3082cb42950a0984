"""The registers that events are taken over from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventSource(TextChoices):
    """Who counts such events."""

    ACLED = "ACLED", _("ACLED")
    UCDP = "UCDP", _("UCDP")
