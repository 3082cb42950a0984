"""What a custodian answers, and closing an opening before its time."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.actions import approve_identity, close_identity, refuse_identity
from kikao.foundation.sealing.carrying import LARGEST, has_offline_key, read_answer
from kikao.foundation.sealing.queries import opening
from kikao.foundation.sealing.schemas import OpeningSeen
from kikao.interfaces.office.asking import Question, SureForm, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.openings.forms import ApproveForm, RefuseForm
from kikao.interfaces.office.openings.naming import address_of, titles_of, trail_of


@page(fresh=True)
def approved(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Agree as one of the two custodians."""
    by = open_for(request, approve_identity)
    seen = opening(by, opening_id)
    return ask(
        request,
        Question(
            title=_("Agree to open an identity"),
            lead=titles_of(by, [seen])[seen.id],
            submit=_("Agree"),
            form=ApproveForm(
                request.POST or None, request.FILES or None, danger=seen.danger, offline=has_offline_key(by)
            ),
            act=lambda given: _approve(by, opening_id, given),
            after=address_of,
            done=_said(seen),
            trail=trail_of(opening_id),
            note=_note(seen),
        ),
    )


@page
def refused(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Keep the identity shut, and say why."""
    by = open_for(request, refuse_identity)
    seen = opening(by, opening_id)
    return ask(
        request,
        Question(
            title=_("Refuse to open an identity"),
            lead=titles_of(by, [seen])[seen.id],
            submit=_("Refuse"),
            form=RefuseForm(request.POST or None),
            act=lambda given: refuse_identity(by, opening_id=opening_id, **given),
            after=address_of,
            done=_("It stays shut. Who asked finds your answer."),
            trail=trail_of(opening_id),
        ),
    )


@page
def closed(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Close an opening before its time, or take a request back."""
    by = open_for(request, close_identity)
    seen = opening(by, opening_id)
    return ask(
        request,
        Question(
            title=_("Close it now"),
            lead=titles_of(by, [seen])[seen.id],
            submit=_("Close it"),
            form=SureForm(request.POST or None),
            act=lambda _given: close_identity(by, opening_id=opening_id),
            after=address_of,
            done=_("It is closed. What was read is not forgotten."),
            trail=trail_of(opening_id),
            consequences=(
                _("Nobody can read the identity through this request any more."),
                _("The request, the answers and the list of looks stay on record."),
            ),
        ),
    )


def _approve(by: Actor, opening_id: UUID, given: dict[str, Any]) -> UUID:
    answer = given.pop("answer", None)
    carried = read_answer(answer.read(LARGEST), opening_id) if answer else None
    return approve_identity(by, opening_id=opening_id, carried=carried, **given)


def _said(seen: OpeningSeen) -> str:
    if seen.needed == 1:
        return _("You are the second: it stands open now for who asked.")
    return _("You have agreed. One more custodian is needed.")


def _note(seen: OpeningSeen) -> str:
    if seen.needed == 1:
        return _("You are the second of two: with your answer the identity is opened.")
    return _("You are the first of two: nothing is opened until another custodian agrees.")
