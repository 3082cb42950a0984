"""A mission in the field: its phones, what they sent, what to look at, what was found for each case."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.reckoning.tokens import new_token, phone_settings
from kikao.casework.missions.actions import (
    correct_mission_finding,
    give_mission_token,
    take_mission_token_back,
    write_mission_finding,
)
from kikao.casework.missions.queries import (
    arrivals_of_mission,
    field_offers,
    hand_finding,
    mission_phone,
    mission_phones,
    report_cases,
    report_head,
)
from kikao.casework.missions.schemas.field import ReportHead
from kikao.casework.monitoring.actions import plan_check, take_up_sheet
from kikao.foundation.accounts.reckoning import seed_picture
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import Question, SureForm, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import Trail, mission_trail
from kikao.interfaces.office.missions.field_forms import CorrectFoundForm, FoundForm
from kikao.interfaces.office.missions.gathering import cases_in_field, look_sheet
from kikao.interfaces.office.missions.ways import field_address


def _trail(head: ReportHead) -> Trail:
    return [*mission_trail(head.line), (_("Findings"), field_address(head.line.id))]


@require_safe
@page
def missions_field(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Show a mission in the field, case by case."""
    by = request.actor
    head = report_head(by, mission_id)
    context = {
        "line": head.line,
        "head": head,
        "cases": cases_in_field(by, mission_id),
        "phones": mission_phones(by, mission_id),
        "arrivals": arrivals_of_mission(by, mission_id, after=request.GET.get("after")),
        "offers": field_offers(by, mission_id),
        "may_take": may(by, take_up_sheet),
        "may_plan": may(by, plan_check),
        "why": "reader" if by.key else "passphrase",
        "trail": mission_trail(head.line),
    }
    return render(request, "office/missions/field.html", context)


@require_safe
@page
def missions_look(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Print what the team looks at, with the numbers that the phones ask for."""
    head, cases = look_sheet(request.actor, mission_id)
    return render(request, "office/missions/look.html", {"head": head, "line": head.line, "cases": cases})


@page
def missions_token_give(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Give a phone of the team its address, and show it this once."""
    by = open_for(request, give_mission_token)
    head, token = report_head(by, mission_id), new_token()
    question = Question(
        title=_("Let a phone of the team send"),
        submit=_("Make its address"),
        form=SureForm(request.POST or None),
        act=lambda _answers: give_mission_token(by, mission_id=mission_id, token=token),
        after=lambda _made: field_address(mission_id, "phones"),
        done="",
        trail=_trail(head),
        lead=_("What it sends counts as seen by the mission. It ends a week after the mission's last day."),
        note=_("It is taken back at once when somebody leaves the team or the mission is called off."),
        shown=lambda _answers: _sheet(request, mission_id, token),
    )
    return ask(request, question)


def _sheet(request: OfficeRequest, mission_id: UUID, token: str) -> HttpResponse:
    """Show the address, as a picture for the phone and on paper."""
    phone = mission_phones(request.actor, mission_id)[-1]
    address = f"{settings.KIKAO_BASE_URL}/key/{token}"
    facts = {"label": phone.label, "until_on": phone.until_on, "kind": TokenKind.MISSION, "username": ""}
    context = {
        "facts": facts,
        "address": address,
        "go_on": field_address(mission_id, "phones"),
        "picture": seed_picture(phone_settings(address, request.opened.group_name)),
    }
    return render(request, "office/forms/given.html", context)


@page
def missions_token_end(request: OfficeRequest, mission_token_id: UUID) -> HttpResponse:
    """Take a phone's address back before its day."""
    by = open_for(request, take_mission_token_back)
    mission_id, phone = mission_phone(by, mission_token_id)
    question = Question(
        title=_("Take an address back"),
        lead=_("Take the address of “%(label)s” back?") % {"label": phone.label},
        submit=_("Take it back"),
        form=SureForm(request.POST or None),
        act=lambda _answers: take_mission_token_back(by, mission_token_id=mission_token_id),
        after=lambda _made: field_address(mission_id, "phones"),
        done=_("The address opens nothing any more."),
        trail=_trail(report_head(by, mission_id)),
        danger=True,
        consequences=(
            _("The phone can neither fetch forms nor send from now on; what it sent stays."),
            _("What is finished on the phone and not sent stays there until it has a new address."),
        ),
    )
    return ask(request, question)


@page
def missions_found(request: OfficeRequest, mission_id: UUID, case_id: UUID) -> HttpResponse:
    """Write down what was found for one case."""
    by = request.actor
    name = report_cases(by, mission_id, case_id)[case_id]
    if not field_offers(by, mission_id).write:
        raise NotAllowed
    question = Question(
        title=_("What the mission found"),
        submit=_("Write this down"),
        form=FoundForm(request.POST or None),
        act=lambda answers: write_mission_finding(by, mission_id=mission_id, case_id=case_id, **answers),
        after=lambda _made: field_address(mission_id, f"case-{case_id}"),
        done=_("It is written down. Score the clauses that were looked at below."),
        trail=_trail(report_head(by, mission_id)),
        lead=name,
    )
    return ask(request, question)


@page
def missions_found_correct(request: OfficeRequest, case_finding_id: UUID) -> HttpResponse:
    """Correct what was written down; both stay."""
    by = request.actor
    mission_id, wrong = hand_finding(by, case_finding_id)
    if not field_offers(by, mission_id).write:
        raise Unknown
    held = {"words": wrong.words, "no_access": wrong.no_access, "seen_on": wrong.seen_on}
    question = Question(
        title=_("Correct what the mission found"),
        submit=_("Write down what is right"),
        form=CorrectFoundForm(request.POST or None, initial=held),
        act=lambda answers: correct_mission_finding(by, case_finding_id=case_finding_id, **answers),
        after=lambda _made: field_address(mission_id, f"case-{wrong.case_id}"),
        done=_("The right words count; the first stay beside them."),
        trail=_trail(report_head(by, mission_id)),
    )
    return ask(request, question)


def case_chosen(request: OfficeRequest) -> UUID | None:
    """Return the case that a report is asked for; an address that is none names nothing."""
    asked = request.GET.get("case", "")
    try:
        return UUID(asked) if asked else None
    except ValueError as error:
        raise Unknown from error
