"""The fixed cast of people: everybody whom a test lets in, walls off or turns away.

Their names are for tests only; the program calls an account by its seat. The cast is played once through the real
acts; each test then gets its rows copied in, which takes a few milliseconds.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin import create_account
from kikao.registry.people.actions import (
    add_organisation,
    add_seat,
    confirm_role,
    give_role,
    hold_seat,
    set_up_group,
    tie_organisations,
)
from kikao.registry.people.queries import actor_for

CODE = "7QF4-KD2M"
PASSPHRASE = "sept pirogues vertes au large"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""The authenticator app of secretaries, custodians and the operator."""
STRONG = frozenset({Role.SECRETARIAT, Role.CUSTODIAN, Role.OPERATOR})


class Body(NamedTuple):
    """An organisation of the cast."""

    name: str
    actor_type: str
    pillar: str
    flags: tuple[str, ...] = ()
    above: str = ""
    walls: bool = True


class Person(NamedTuple):
    """Somebody of the cast: the key of their body, the title of their seat, their roles."""

    body: str
    seat: str
    roles: tuple[Role, ...]


BODIES = {
    "state": Body("Democratic Republic of the Congo", "TERR", "GOV", ("is_state",)),
    "ogp": Body("Observatoire Gouvernance et Paix", "NGO", "CSO"),
    "sofedi": Body("SOFEDI", "NGO", "CSO"),
    "cdjp": Body("Commission Diocésaine Justice et Paix", "NGO", "CSO"),
    "ige": Body("Institut pour la gouvernance et l'éducation électorale", "NGO", "CSO"),
    "banro": Body("Banro", "LSM", "PRIV", ("is_company",)),
    "twangiza": Body("Twangiza Mining", "LSM", "PRIV", ("is_company",), above="banro"),
    "fardc": Body("FARDC", "FARDC", "GOV", ("security_body",), above="state"),
    "division": Body("33rd Military Division FARDC", "FARDC", "GOV", ("security_body",), above="fardc"),
    "pnc": Body("Police Nationale Congolaise", "PNC", "GOV", ("security_body",), above="state"),
    "pmh": Body("Police des Mines et des Hydrocarbures", "PMH", "GOV", ("security_body",), above="pnc"),
    "school": Body("PNC Police School", "PNC", "GOV", ("security_body",), above="pnc"),
    "mines": Body("Ministry of Mines", "MINADM", "GOV", above="state"),
    "saemape": Body("SAEMAPE", "MINADM", "GOV", above="mines"),
    "cps": Body("Comité Provincial de Suivi", "COMITE", "GOV", ("is_host",)),
    "court": Body("Tribunal de Grande Instance Bukavu", "JUST", "GOV"),
    "fec": Body("Fédération des Entreprises du Congo", "TRADER", "PRIV", ("is_federation",)),
    "dcaf": Body("DCAF", "TFP", "OBS"),
    "embassy": Body("Embassy of the Netherlands", "TFP", "OBS"),
}

PEOPLE = {
    "anne": Person("ogp", "Secretariat", (Role.SECRETARIAT,)),
    "alice": Person("ogp", "Second secretary", (Role.SECRETARIAT,)),
    "esperance": Person("cdjp", "CDJP", (Role.CUSTODIAN, Role.MEMBER)),
    "emile": Person("ige", "IGE", (Role.CUSTODIAN, Role.MEMBER)),
    "eve": Person("dcaf", "Custodian of the technical partner", (Role.CUSTODIAN,)),
    "baraka": Person("banro", "Banro", (Role.MEMBER,)),
    "chantal": Person("sofedi", "SOFEDI", (Role.MEMBER, Role.TASK_FORCE)),
    "didier": Person("pmh", "PMH focal point", (Role.MEMBER,)),
    "damas": Person("division", "33rd Military Division", (Role.MEMBER,)),
    "dora": Person("school", "PNC Police School focal point", (Role.MEMBER,)),
    "gilbert": Person("mines", "Ministry of Mines", (Role.MEMBER,)),
    "honore": Person("cps", "CPS", (Role.MEMBER,)),
    "irene": Person("court", "Tribunal de Grande Instance", (Role.MEMBER,)),
    "judith": Person("dcaf", "Technical partner", (Role.ADVISER,)),
    "klaas": Person("embassy", "Donor", (Role.DONOR,)),
    "luc": Person("ogp", "", (Role.OPERATOR,)),
}
"""Anne and Alice are the secretariat, Espérance, Émile and Ève the custodians, Baraka sits for the company, Chantal for
civil society (and is in task forces), Didier for the mining police, Damas for the army, Dora for the police school,
Gilbert for the mines ministry, Honoré for the host body, Irène for the court; Judith advises, Klaas gives, Luc runs the
machine. Frank is the secretary of another group."""


