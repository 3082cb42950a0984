"""A custodian's key off the server: registering it, and the files that are carried to it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.sealing.actions.offline import keep_key_offline
from kikao.foundation.sealing.carrying import identity_file, request_file
from kikao.foundation.sealing.queries import custodian_keys
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.openings.forms import OfflineForm
from kikao.interfaces.office.openings.naming import trail_of
from kikao.registry.people.queries import account_names


@require_safe
@page
def keys(request: OfficeRequest) -> HttpResponse:
    """Show the words of every custodian's key, to be printed and compared by voice."""
    by = request.actor
    if not by.is_(Role.CUSTODIAN):
        raise NotAllowed
    held = custodian_keys(by)
    names = account_names(by.working_group_id, [one.account_id for one in held])
    context = {
        "lines": sorted(((names.get(one.account_id, ""), one) for one in held), key=lambda pair: pair[0]),
        "trail": trail_of(),
    }
    return render(request, "office/openings/keys.html", context)


@page(fresh=True)
def kept(request: OfficeRequest) -> HttpResponse:
    """Have identities sealed to a key that stays off the server."""
    by = open_for(request, keep_key_offline)
    return ask(
        request,
        Question(
            title=_("Keep my key off the server"),
            lead=_(
                "Make a key with the tool on a computer that is on no network. Identities are then sealed to it, and "
                "are never opened on the server."
            ),
            submit=_("Seal identities to this key"),
            form=OfflineForm(request.POST or None),
            act=lambda given: keep_key_offline(by, **given),
            after=lambda _made: reverse("office:openings-keys"),
            done=_("Identities are sealed to this key from now on. The other custodians are told."),
            trail=[*trail_of(), (_("Keys of custodians"), reverse("office:openings-keys"))],
            note=_(
                "If you lose the file of the key or its passphrase, it opens nothing any more. An earlier key off the "
                "server is replaced. For identities taken in before, your part as second person moves at once."
            ),
            danger=True,
        ),
    )


@require_POST
@page(fresh=True)
def requested(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Give out the file that a custodian takes to the computer with their key."""
    return _file(request_file(request.actor, opening_id), "kikao-request.json")


@require_POST
@page(fresh=True)
def carried(request: OfficeRequest, opening_id: UUID) -> HttpResponse:
    """Give out what was opened, sealed to the reader's own key; taking it along is a look that all custodians see."""
    return _file(identity_file(request.actor, opening_id), "kikao-identity.json")


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
