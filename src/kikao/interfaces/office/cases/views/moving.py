"""Moving a case along its path, or parking it with the reason."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.cases.actions import move_case
from kikao.casework.cases.queries import case
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.cases import offers
from kikao.interfaces.office.cases.asking import back_to, trail_of
from kikao.interfaces.office.cases.forms import MoveForm
from kikao.interfaces.office.doorway import OfficeRequest, page


@page
def moved(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Move the case to another stage."""
    by = open_for(request, move_case)
    seen = case(by, case_id)
    initial = {"new": request.GET.get("to", ""), "version": seen.version}
    return ask(
        request,
        Question(
            title=_("Move the case"),
            lead=_("Now: %(state)s") % {"state": seen.line.status_words},
            submit=_("Move it"),
            form=MoveForm(request.POST or None, offered={"new": offers.states(seen)}, initial=initial),
            act=lambda answers: move_case(by, case_id=case_id, **answers),
            after=lambda _made: back_to(by, case_id),
            done=_("The case has moved; the step stands in its story."),
            trail=trail_of(seen.line),
        ),
    )
