"""The way back to the page of keys, and who is called what there."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.registry.people.queries import account_names

HERE = "office:keys-overview"


def back() -> str:
    """Return the address of the page of keys."""
    return reverse(HERE)


def trail() -> list[tuple[str, str]]:
    """Return the way back."""
    return [(_("Keys"), back())]


def names(by: Actor, account_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return what the accounts are called."""
    return account_names(by.working_group_id, {one for one in account_ids if one})
