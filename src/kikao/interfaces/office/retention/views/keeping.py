"""What is held back from erasure, and how long everything else is kept."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.sealing.vault import read_many
from kikao.insight.retention.actions import (
    ask_to_lift_hold,
    confirm_period,
    keep_hold,
    lift_hold,
    place_hold,
    propose_period,
    refuse_period,
)
from kikao.insight.retention.queries import hold, holds, periods
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.retention.forms import HoldForm, PeriodForm
from kikao.interfaces.office.retention.ways import keeper, tabs
from kikao.registry.people.queries import account_names


@require_safe
@page
def holds_page(request: OfficeRequest) -> HttpResponse:
    """Show which records are held back."""
    context = {
        "page": holds(keeper(request), after=request.GET.get("after")),
        "tabs": tabs("retention-holds"),
    }
    return render(request, "office/retention/holds.html", context)


@require_safe
@page
def hold_page(request: OfficeRequest, hold_id: UUID) -> HttpResponse:
    """Show one hold with its reason, which is opened for who can read the record."""
    by = keeper(request)
    line = hold(by, hold_id)
    context = {
        "hold": line,
        "placed_by": account_names(by.working_group_id, [line.placed_by]).get(line.placed_by, ""),
        "reason": read_many(by, [line.reason_item_id])[line.reason_item_id],
        "asked_by_me": line.lift_asked_by == by.account_id,
        "trail": _holds(),
    }
    return render(request, "office/retention/hold.html", context)


@page
def hold_place(request: OfficeRequest) -> HttpResponse:
    """Hold a record back."""
    by = open_for(request, place_hold)
    question = Question(
        title=_("Hold a record back"),
        submit=_("Hold it back"),
        form=HoldForm(request.POST or None, initial={"reference": request.GET.get("reference", "")}),
        act=lambda answers: place_hold(by, **answers),
        after=lambda _made: reverse("office:retention-holds"),
        done=_("It is held back. Two persons lift this again."),
        trail=_holds(),
        lead=_("A hold on a case also keeps its incidents and their reports."),
    )
    return ask(request, question)


@require_POST
@page
def hold_ask(request: OfficeRequest, hold_id: UUID) -> HttpResponse:
    """Ask that a hold be lifted."""
    return do(
        request,
        lambda: ask_to_lift_hold(request.actor, hold_id=hold_id),
        after=reverse("office:retention-hold", args=[hold_id]),
        done=_("Asked. The hold stands until a second person lifts it."),
    )


@require_POST
@page
def hold_lift(request: OfficeRequest, hold_id: UUID) -> HttpResponse:
    """Lift a hold as the second person."""
    return do(
        request,
        lambda: lift_hold(request.actor, hold_id=hold_id),
        after=reverse("office:retention-holds"),
        done=_("The hold is lifted. The periods count again."),
    )


@require_POST
@page
def hold_keep(request: OfficeRequest, hold_id: UUID) -> HttpResponse:
    """Let a hold stand after all."""
    return do(
        request,
        lambda: keep_hold(request.actor, hold_id=hold_id),
        after=reverse("office:retention-hold", args=[hold_id]),
        done=_("The hold stands."),
    )


@require_safe
@page
def periods_page(request: OfficeRequest) -> HttpResponse:
    """Show how long everything is kept, why, and what somebody proposes instead."""
    by = keeper(request)
    lines = periods(by)
    names = account_names(by.working_group_id, [line.proposed_by for line in lines])
    context = {
        "rows": [
            (
                line,
                names.get(line.proposed_by, "") if line.proposed_by else "",
                line.proposed_by != by.account_id,
            )
            for line in lines
        ],
        "may_propose": may(by, propose_period),
        "tabs": tabs("retention-periods"),
    }
    return render(request, "office/retention/periods.html", context)


@page
def period_propose(request: OfficeRequest) -> HttpResponse:
    """Propose another period."""
    by = open_for(request, propose_period)
    question = Question(
        title=_("Propose another period"),
        submit=_("Propose it"),
        form=PeriodForm(request.POST or None, initial={"kind": request.GET.get("kind", "")}),
        act=lambda answers: propose_period(by, **answers),
        after=lambda _made: reverse("office:retention-periods"),
        done=_("Proposed. It counts as soon as a second person has confirmed it."),
        trail=[(_("Periods"), reverse("office:retention-periods"))],
    )
    return ask(request, question)


@require_POST
@page
def period_confirm(request: OfficeRequest, period_id: UUID) -> HttpResponse:
    """Put a proposed period in force."""
    return do(
        request,
        lambda: confirm_period(request.actor, period_id=period_id),
        after=reverse("office:retention-periods"),
        done=_("The period is in force."),
    )


@require_POST
@page
def period_refuse(request: OfficeRequest, period_id: UUID) -> HttpResponse:
    """Leave the period as it is."""
    return do(
        request,
        lambda: refuse_period(request.actor, period_id=period_id),
        after=reverse("office:retention-periods"),
        done=_("The period stays as it is."),
    )


def _holds() -> list[tuple[str, str]]:
    return [(_("Holds"), reverse("office:retention-holds"))]
