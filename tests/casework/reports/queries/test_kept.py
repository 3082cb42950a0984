"""The keys of restricted reports stay in the circle, whoever passes keys on."""

from kikao.casework.reports.actions import confirm_in_circle, name_for_circle, restrict_report
from kikao.casework.reports.queries.kept import circles_of
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.actions import reshare_after_reset
from kikao.foundation.sealing.vault import readers_of
from tests.casework.reports.conftest import Desk
from tests.kit.cast import PASSPHRASE


def test_a_secretary_outside_the_circle_is_passed_on_everything_but_what_is_restricted(desk: Desk) -> None:
    open_to_all, restricted = desk.send(), desk.send()
    anne, alice = desk.cast.accounts["anne"], desk.cast.accounts["alice"]
    assert circles_of(desk.cast.group_id, [open_to_all, restricted]) == {}
    member = name_for_circle(desk.by("anne"), account_id=alice)
    confirm_in_circle(desk.by("esperance"), member_id=member)
    restrict_report(desk.by("alice"), report_id=restricted, why="CHILD")
    assert circles_of(desk.cast.group_id, [open_to_all, restricted]) == {restricted: frozenset({alice})}
    desk.cast.keys["anne"] = keys.replace_keys_after_reset(desk.cast.group_id, anne, PASSPHRASE)
    reshare_after_reset(desk.by("alice"), account_id=anne)
    assert readers_of(open_to_all) == {anne, alice}
    assert readers_of(restricted) == {alice}
