"""Stopping all openings at once, and lifting the stop as two."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.foundation.sealing.actions import ask_unfreeze, freeze_identities, unfreeze_identities
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.openings.forms import StopForm
from kikao.interfaces.office.openings.naming import trail_of

LIST = "office:openings-list"


@page
def stopped(request: OfficeRequest) -> HttpResponse:
    """Stop all openings of the group at once."""
    by = open_for(request, freeze_identities)
    return ask(
        request,
        Question(
            title=_("Stop all openings"),
            lead=_("Every opening ends at once, and none can begin until two custodians lift the stop."),
            submit=_("Stop everything"),
            form=StopForm(request.POST or None),
            act=lambda given: freeze_identities(by, **given),
            after=lambda _made: reverse(LIST),
            done=_("All openings are stopped."),
            trail=trail_of(),
            note=_(
                "Do it when a key may be in wrong hands or somebody is being forced. Nobody has to agree."
            ),
            danger=True,
        ),
    )


@require_POST
@page
def lift_asked(request: OfficeRequest) -> HttpResponse:
    """Ask that the stop be lifted."""
    by = open_for(request, ask_unfreeze)
    return do(
        request, lambda: ask_unfreeze(by), after=reverse(LIST), done=_("Another custodian confirms it now.")
    )


@require_POST
@page
def lifted(request: OfficeRequest) -> HttpResponse:
    """Lift the stop as the second custodian."""
    by = open_for(request, unfreeze_identities)
    return do(
        request,
        lambda: unfreeze_identities(by),
        after=reverse(LIST),
        done=_("The stop is lifted. What was stopped must be asked for again."),
    )
