"""What the seat of a party reads of an agreement stands for itself: never the reference or the title of the case."""

from django.utils.translation import gettext as _

from kikao.casework.agreements.models import Instrument, ShownText
from kikao.casework.cases.models import Case
from kikao.casework.mediation.reckoning import tells_case
from kikao.foundation.base.stops import Stop


def require_silent(case: Case, said: str) -> None:
    """A seat that is walled learns from the text that there is an agreement, not that there is a case."""
    if tells_case(case.reference, case.title, said):
        raise Stop(
            "agreement.names_case",
            _("The text or its title names the case."),
            cure=_("Write a version that stands for itself, without reference or title of the case."),
            status=422,
        )


def require_silent_title(row: Instrument, title: str) -> None:
    """The title is read with every text that stands shown, so that it is as silent as they are."""
    shown = ShownText.objects.filter(text__instrument=row, taken_back_on__isnull=True)
    if row.case and shown.exists():
        require_silent(row.case, title)
