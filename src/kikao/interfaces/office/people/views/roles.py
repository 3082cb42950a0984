"""Giving roles and confirming those that others gave."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.asking import Question, SureForm, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.people.forms import RoleForm
from kikao.interfaces.office.people.ways import tabs_of
from kikao.registry.people.actions import confirm_role, end_role, give_role
from kikao.registry.people.queries import account_choices, grant, grants, waiting_grants


@require_safe
@page
def roles_list(request: OfficeRequest) -> HttpResponse:
    """Show which roles wait for a second person, and all that were given."""
    by = request.actor
    if not may(by, confirm_role):
        raise NotAllowed
    context = {
        "waiting": waiting_grants(by),
        "page": grants(by, ended="ended" in request.GET, after=request.GET.get("after")),
        "ended": "ended" in request.GET,
        "tabs": tabs_of(by, "people-roles"),
        "may_give": may(by, give_role),
        "may_end": may(by, end_role),
    }
    return render(request, "office/people/roles.html", context)


@page
def role_give(request: OfficeRequest) -> HttpResponse:
    """Give an account a role."""
    by = open_for(request, give_role)
    question = Question(
        title=_("Give a role"),
        submit=_("Give this role"),
        form=RoleForm(
            request.POST or None,
            offered={"account_id": account_choices(by)},
            initial={"account_id": request.GET.get("account", "")},
        ),
        act=lambda answers: give_role(by, **answers),
        after=lambda _made: reverse("office:people-roles"),
        done=_("The role is given. It counts as soon as a second person has confirmed it."),
        trail=_trail(),
        lead=_("A second person has to confirm it: another secretary or a custodian."),
    )
    return ask(request, question)


@require_POST
@page
def role_confirm(request: OfficeRequest, grant_id: UUID) -> HttpResponse:
    """Confirm, as a second person, a role that somebody gave."""
    return do(
        request,
        lambda: confirm_role(request.actor, grant_id=grant_id),
        after=reverse("office:people-roles"),
        done=_("The role is confirmed and counts from now on."),
    )


@page
def role_end(request: OfficeRequest, grant_id: UUID) -> HttpResponse:
    """End a role, or take back one that waits."""
    by = open_for(request, end_role)
    held = grant(by, grant_id)
    question = Question(
        title=_("End a role"),
        submit=_("End this role"),
        form=SureForm(request.POST or None),
        act=lambda _answers: end_role(by, grant_id=grant_id),
        after=lambda _made: reverse("office:people-roles"),
        done=_("The role has ended. What it could open is closed."),
        trail=_trail(),
        lead=_("%(account)s is no longer %(role)s from now on.")
        % {"account": held.account, "role": held.role_label},
        danger=True,
        consequences=(
            _("What this role could open is closed at once. Another reader would have to share it again."),
            _("To give the role again takes two people."),
        ),
    )
    return ask(request, question)


def _trail() -> list[tuple[str, str]]:
    return [(_("Roles"), reverse("office:people-roles"))]
