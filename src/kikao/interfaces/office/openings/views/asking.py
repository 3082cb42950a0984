"""Asking for an identity, calmly or because a life is in danger."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.sealing.actions import ask_identity, break_glass
from kikao.foundation.sealing.vault import readers_of
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.openings.forms import AskForm, Choices, DangerForm
from kikao.interfaces.office.openings.naming import address_of, identities, trail_of
from kikao.registry.people.queries import account_names


@page
def asked(request: OfficeRequest, subject_id: UUID) -> HttpResponse:
    """Ask the custodians to open an identity, with the reason."""
    by = open_for(request, ask_identity)
    offered = identities(by, subject_id)
    if not offered:
        return _nothing(request)
    return ask(
        request,
        Question(
            title=_("Ask to open an identity"),
            lead=_("Two custodians must agree. Each look is written down, and every custodian sees it."),
            submit=_("Ask the custodians"),
            form=AskForm(request.POST or None, identities=offered),
            act=lambda given: ask_identity(by, subject_id=given["identity_id"], reason=given["reason"]),
            after=address_of,
            done=_("The custodians find your request."),
            trail=trail_of(),
            note=_("Once you have read it, it cannot be unread. Ask only for what you will act on."),
        ),
    )


@page
def in_danger(request: OfficeRequest, subject_id: UUID) -> HttpResponse:
    """Have an identity opened at once because a life is in danger; every custodian is alarmed."""
    by = open_for(request, break_glass)
    offered = identities(by, subject_id)
    if not offered:
        return _nothing(request)
    return ask(
        request,
        Question(
            title=_("A life is in danger"),
            lead=_(
                "Every custodian is alarmed now, on every page. Two custodians must still agree: call them."
            ),
            submit=_("Alarm the custodians"),
            form=DangerForm(request.POST or None, identities=offered, readers=_readers(by, subject_id)),
            act=lambda given: _break(by, given),
            after=address_of,
            done=_("Every custodian is alarmed. Call two of them."),
            trail=trail_of(),
            note=_("It stands open for 24 hours at most, and the next closed sitting hears of it."),
            danger=True,
        ),
    )


def _break(by: Actor, given: dict[str, Any]) -> UUID:
    return break_glass(
        by, subject_id=given["identity_id"], reason=given["reason"], reader_id=given.get("reader_id")
    )


def _readers(by: Actor, subject_id: UUID) -> Choices:
    """Return whom a custodian can have it opened for: those who work on the matter."""
    if not by.is_(Role.CUSTODIAN):
        return []
    names = account_names(by.working_group_id, readers_of(subject_id) - {by.account_id})
    return sorted(((str(who), name) for who, name in names.items()), key=lambda pair: pair[1])


def _nothing(request: OfficeRequest) -> HttpResponse:
    """Say that no identity is sealed there."""
    return render(request, "office/openings/nothing.html", {"trail": trail_of()})
