"""Passing on: narratives by one reader, identities by two custodians."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.foundation.sealing.actions import reshare_after_reset
from kikao.foundation.sealing.actions.passing import (
    agree_to_pass_on,
    ask_to_pass_on,
    finish_passing_on,
    refuse_to_pass_on,
)
from kikao.interfaces.office.asking import Question, SureForm, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.keys.trails import back, trail


@require_POST
@page
def reshare(request: OfficeRequest, account_id: UUID) -> HttpResponse:
    """Pass on to somebody who waits all that one may and can."""
    return do(
        request,
        lambda: reshare_after_reset(request.actor, account_id=account_id),
        after=back(),
        done=_("Everything that you can open and that this person is entitled to is passed on."),
    )


@require_POST
@page
def asked(request: OfficeRequest, account_id: UUID) -> HttpResponse:
    """Ask another custodian to help pass identities on to a third."""
    return do(
        request,
        lambda: ask_to_pass_on(request.actor, account_id=account_id),
        after=back(),
        done=_("The other custodians see your request. One of them has 72 hours to agree."),
    )


@require_POST
@page
def asked_for_papers(request: OfficeRequest) -> HttpResponse:
    """Ask another custodian to help put identities under the papers of now."""
    return do(
        request,
        lambda: ask_to_pass_on(request.actor, account_id=None),
        after=back(),
        done=_("The other custodians see your request. One of them has 72 hours to agree."),
    )


@page(fresh=True)
def agreed(request: OfficeRequest, passing_id: UUID) -> HttpResponse:
    """Agree to pass identities on, after saying what follows."""
    by = open_for(request, agree_to_pass_on)
    return ask(
        request,
        Question(
            title=_("Agree to pass identities on"),
            lead=_("Do you know by voice that the other custodian asked for this?"),
            submit=_("Agree"),
            form=SureForm(request.POST if request.method == "POST" else None),
            act=lambda _answers: agree_to_pass_on(by, passing_id=passing_id),
            after=lambda _made: back(),
            done=_("Your half is with the other custodian, who now finishes within 24 hours."),
            trail=trail(),
            consequences=(
                _(
                    "Your session takes off the outer box; who asked takes off the inner one and makes the shares."
                ),
                _(
                    "Until then the other custodian's key alone opens these identities: agree only to whom you trust."
                ),
                _("Nothing is shown to anybody, and every step stands in the trail."),
            ),
        ),
    )


@require_POST
@page
def refused(request: OfficeRequest, passing_id: UUID) -> HttpResponse:
    """Say no, or take one's own request back."""
    return do(
        request,
        lambda: refuse_to_pass_on(request.actor, passing_id=passing_id),
        after=back(),
        done=_("The request is closed; the record stays."),
    )


@page(fresh=True)
def finished(request: OfficeRequest, passing_id: UUID) -> HttpResponse:
    """Make the shares of the third with what the other custodian left."""
    by = open_for(request, finish_passing_on)
    return ask(
        request,
        Question(
            title=_("Finish passing on"),
            lead=_("Do you make the shares now?"),
            submit=_("Make the shares"),
            form=SureForm(request.POST if request.method == "POST" else None),
            act=lambda _answers: finish_passing_on(by, passing_id=passing_id),
            after=lambda _made: back(),
            done=_("The shares are made; what was left for you is gone."),
            trail=trail(),
            consequences=(
                _("Shares are made for pairs of custodians only, never for one alone."),
                _("What the other custodian left for you is destroyed."),
            ),
        ),
    )
