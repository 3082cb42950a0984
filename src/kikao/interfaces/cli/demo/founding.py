"""Founding the demonstration group: organisations, seats, accounts with keys, papers, and the doors opened."""

import secrets
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kikao.casework.forms.actions import ship_forms
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.policy import STRONG_ROLES
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.actions import open_test_letter, print_paper_key, seal_test_letter
from kikao.foundation.sealing.signin import create_account
from kikao.interfaces.cli.demo.data import fr, told
from kikao.registry.people.actions import (
    add_organisation,
    add_seat,
    confirm_role,
    give_role,
    hold_seat,
    open_intake,
    set_up_group,
    tie_organisations,
)
from kikao.registry.people.queries import accounts_with, actor_for

FIRST, SECOND = "secretariat-1", "secretariat-2"
NAME = "Groupe de travail Principes volontaires du Sud-Kivu (démonstration)"
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_SEED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass
class Stage:
    """The group under way: who is who, found by the short keys of the data."""

    group_id: UUID
    organisations: dict[str, UUID] = field(default_factory=dict)
    seats: dict[str, UUID] = field(default_factory=dict)
    accounts: dict[str, UUID] = field(default_factory=dict)
    passphrases: dict[str, str] = field(default_factory=dict, repr=False)
    seeds: dict[str, str] = field(default_factory=dict, repr=False)
    keys: dict[str, bytes] = field(default_factory=dict, repr=False)
    cases: dict[str, UUID] = field(default_factory=dict)
    incidents: dict[str, UUID] = field(default_factory=dict)

    @property
    def clock(self) -> Actor:
        """Return the clock of the group."""
        return Actor.system(self.group_id)

    def by(self, username: str) -> Actor:
        """Return somebody acting in an unlocked session."""
        return actor_for(self.accounts[username], key=self.keys[username])

    @property
    def first(self) -> Actor:
        """Return the first secretary."""
        return self.by(FIRST)

    @property
    def second(self) -> Actor:
        """Return the second secretary, who confirms what the first did."""
        return self.by(SECOND)


def found() -> Stage:
    """Found the group with its members, and open its doors when the list of the first day is complete."""
    stage = Stage(new_id())
    set_up_group(stage.clock, name=NAME, province="Sud-Kivu", prefix="SK", languages="fr,en,sw", is_demo=True)
    _enter_organisations(stage)
    _enter_seats(stage)
    for account in told("members")["accounts"]:
        _let_in(stage, account)
    _give_roles(stage)
    _prepare(stage)
    return stage


def _enter_organisations(stage: Stage) -> None:
    for one in told("members")["organisations"]:
        flags = ("security_body", "is_company", "is_host", "is_federation", "is_state")
        stage.organisations[one["key"]] = add_organisation(
            stage.clock,
            name=one["name"]["en"],
            name_fr=one["name"]["fr"],
            short=one["short"] or "",
            actor_type=one["actor_type"],
            pillar=one["pillar"],
            **{flag: one[flag] for flag in flags},
        )
    for tie in told("members")["ties"]:
        tie_organisations(
            stage.clock,
            parent_id=stage.organisations[tie["parent"]],
            child_id=stage.organisations[tie["child"]],
            walls=tie["walls"],
        )


def _enter_seats(stage: Stage) -> None:
    for one in told("members")["seats"]:
        stage.seats[one["key"]] = add_seat(
            stage.clock,
            title=one["title"]["en"],
            title_fr=one["title"]["fr"],
            organisation_id=stage.organisations[one["organisation"]],
            pillar=one["pillar"],
        )


def _let_in(stage: Stage, account: dict[str, Any]) -> None:
    username = account["username"]
    passphrase = stage.passphrases[username] = _passphrase(username)
    strong = not STRONG_ROLES.isdisjoint({Role(account["role"]), *map(Role, account["more_roles"])})
    seed = "".join(secrets.choice(_SEED) for _ in range(32)) if strong else ""
    if seed:
        stage.seeds[username] = seed
    made = stage.accounts[username] = create_account(
        stage.clock, username=username, name=fr(account["title"]), passphrase=passphrase, seed=seed
    )
    stage.keys[username] = keys.unlock(made, passphrase)
    if account["seat"]:
        hold_seat(
            stage.clock,
            seat_id=stage.seats[account["seat"]],
            account_id=made,
            alternate=account["alternate"],
        )


def _passphrase(username: str) -> str:
    """Draw a passphrase; drawn again when by chance it holds a short username, which would be refused."""
    while True:
        drawn = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))
        if username not in drawn:
            return drawn


def _give_roles(stage: Stage) -> None:
    for username in (FIRST, SECOND):
        grant = give_role(stage.clock, account_id=stage.accounts[username], role=Role.SECRETARIAT)
        confirm_role(stage.clock, grant_id=grant)
    first, second = stage.first, stage.second
    for account in told("members")["accounts"]:
        for role in (account["role"], *account["more_roles"]):
            if role != Role.SECRETARIAT:
                grant = give_role(first, account_id=stage.accounts[account["username"]], role=role)
                confirm_role(second, grant_id=grant)


def _prepare(stage: Stage) -> None:
    """Go through the list of the first day: three papers by three people, a test letter, the doors."""
    custodians = [one["username"] for one in told("members")["accounts"] if one["role"] == Role.CUSTODIAN]
    for number, username in enumerate(custodians[:3], start=1):
        print_paper_key(stage.by(username), label=f"Papier {number} (démonstration)")
    readers = accounts_with(stage.group_id, Role.SECRETARIAT)
    seal_test_letter(stage.first, readers=readers)
    open_test_letter(stage.second)
    open_intake(stage.first)
    ship_forms(stage.first)
