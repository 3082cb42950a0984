"""A group whose doors are open: reports come in, and somebody is on duty."""

from datetime import timedelta

from kikao.casework.intake.actions.drop import renew_drop_key
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.notices.actions import set_duty
from tests.kit.cast import Cast


def open_doors(cast: Cast) -> None:
    """Let reports come in, have the key that browsers seal to made, and put both secretaries on duty."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    renew_drop_key(cast.source)
    for name in ("anne", "alice"):
        set_duty(
            cast.actor("anne"),
            account_id=cast.accounts[name],
            from_on=today(),
            until_on=today() + timedelta(days=7),
        )
