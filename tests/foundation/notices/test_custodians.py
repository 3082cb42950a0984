"""Who opens very many sealed records within an hour is told to the other custodians, once."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import random_id
from kikao.foundation.notices.custodians import MANY, tell_of_much_reading
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing import vault
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(cast: Cast) -> list[UUID]:
    """Return an item in each of one more record than may be opened within an hour."""
    made = []
    for _record in range(MANY + 1):
        subject_id = vault_subject(cast)
        made.append(vault.put(cast.group_id, subject_id, "opening_reason", "words"))
    return made


def vault_subject(cast: Cast) -> UUID:
    subject_id = random_id()
    vault.open_compartments(
        cast.group_id, subject_id, readers=[cast.accounts[name] for name in ("anne", "esperance")]
    )
    return subject_id


def told(cast: Cast) -> set[str]:
    names = {account: name for name, account in cast.accounts.items()}
    rows = Notice.objects.filter(kind=NoticeKind.MUCH_READ)
    return {names[row.account_id] for row in rows}


def test_twenty_records_are_nobodys_business_and_one_more_is_told_once(
    cast: Cast, letters: list[UUID]
) -> None:
    vault.read_many(cast.actor("anne"), letters[:MANY])
    for _again in range(2):
        vault.read_many(cast.actor("anne"), letters[:1])
    tell_of_much_reading(cast.system)
    assert told(cast) == set()
    vault.read_many(cast.actor("anne"), letters[MANY:])
    for _again in range(2):
        tell_of_much_reading(cast.system)
    assert told(cast) == {"esperance", "emile", "eve"}
    assert Notice.objects.filter(kind=NoticeKind.MUCH_READ).count() == 3
    assert set(Notice.objects.values_list("about_id", flat=True)) >= {cast.accounts["anne"]}


def test_a_custodian_who_reads_much_is_told_to_two_others(cast: Cast, letters: list[UUID]) -> None:
    vault.read_many(cast.actor("esperance"), letters)
    tell_of_much_reading(cast.system)
    assert told(cast) == {"emile", "eve"}


def test_many_items_of_one_record_are_one_record_and_an_hour_passes(cast: Cast, letters: list[UUID]) -> None:
    subject_id = vault_subject(cast)
    items = [vault.put(cast.group_id, subject_id, "opening_reason", "words") for _item in range(MANY + 5)]
    vault.read_many(cast.actor("anne"), items)
    tell_of_much_reading(cast.system)
    assert told(cast) == set()
    vault.read_many(cast.actor("anne"), letters)
    with time_machine.travel(now() + timedelta(hours=1, minutes=1), tick=False):
        tell_of_much_reading(cast.system)
    assert told(cast) == set()
