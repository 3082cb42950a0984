"""The list of requests, one request with everybody who looked, and the identity itself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.texts.queries import texts_to_send
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.actions import ask_identity
from kikao.foundation.sealing.carrying import has_offline_key, is_carried
from kikao.foundation.sealing.queries import freeze, is_frozen, opening, openings, views_of
from kikao.foundation.sealing.vault import read_identity, read_many
from kikao.interfaces.office.asking import SureForm, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.openings.forms import FilterForm
from kikao.interfaces.office.openings.naming import address_of, titles_of, trail_of
from kikao.registry.people.queries import account_names


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the requests: to custodians all, to others their own."""
    by = request.actor
    if not may(by, ask_identity):
        raise NotAllowed
    form = FilterForm(request.GET)
    everything = form.is_valid() and form.cleaned_data["show"] == "all"
    found = openings(by, waiting=not everything, after=request.GET.get("after"))
    names = account_names(by.working_group_id, [line.asked_by for line in found.items])
    titles = titles_of(by, found.items)
    stop = freeze(by) if by.is_(Role.CUSTODIAN) else None
    context = {
        "page": found.map(
            lambda line: {"seen": line, "title": titles[line.id], "who": names.get(line.asked_by, "")}
        ),
        "form": form,
        "everything": everything,
        "custodian": by.is_(Role.CUSTODIAN),
        "stop": stop,
        "stop_words": read_many(by, [stop.reason_item_id]).get(stop.reason_item_id) if stop else None,
        "stop_by": account_names(by.working_group_id, [stop.frozen_by, stop.lift_asked_by]) if stop else {},
        "frozen": stop is not None or is_frozen(by),
        "why": "reader" if by.key else "passphrase",
    }
    return render(request, "office/openings/list.html", context)


@require_safe
@page
def one(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Show one request: why, who answered what, until when, and everybody who looked."""
    by = request.actor
    seen = opening(by, opening_id)
    looks = views_of(by, opening_id)
    people = {seen.asked_by, seen.reader_id, seen.agreed_by, seen.answered_by, seen.ended_by}
    names = account_names(by.working_group_id, people | {look.account_id for look in looks})
    opened = read_many(by, [item for item in (seen.reason_item_id, seen.words_item_id) if item])
    context = {
        "seen": seen,
        "title": titles_of(by, [seen])[seen.id],
        "asked_by": names.get(seen.asked_by, ""),
        "reader": names.get(seen.reader_id, ""),
        "agreed_by": names.get(seen.agreed_by) if seen.agreed_by else "",
        "answered_by": names.get(seen.answered_by) if seen.answered_by else "",
        "ended_by": names.get(seen.ended_by) if seen.ended_by else "",
        "reason": opened.get(seen.reason_item_id),
        "words": opened.get(seen.words_item_id) if seen.words_item_id else None,
        "looks": [{"who": names.get(look.account_id, ""), "look": look} for look in looks],
        "frozen": is_frozen(by),
        "carries": seen.can_answer and has_offline_key(by),
        "carried": seen.can_read and is_carried(by, opening_id),
        "why": "reader" if by.key else "passphrase",
        "trail": trail_of(),
    }
    return render(request, "office/openings/opening.html", context)


@page(fresh=True)
def shown(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Show the identity to whom it was opened for; the look is written down first and every custodian sees it."""
    by = request.actor
    seen = opening(by, opening_id)
    if not seen.can_read:
        raise Unknown
    if request.method != "POST":
        return _ask_whether(request, opening_id)
    context = {
        "found": read_identity(by, opening_id),
        "seen": seen,
        "trail": trail_of(opening_id),
        "texts": texts_to_send(by, seen.subject_id),
    }
    return render(request, "office/openings/identity.html", context)


def _ask_whether(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Ask whether one is sure to look: no browser looks by itself, and no look goes unseen."""
    context = {
        "form": SureForm(),
        "title": _("Look at the identity"),
        "question": _("Is nobody looking over your shoulder?"),
        "consequences": (
            _("Your look is written in the trail, and every custodian sees it."),
            _("What you have read cannot be unread."),
        ),
        "submit": _("Look at the identity"),
        "cancel_url": address_of(opening_id),
    }
    return render(request, "ui/confirm.html", context)
