"""Settling what waited apart and of which nothing is made."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.intake.actions.sharing import share_submission
from kikao.casework.intake.actions.sorting import settle_submission
from kikao.casework.intake.queries.apart import submission_apart
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.intake.asking import back_to, trail_of
from kikao.interfaces.office.intake.forms import SettleForm


@page
def settled(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Say what it is, and settle it."""
    by = open_for(request, settle_submission)
    held = submission_apart(by, submission_id)
    if not held.is_held:
        return redirect(back_to(by, submission_id))
    question = Question(
        title=_("Settle it"),
        submit=_("Settle it"),
        form=SettleForm(request.POST or None),
        act=lambda given: settle_submission(by, submission_id=submission_id, **given),
        after=lambda _made: back_to(by, submission_id),
        done=_("It is settled. It stays sealed as long as such things are kept."),
        trail=trail_of(held.line),
        lead=_("Nothing is made of it."),
    )
    return ask(request, question)


@require_POST
@page
def shared(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Give the keys that it takes to the secretaries who lack them."""
    by = open_for(request, share_submission)
    return do(
        request,
        lambda: share_submission(by, submission_id=submission_id),
        after=lambda: back_to(by, submission_id),
        done=_("The whole secretariat, where it is not walled, can open it."),
    )
