"""A secretary who came later gets the keys to what waits already, alone or all at once; no wall is passed by it."""

from uuid import UUID

import pytest

from kikao.casework.intake.actions.drop import drop_draft, renew_drop_key
from kikao.casework.intake.actions.sharing import share_submission
from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.drop import intake_key
from kikao.casework.intake.queries.opening import words_apart
from kikao.casework.intake.queries.sharing import lacking_keys
from kikao.casework.reports.queries import words_of
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing import keys, vault
from kikao.foundation.sealing.actions import reshare_after_reset
from kikao.foundation.sealing.signin import create_account
from kikao.foundation.sealing.stops import Locked
from kikao.foundation.sealing.words import new_receipt
from kikao.registry.people.actions import add_seat, confirm_role, declare_interest, give_role, hold_seat
from tests.casework.intake.conftest import row
from tests.casework.intake.encrypting import Field, field
from tests.casework.intake.test_drop import draft
from tests.kit.cast import PASSPHRASE, PEOPLE, SEED, Cast

pytestmark = pytest.mark.django_db
__all__ = ["field"]


def newcomer(cast: Cast, body: str = PEOPLE["anne"].body) -> UUID:
    """Have somebody join the secretariat after everything arrived."""
    account = create_account(cast.system, username="later", name="Later", passphrase=PASSPHRASE, seed=SEED)
    cast.accounts["later"], cast.keys["later"] = account, keys.unlock(account, PASSPHRASE)
    seat = add_seat(cast.system, title="Later", organisation_id=cast.bodies[body], pillar="CSO")
    hold_seat(cast.system, seat_id=seat, account_id=account)
    given = give_role(cast.actor("anne"), account_id=account, role=Role.SECRETARIAT)
    confirm_role(cast.actor("alice"), grant_id=given)
    return account


@pytest.mark.parametrize("is_bulk", [False, True])
def test_a_new_secretary_opens_what_waited_before(field: Field, is_bulk: bool) -> None:
    monitor, cast = field.monitor, field.monitor.cast
    held, plain = field.send(), row(monitor.send(monitor.fill("stranger", what_happened="ZQX-PLAIN")))
    renew_drop_key(cast.source)
    key = intake_key(cast.group_id)
    assert key
    receipt = vault.receipt_keys_of(cast.group_id, new_receipt())
    offline = Submission.objects.get(
        id=drop_draft(cast.source, sealed=draft(key, "ZQX-OFFLINE"), receipt=receipt)
    )
    account, anne = newcomer(cast), cast.actor("anne")
    version = monitor.forms["sealed"].id
    assert lacking_keys(anne, held.id) == {held.id: [account], version: [account]}
    assert lacking_keys(cast.actor("later"), held.id) == {}
    if is_bulk:
        reshare_after_reset(anne, account_id=account)
    else:
        for one in (held, plain, offline):
            share_submission(anne, submission_id=one.id)
    assert [lacking_keys(anne, one.id) for one in (held, plain, offline)] == [{}, {}, {}]
    assert words_apart(cast.actor("later"), plain.id) is not None
    for one, told in ((held, "ZQX-TOLD at the barrier."), (offline, "ZQX-OFFLINE")):
        settled = field.open(one, "later")
        assert settled.report_id
        assert words_of(anne, settled.report_id).narrative == told


def test_no_wall_and_no_taking_back_is_passed_by_sharing(field: Field) -> None:
    cast = field.monitor.cast
    held = field.send()
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["banro"])
    account = newcomer(cast, "banro")
    anne, version = cast.actor("anne"), field.monitor.forms["sealed"].id
    assert held.id not in lacking_keys(anne, held.id)
    share_submission(anne, submission_id=held.id)
    assert vault.readers_of(held.id) == {cast.accounts["anne"]}
    assert account in vault.readers_of(version), "the key of a form accuses nobody"
    for name, refused in (("alice", Unknown), ("later", Unknown), ("chantal", NotAllowed)):
        with pytest.raises(refused):
            share_submission(cast.actor(name), submission_id=held.id)
    locked = cast.keys.pop("anne")
    with pytest.raises(Locked):
        share_submission(cast.actor("anne"), submission_id=held.id)
    cast.keys["anne"] = locked
