"""The team of a mission: proposed, taken in, led, let go; and what people can do."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.missions.actions import (
    end_competence,
    enter_competence,
    enter_contact,
    join_mission,
    lead_mission,
    leave_mission,
    name_duty_officer,
    share_with_team,
)
from kikao.casework.missions.queries import mission, proposed_team
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import back, back_or_list, list_trail, mission_trail, put
from kikao.interfaces.office.missions.forms import (
    CompetenceForm,
    ContactForm,
    EndForm,
    MemberForm,
    OfficerForm,
)
from kikao.interfaces.office.missions.offers import people


@require_safe
@page
def missions_team(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Show who could go, those proposed first with the reasons."""
    by = open_for(request, join_mission)
    shown = mission(by, mission_id)
    context = {
        "mission": shown,
        "line": shown.line,
        "candidates": proposed_team(by, mission_id),
        "trail": mission_trail(shown.line),
    }
    return render(request, "office/missions/team.html", context)


@page
def missions_join(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Take somebody into the team."""
    by = open_for(request, join_mission)
    shown = mission(by, mission_id)
    held = {"account_id": request.GET.get("who")}
    return put(
        request,
        shown.line,
        MemberForm(request.POST or None, offers={"account_id": people(by)}, initial=held),
        lambda answers: join_mission(by, mission_id=mission_id, **answers),
        title=_("Take somebody into the team"),
        submit=_("Take in"),
        done=_("The team has a new member."),
        part="team",
        note=_(
            "The team reads what is sealed of the mission. Nobody whom one of its cases walls can be taken in."
        ),
    )


@require_POST
@page
def missions_lead(request: OfficeRequest, mission_id: UUID, team_member_id: UUID) -> HttpResponse:
    """Let somebody of the team lead."""
    return do(
        request,
        lambda: lead_mission(request.actor, member_id=team_member_id),
        after=lambda: back_or_list(request.actor, mission_id, "team"),
        done=_("The mission has another leader."),
    )


@require_POST
@page
def missions_leave(request: OfficeRequest, mission_id: UUID, team_member_id: UUID) -> HttpResponse:
    """Let somebody leave the team."""
    return do(
        request,
        lambda: leave_mission(request.actor, member_id=team_member_id),
        after=lambda: back_or_list(request.actor, mission_id, "team"),
        done=_("The team has one member less; what was read is not forgotten."),
    )


@require_POST
@page
def missions_share(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Share with the team what one can open of the mission."""
    return do(
        request,
        lambda: share_with_team(request.actor, mission_id=mission_id),
        after=back(mission_id, "team"),
        done=_("The team can now open what you can open of this mission."),
    )


@page
def missions_officer(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Name who is on duty."""
    by = open_for(request, name_duty_officer)
    shown = mission(by, mission_id)
    hands_on = shown.duty_officer_id == by.account_id
    note = (
        _("You hand the contacts on, and cannot open them any more.")
        if hands_on
        else _(
            "Only the new officer opens whom to call. What was entered for another officer is entered anew."
        )
    )
    return put(
        request,
        shown.line,
        OfficerForm(request.POST or None, offers={"account_id": people(by)}),
        lambda answers: name_duty_officer(by, mission_id=mission_id, **answers),
        title=_("Name the officer on duty"),
        submit=_("Name them"),
        done=_("The mission has an officer on duty."),
        part="team",
        note=note,
    )


@page
def missions_contact(request: OfficeRequest, mission_id: UUID, team_member_id: UUID) -> HttpResponse:
    """Say whom to call for somebody of the team."""
    by = request.actor
    shown = mission(by, mission_id)
    member = next((one for one in shown.present if one.id == team_member_id), None)
    if member is None:
        raise Unknown
    if member.account_id != by.account_id and not by.is_(Role.SECRETARIAT):
        raise NotAllowed
    return put(
        request,
        shown.line,
        ContactForm(request.POST or None),
        lambda answers: enter_contact(by, member_id=team_member_id, **answers),
        title=_("Whom to call"),
        submit=_("Seal it"),
        done=_("Sealed. Only the officer on duty opens it, on the days of the mission."),
        part="team",
        lead=member.name,
        note=_(
            "Only the officer on duty for this mission can open this, on its days, and each opening is recorded."
        ),
    )


@page
def missions_competence_new(request: OfficeRequest) -> HttpResponse:
    """Write down what somebody can do."""
    by = open_for(request, enter_competence)
    question = Question(
        title=_("Enter a competence"),
        submit=_("Enter it"),
        form=CompetenceForm(request.POST or None, offers={"account_id": people(by)}),
        act=lambda answers: enter_competence(by, **answers),
        after=lambda _made: reverse("office:missions-competences"),
        done=_("Entered. Teams are proposed by it from now on."),
        trail=[*list_trail(), (_("Competences"), reverse("office:missions-competences"))],
    )
    return ask(request, question)


@require_POST
@page
def missions_competence_end(request: OfficeRequest) -> HttpResponse:
    """Count on a competence no more."""
    form = EndForm(request.POST)
    if not form.is_valid():
        raise Unknown
    return do(
        request,
        lambda: end_competence(request.actor, competence_id=form.cleaned_data["competence"]),
        after=reverse("office:missions-competences"),
        done=_("This is counted on no more."),
    )
