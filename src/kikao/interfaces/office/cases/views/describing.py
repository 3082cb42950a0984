"""Title and summary, written by one and checked by another; the facts beside them."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.cases.actions import check_summary, correct_case, edit_case
from kikao.casework.cases.queries import case
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.cases import offers
from kikao.interfaces.office.cases.asking import back_to, trail_of
from kikao.interfaces.office.cases.forms import FactsForm, WordsForm
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.offering import VersionForm


@page
def edited(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Write title and summary anew."""
    by = open_for(request, edit_case)
    seen = case(by, case_id)
    initial = {"title": seen.line.title, "summary": seen.summary, "version": seen.version}
    return ask(
        request,
        Question(
            title=_("Title and summary"),
            lead=_("Members read them again once a second person has checked them."),
            submit=_("Keep"),
            form=WordsForm(request.POST or None, initial=initial),
            act=lambda answers: edit_case(by, case_id=case_id, **answers),
            after=lambda _made: back_to(by, case_id),
            done=_("They are kept, and wait for a second person."),
            trail=trail_of(seen.line),
        ),
    )


@page
def checked(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Confirm, as a second person, that title and summary give no source away."""
    by = open_for(request, check_summary)
    seen = case(by, case_id)
    words = f"“{seen.line.title}” {seen.summary}".strip()
    return ask(
        request,
        Question(
            title=_("Check title and summary"),
            lead=words,
            submit=_("They give no source away"),
            form=VersionForm(request.POST or None, initial={"version": seen.version}),
            act=lambda answers: check_summary(by, case_id=case_id, **answers),
            after=lambda _made: back_to(by, case_id),
            done=_("Members read them from now on."),
            trail=trail_of(seen.line),
            consequences=(
                _(
                    "No person is named or can be guessed, also not from a day, a number, a job or a family tie."
                ),
                _("Nothing stands in it that only the source could know."),
                _("Every member who is not walled from the case reads both from now on."),
            ),
        ),
    )


@page
def corrected(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Correct where the case is, who asks for what, how grave it is."""
    by = open_for(request, correct_case)
    seen = case(by, case_id)
    initial = {
        "requester_type": seen.line.requester_type,
        "request_nature": seen.request_nature,
        "level": seen.level,
        "place_id": seen.place_id,
        "territory_id": None if seen.place_id else seen.territory_id,
        "severity": seen.line.severity,
        "version": seen.version,
    }
    return ask(
        request,
        Question(
            title=_("Correct the facts"),
            submit=_("Keep these facts"),
            form=FactsForm(request.POST or None, offered=offers.facts(by), initial=initial),
            act=lambda answers: correct_case(by, case_id=case_id, **answers),
            after=lambda _made: back_to(by, case_id),
            done=_("The facts are kept."),
            trail=trail_of(seen.line),
        ),
    )
