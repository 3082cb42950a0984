"""Adding organisations, tying them together, and joining two that are the same."""

from typing import Required, TypedDict, Unpack
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.searching import normalise
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.registry.people.actions.walls import settle_walls
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models import Organisation, OrganisationEdge, Seat
from kikao.registry.people.policy import seen_by
from kikao.registry.people.queries.walls import keys_of, web_of
from kikao.registry.people.reckoning import clean_line, has_circle, makes_circle
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms


class OrganisationFacts(TypedDict, total=False):
    """What an organisation is: its names, its kind, its side of the table and what the wall needs to know."""

    name: Required[str]
    actor_type: Required[str]
    pillar: Required[str]
    name_fr: str
    short: str
    security_body: bool
    is_company: bool
    is_host: bool
    is_federation: bool
    is_state: bool


@action("organisation.add", to={Role.SECRETARIAT})
def add_organisation(by: Actor, **facts: Unpack[OrganisationFacts]) -> UUID:
    """Enter an organisation in the directory."""
    fields = _fields(by, facts)
    _refuse_double(by, str(fields["name"]))
    return Organisation.objects.create(working_group_id=by.working_group_id, **fields).id


@action("organisation.edit", to={Role.SECRETARIAT})
def edit_organisation(
    by: Actor, *, organisation_id: UUID, version: int, **facts: Unpack[OrganisationFacts]
) -> UUID:
    """Correct what is said of an organisation; the walls follow."""
    fields = _fields(by, facts)
    row = _held(by, organisation_id)
    _refuse_double(by, str(fields["name"]), but=row.id)
    before = keys_of(by.working_group_id)
    if not Organisation.objects.filter(id=row.id, version=version).update(version=version + 1, **fields):
        raise Clash
    settle_walls(by, before=before)
    return row.id


@action("organisation.retire", to={Role.SECRETARIAT})
def retire_organisation(by: Actor, *, organisation_id: UUID) -> UUID:
    """Stop offering an organisation; what names it keeps it."""
    row = _held(by, organisation_id)
    if Seat.objects.filter(organisation_id=row.id, active=True).exists():
        raise Stop(
            "organisation.has_seats",
            _("This organisation still has a seat at the table."),
            cure=_("Retire its seats first."),
        )
    Organisation.objects.filter(id=row.id).update(retired=True)
    return row.id


@action("organisation.restore", to={Role.SECRETARIAT})
def restore_organisation(by: Actor, *, organisation_id: UUID) -> UUID:
    """Offer a retired organisation again."""
    row = _held(by, organisation_id)
    if not row.retired:
        raise Stop("organisation.offered_already", _("This organisation is offered already."))
    Organisation.objects.filter(id=row.id).update(retired=False)
    return row.id


@action("organisation.tie", to={Role.SECRETARIAT})
def tie_organisations(by: Actor, *, parent_id: UUID, child_id: UUID, walls: bool) -> UUID:
    """Say that one organisation belongs to another, and whether an accusation of one walls the other."""
    parent, child = _held(by, parent_id), _held(by, child_id)
    mine = Q(working_group_id=by.working_group_id)
    others = OrganisationEdge.objects.filter(mine).exclude(parent=parent, child=child)
    if parent == child or makes_circle(others.values_list("parent_id", "child_id"), parent.id, child.id):
        raise CircleStop
    before = keys_of(by.working_group_id)
    edge, _made = OrganisationEdge.objects.update_or_create(
        working_group_id=by.working_group_id, parent=parent, child=child, defaults={"walls": walls}
    )
    settle_walls(by, before=before)
    return edge.id


@action("organisation.untie", to={Role.SECRETARIAT})
def untie_organisations(by: Actor, *, edge_id: UUID) -> UUID:
    """Take back that one organisation belongs to another."""
    edge = OrganisationEdge.objects.filter(working_group_id=by.working_group_id, id=edge_id).first()
    if edge is None:
        raise Unknown
    before = keys_of(by.working_group_id)
    child_id = edge.child_id
    edge.delete()
    settle_walls(by, before=before)
    return child_id


@action("organisation.merge", to={Role.SECRETARIAT})
def merge_organisations(by: Actor, *, organisation_id: UUID, into_id: UUID) -> UUID:
    """Say that two entries are one organisation; both keep their id, so that it can be undone."""
    row, into = _held(by, organisation_id), _held(by, into_id)
    if row == into or row.merged_into_id or into.merged_into_id:
        raise Stop(
            "organisation.merged_already",
            _("One of the two is the other, or was merged before."),
            cure=_("Choose two entries that stand for themselves."),
        )
    before = keys_of(by.working_group_id)
    Organisation.objects.filter(id=row.id).update(merged_into=into)
    web = web_of(by.working_group_id)
    ties = ((web.root(tie.parent), web.root(tie.child)) for tie in web.ties)
    if has_circle(pair for pair in ties if pair[0] != pair[1]):
        raise CircleStop
    settle_walls(by, before=before)
    return row.id


@action("organisation.unmerge", to={Role.SECRETARIAT})
def undo_merge(by: Actor, *, organisation_id: UUID) -> UUID:
    """Let two organisations that were merged stand for themselves again."""
    row = _held(by, organisation_id)
    if row.merged_into_id is None:
        raise Stop("organisation.not_merged", _("This organisation stands for itself already."))
    before = keys_of(by.working_group_id)
    Organisation.objects.filter(id=row.id).update(merged_into=None)
    settle_walls(by, before=before)
    return row.id


class CircleStop(Stop):
    """An organisation would stand above itself."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            "organisation.circle",
            _("An organisation cannot belong to itself, not even by way of others."),
            cure=_("Look at what each of the two belongs to."),
        )


def _held(by: Actor, organisation_id: UUID) -> Organisation:
    row = Organisation.objects.filter(seen_by(by), id=organisation_id).first()
    if row is None:
        raise Unknown
    return row


def _refuse_double(by: Actor, name: str, but: UUID | None = None) -> None:
    if Organisation.objects.filter(seen_by(by), name=name).exclude(Q(id=but)).exists():
        raise Invalid({"name": _("There is an organisation of this name already.")})


def _fields(by: Actor, facts: OrganisationFacts) -> dict[str, object]:
    if facts["pillar"] not in Pillar.values:
        raise Invalid({"pillar": _("Choose a pillar from the list.")})
    require_terms(by, TermList.ACTOR_TYPE, [facts["actor_type"]], field="actor_type")
    name = clean_line("name", facts["name"], longest=200)
    name_fr = clean_line("name_fr", facts.get("name_fr", ""), longest=200, needed=False)
    short = clean_line("short", facts.get("short", ""), longest=30, needed=False)
    return {
        "name": name,
        "name_fr": name_fr,
        "short": short,
        "actor_type": facts["actor_type"],
        "pillar": facts["pillar"],
        "security_body": facts.get("security_body", False),
        "is_company": facts.get("is_company", False),
        "is_host": facts.get("is_host", False),
        "is_federation": facts.get("is_federation", False),
        "is_state": facts.get("is_state", False),
        "search_text": normalise(f"{name} {name_fr} {short}"),
    }