@dataclass
class Cast:
    """The group and its people, found by their short names."""

    group_id: UUID
    other_group_id: UUID
    accounts: dict[str, UUID] = field(default_factory=dict)
    bodies: dict[str, UUID] = field(default_factory=dict)
    seats: dict[str, UUID] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Return somebody acting now, keys unlocked, with the wall as it stands at this moment."""
        return actor_for(self.accounts[name], key=self.keys.get(name))

    @property
    def system(self) -> Actor:
        """Return the clock of the group."""
        return Actor.system(self.group_id)

    @property
    def source(self) -> Actor:
        """Return somebody at the public door."""
        return Actor.source(self.group_id)


def play() -> Cast:
    """Set up the group and its people through the acts that members use."""
    group_id, other_id = new_id(), new_id()
    cast = Cast(group_id, other_id)
    set_up_group(
        Actor.system(group_id), name="Working group of South Kivu", province="Sud-Kivu", is_demo=True
    )
    set_up_group(
        Actor.system(other_id), name="Working group of Haut-Katanga", province="Haut-Katanga", is_demo=True
    )
    _found(cast)
    _seat(cast, "anne", "alice")
    for name in ("anne", "alice"):
        grant = give_role(cast.system, account_id=cast.accounts[name], role=Role.SECRETARIAT)
        confirm_role(cast.system, grant_id=grant)
    _seat(cast, *(name for name in PEOPLE if name not in ("anne", "alice")))
    _give_roles(cast)
    _frank(cast)
    return cast


def _found(cast: Cast) -> None:
    for key, body in BODIES.items():
        flags: dict[str, Any] = dict.fromkeys(body.flags, True)
        cast.bodies[key] = add_organisation(
            cast.system, name=body.name, actor_type=body.actor_type, pillar=body.pillar, **flags
        )
        if body.above:
            above = cast.bodies[body.above]
            tie_organisations(cast.system, parent_id=above, child_id=cast.bodies[key], walls=body.walls)


def _seat(cast: Cast, *names: str) -> None:
    for name in names:
        person = PEOPLE[name]
        title = person.seat or "Operator"
        account = cast.accounts[name] = _account(cast, cast.system, name, title, person.roles)
        if person.seat:
            body = cast.bodies[person.body]
            pillar = BODIES[person.body].pillar
            seat = cast.seats[name] = add_seat(
                cast.system, title=person.seat, organisation_id=body, pillar=pillar
            )
            hold_seat(cast.system, seat_id=seat, account_id=account)


def _account(cast: Cast, by: Actor, name: str, title: str, roles: tuple[Role, ...]) -> UUID:
    seed = "" if STRONG.isdisjoint(roles) else SEED
    account = create_account(by, username=name, name=title, passphrase=PASSPHRASE, seed=seed)
    cast.keys[name] = keys.unlock(account, PASSPHRASE)
    return account


def _give_roles(cast: Cast) -> None:
    giver, second = cast.actor("anne"), cast.actor("alice")
    for name, person in PEOPLE.items():
        for role in person.roles:
            if role != Role.SECRETARIAT:
                grant = give_role(giver, account_id=cast.accounts[name], role=role)
                confirm_role(second, grant_id=grant)


def _frank(cast: Cast) -> None:
    clock = Actor.system(cast.other_group_id)
    body = add_organisation(clock, name="Justicia", actor_type="NGO", pillar="CSO")
    seat = add_seat(clock, title="Secretariat", organisation_id=body, pillar="CSO")
    account = _account(cast, clock, "frank", "Secretariat", (Role.SECRETARIAT,))
    hold_seat(clock, seat_id=seat, account_id=account)
    confirm_role(clock, grant_id=give_role(clock, account_id=account, role=Role.SECRETARIAT))
    cast.accounts["frank"], cast.bodies["justicia"], cast.seats["frank"] = account, body, seat


_Rows = list[tuple[type[models.Model], list[dict[str, Any]]]]
_Inserts = list[tuple[str, Any]]
_played: tuple[Cast, _Rows] | None = None
_inserts: _Inserts = []


def _rows() -> _Rows:
    found = []
    for model in apps.get_models():
        rows = list(model._base_manager.values())
        if rows:
            found.append((model, rows))
    return found


def _put(rows: _Rows) -> None:
    """Put the rows in; the statements are made the first time and only repeated later, which is ten times as fast."""
    if _inserts:
        with connection.cursor() as cursor:
            for sql, params in _inserts:
                cursor.execute(sql, params)
        return

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT"):
            _inserts.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        for model, table in rows:
            model._base_manager.bulk_create([model(**row) for row in table], batch_size=400)


def _copy(cast: Cast) -> Cast:
    return Cast(
        cast.group_id,
        cast.other_group_id,
        dict(cast.accounts),
        dict(cast.bodies),
        dict(cast.seats),
        dict(cast.keys),
    )


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the fixed cast, present in this test's database."""
    global _played  # noqa: PLW0603
    if _played is None:
        made = play()
        _played = (made, _rows())
    else:
        _put(_played[1])
    return _copy(_played[0])


@pytest.fixture
def actor(cast: Cast) -> Callable[[str], Actor]:
    """Return the function that lets somebody of the cast act: `actor("didier")`."""
    return cast.actor


@pytest.fixture
def group(cast: Cast) -> WorkingGroup:
    """Return the group of the cast."""
    return WorkingGroup.objects.get(id=cast.group_id)
