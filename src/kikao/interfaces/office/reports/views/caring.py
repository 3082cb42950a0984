"""Restricted reports: taking one, restricting one, referrals, and the circle that reads them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.reports.actions import (
    confirm_in_circle,
    end_in_circle,
    name_for_circle,
    record_report,
    refer_report,
    restrict_report,
)
from kikao.casework.reports.queries import circle_members, report, who_can_join
from kikao.casework.reports.schemas import Accusation, Taking, Told
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.reports.asking import (
    address_of,
    back_to,
    channels,
    plain_choices,
    referral_targets,
    trail_of,
)
from kikao.interfaces.office.reports.careforms import CircleForm, ReferForm, RestrictForm, TakeApartForm
from kikao.interfaces.ui.unknown import more_of

_TAKING = ("channel", "arrived_on", "manner", "guardian", "facts_only", "ask_no_more")


@page
def taken_apart(request: OfficeRequest) -> HttpResponse:
    """Take a restricted report: the short form, read by the circle alone."""
    by = open_for(request, record_report)
    offered = {"channel": [("", ""), *channels(by)], "territory_id": plain_choices(by)["territory_id"]}
    form = TakeApartForm(request.POST or None, offered=offered)

    def act(given: dict[str, Any]) -> UUID:
        told = Told(
            words=given["words"],
            identity=given["identity"],
            more=more_of(request.POST, form),
            accused=tuple(Accusation(kind) for kind in given["accused"]),
            known=form.known(),
        )
        taking = Taking(
            consents=tuple(given["consents"]),
            restricted=given["why"],
            **{name: given[name] for name in _TAKING},
        )
        return record_report(by, told=told, taking=taking)

    question = Question(
        title=_("Take a restricted report"),
        submit=_("Keep it"),
        form=form,
        act=act,
        after=lambda made: back_to(by, made) if isinstance(made, UUID) else reverse("office:reports-list"),
        done=_("It is kept for the circle alone. Note where the person was sent for help."),
        trail=trail_of(),
        template="office/reports/take_apart.html",
    )
    return ask(request, question)


@page
def restricted(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Close a report to everybody but the circle."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, restrict_report)
    question = Question(
        title=_("Restrict this report"),
        submit=_("Restrict it"),
        form=RestrictForm(request.POST or None),
        act=lambda given: restrict_report(by, report_id=report_id, **given),
        after=lambda _made: back_to(by, report_id),
        done=_("The report is restricted."),
        trail=trail_of(held),
        lead=_(
            "Only the circle of trained people reads it from then on. No incident, case or sitting comes of it."
        ),
    )
    return ask(request, question)


@page
def referred(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Note where a person was sent for help."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, refer_report)
    question = Question(
        title=_("Where help is"),
        submit=_("Note the referral"),
        form=ReferForm(request.POST or None, offered={"target": referral_targets(by)}),
        act=lambda given: refer_report(by, report_id=report_id, **given),
        after=lambda _made: address_of(report_id),
        done=_("The referral is noted."),
        trail=trail_of(held),
        lead=_(
            "The person decides. Tell first what help there is and what it costs; pass nothing on without a yes."
        ),
    )
    return ask(request, question)


@require_safe
@page
def circle(request: OfficeRequest) -> HttpResponse:
    """Show who reads restricted reports."""
    by = request.actor
    context = {
        "members": circle_members(by),
        "names": may(by, name_for_circle),
        "confirms": may(by, confirm_in_circle),
        "trail": trail_of(),
    }
    return render(request, "office/reports/circle.html", context)


@page
def circle_named(request: OfficeRequest) -> HttpResponse:
    """Name somebody trained for the circle."""
    by = open_for(request, name_for_circle)
    there = reverse("office:reports-circle")
    question = Question(
        title=_("Name somebody for the circle"),
        submit=_("Name this person"),
        form=CircleForm(request.POST or None, offered={"account_id": who_can_join(by)}),
        act=lambda given: name_for_circle(by, **given),
        after=lambda _made: there,
        done=_("A second person has to confirm it."),
        trail=[*trail_of(), (_("The circle"), there)],
        lead=_("Somebody who was trained to talk with survivors and children."),
    )
    return ask(request, question)


@require_POST
@page
def circle_confirmed(request: OfficeRequest, circle_id: UUID) -> HttpResponse:
    """Confirm, as a second person, somebody who was named."""
    return do(
        request,
        lambda: confirm_in_circle(request.actor, member_id=circle_id),
        after=reverse("office:reports-circle"),
        done=_("This person is in the circle."),
    )


@require_POST
@page
def circle_ended(request: OfficeRequest, circle_id: UUID) -> HttpResponse:
    """Let somebody leave the circle."""
    return do(
        request,
        lambda: end_in_circle(request.actor, member_id=circle_id),
        after=reverse("office:reports-circle"),
        done=_("This person reads no restricted report any more."),
    )
