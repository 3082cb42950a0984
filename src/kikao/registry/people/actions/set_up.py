"""The first hour of a group: its words and places, its secretariat, and the opening of its doors."""

import re
from typing import Required, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.accounts.actions import invite_account
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.sealing.queries import ready_report
from kikao.foundation.sealing.signin import create_account
from kikao.registry.norms.actions import load_norms
from kikao.registry.people.actions.organisations import add_organisation
from kikao.registry.people.actions.roles import confirm_role, give_role
from kikao.registry.people.actions.seats import add_seat, hold_seat
from kikao.registry.people.enums import Pillar
from kikao.registry.people.queries.actors import accounts_with
from kikao.registry.people.reckoning import clean_line, prefix_of
from kikao.registry.places.actions import load_places
from kikao.registry.terms.actions import load_terms

LANGUAGES = ("fr", "en", "sw")
_PREFIX = re.compile(r"[A-Z]{1,4}")


class FirstSecretary(TypedDict, total=False):
    """The first account of a group: who leads its secretariat, with a code to come in or a passphrase just typed."""

    organisation: str
    seat: str
    username: Required[str]
    code: str
    passphrase: str


class GroupFacts(TypedDict, total=False):
    """What a group is called, where it works and in which languages."""

    name: Required[str]
    province: Required[str]
    prefix: str
    languages: str
    is_demo: bool


@action("group.set_up", to=SYSTEM_ONLY)
def set_up_group(by: Actor, *, secretary: FirstSecretary | None = None, **facts: Unpack[GroupFacts]) -> UUID:
    """Found a group with the product's words, places and norms, and invite its first secretary.

    `by` is `Actor.system(id)` with the id that the group is to have.
    """
    name = clean_line("name", facts["name"], longest=200)
    province = clean_line("province", facts["province"], longest=100)
    group = WorkingGroup.objects.create(
        id=by.working_group_id,
        name=name,
        province=province,
        prefix=_prefix(facts.get("prefix", ""), province),
        languages=_languages(facts.get("languages", "fr,en")),
        is_demo=facts.get("is_demo", False),
    )
    load_terms(by)
    load_places(by)
    load_norms(by)
    if secretary:
        _invite_secretary(by, name, secretary)
    return group.id


@action("group.open_intake", to={Role.SECRETARIAT})
def open_intake(by: Actor) -> UUID:
    """Let reports come in, once the list of the first day is complete."""
    report = ready_report(
        by.working_group_id,
        secretariat=accounts_with(by.working_group_id, Role.SECRETARIAT),
        custodians=accounts_with(by.working_group_id, Role.CUSTODIAN),
    )
    if not report.complete:
        raise Stop(
            "group.not_ready",
            _("The list of the first day is not complete: what came in now could be lost."),
            cure=_("Finish the steps that are still open."),
        )
    WorkingGroup.objects.filter(id=by.working_group_id).update(intake_open=True)
    return by.working_group_id


def _invite_secretary(by: Actor, group_name: str, secretary: FirstSecretary) -> None:
    body = add_organisation(
        by, name=secretary.get("organisation") or group_name, actor_type="NGO", pillar=Pillar.CSO
    )
    title = secretary.get("seat") or _("Secretariat")
    seat = add_seat(by, title=title, organisation_id=body, pillar=Pillar.CSO)
    account = _account(by, title, secretary)
    hold_seat(by, seat_id=seat, account_id=account)
    confirm_role(by, grant_id=give_role(by, account_id=account, role=Role.SECRETARIAT))


def _account(by: Actor, title: str, secretary: FirstSecretary) -> UUID:
    username, passphrase = secretary["username"], secretary.get("passphrase", "")
    if passphrase:
        return create_account(by, username=username, name=title, passphrase=passphrase)
    if not secretary.get("code"):
        raise Invalid({"code": _("Give a code to come in with, or a passphrase.")})
    return invite_account(by, username=username, name=title, code=secretary["code"])


def _languages(text: str) -> str:
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not asked or not set(asked) <= set(LANGUAGES):
        raise Invalid({"languages": _("Write languages as fr,en,sw.")})
    return ",".join(asked)


def _prefix(text: str, province: str) -> str:
    prefix = (text or prefix_of(province)).upper()
    if not _PREFIX.fullmatch(prefix):
        raise Invalid(
            {"prefix": _("Write the prefix of references in one to four letters, for instance SK.")}
        )
    return prefix
