"""The second person: who may be it, and how they hear of it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.roster import unwalled_of
from kikao.insight.retention.policy import KEEPERS
from kikao.registry.people.queries import accounts_with


class TakesTwo(Stop):
    """Who started something cannot confirm it."""

    def __init__(self) -> None:
        """Ask for another person."""
        super().__init__(
            "retention.takes_two",
            _("You started this yourself. It takes two persons."),
            cure=_("Ask a custodian or another secretary to confirm it."),
        )


def tell_seconds(by: Actor, subject_ids: Iterable[UUID] | None = None) -> None:
    """Tell everybody who may confirm, and whom no wall keeps from all of the records, that something waits."""
    able = set(accounts_with(by.working_group_id, *KEEPERS))
    if subject_ids is not None:
        seen = [unwalled_of(by.working_group_id, subject_id, able) for subject_id in set(subject_ids)]
        able = set().union(*seen)
    leave_notice(by, sorted(able), NoticeKind.SECOND_NEEDED, about="retention")
