"""Asking who is at the table, in which role, and from what walled."""

from kikao.registry.people.queries.actors import account_names, accounts_with, actor_for, desk_of
from kikao.registry.people.queries.directory import (
    balance,
    organisation,
    organisation_choices,
    organisation_names,
    organisations,
    seat,
    seat_choices,
    seat_titles,
    seats,
)
from kikao.registry.people.queries.first_run import first_run, groups
from kikao.registry.people.queries.roles import (
    account_choices,
    grant,
    grants,
    interests,
    on_behalf_of,
    waiting_grants,
)
from kikao.registry.people.queries.walls import keys_of, keys_of_seats, walled_by_subject, walled_of, web_of

__all__ = [
    "account_choices",
    "account_names",
    "accounts_with",
    "actor_for",
    "balance",
    "desk_of",
    "first_run",
    "grant",
    "grants",
    "groups",
    "interests",
    "keys_of",
    "keys_of_seats",
    "on_behalf_of",
    "organisation",
    "organisation_choices",
    "organisation_names",
    "organisations",
    "seat",
    "seat_choices",
    "seat_titles",
    "seats",
    "waiting_grants",
    "walled_by_subject",
    "walled_of",
    "web_of",
]
