"""What can be taken over from earlier tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecordKind(TextChoices):
    """A kind of earlier record."""

    REPORTS = "reports", _("Past reports")
    CASES = "cases", _("Past cases")
    MEETINGS = "meetings", _("Past sittings with their decisions")
    MISSIONS = "missions", _("Past missions")
    INSTRUMENTS = "instruments", _("Past agreements")
