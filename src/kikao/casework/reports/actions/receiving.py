"""How a report comes in by any other way than the public page or a secretary: a phone, a text message, another system."""

import re
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._incoming import Incoming, Mark, closed, keep, known, room_in_pile
from kikao.casework.reports.actions._leniently import Rest, agreed, sealed_of, sift
from kikao.casework.reports.enums import ConsentManner, ConsentScope, Pile, Restriction
from kikao.casework.reports.models import Consent, Report
from kikao.casework.reports.schemas import Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.door import action
from kikao.foundation.base.ids import new_reference
from kikao.foundation.base.prepared import Prepared, write_rows
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.parcel import Enclosed

_CHANNEL = re.compile(r"[A-Z]{2,12}")
NO_NAMES: Mapping[str, str] = {}


@action("report.receive", to=set(), public=True)
def receive_report(
    by: Actor,
    *,
    told: Told,
    channel: str,
    consents: tuple[str, ...] = (),
    manner: str = ConsentManner.WRITTEN,
    receipt: ReceiptKeys | None = None,
    facts_only: bool = False,
    restricted: str = "",
    flood: bool = False,
    asked_as: Mapping[str, str] = NO_NAMES,
    enclosed: tuple[Enclosed, ...] = (),
    walled: tuple[Mark, ...] = (),
) -> UUID:
    """Take in a report from the field; an answer that is in no list is sealed with its question, nothing is refused.

    `asked_as` tells by which question a field was asked; `enclosed` is sealed with the report, `walled` are further
    walls with the row that raises each. Without `consents` nothing is recorded, and nothing may be done without asking.
    """
    if not _CHANNEL.fullmatch(channel):
        raise Invalid({"channel": _("“%(code)s” is not in the list.") % {"code": channel[:60]}})
    known(ConsentManner, manner, "manner")
    known(Restriction, restricted, "restricted", empty=True)
    prefix = _prefix_of(by)
    rest = Rest(asked_as)
    row, told = sift(by, told, rest)
    answers = agreed(consents, rest)
    sealed = sealed_of(told, rest)
    reckoning.check_nameless(["identity"] if sealed["identity"] else [], facts_only=facts_only)
    _fill(row, prefix, channel, receipt, facts_only=facts_only, restricted=restricted)
    if flood:
        room_in_pile(by)
        row.pile = Pile.HELD
    keep(by, Incoming(row, told, sealed), enclosed=enclosed, walled=walled)
    _note_consents(by, row, answers, manner)
    return row.id


def _prefix_of(by: Actor) -> str:
    """Return what the group's references begin with, if the group receives."""
    prefix, is_open = next(iter(_GROUP(by.working_group_id)))
    if not is_open:
        raise closed()
    return str(prefix)


_GROUP = Prepared(
    lambda group_id: WorkingGroup.objects.filter(id=group_id).values_list("prefix", "intake_open")
)


def _fill(
    row: Report,
    prefix: str,
    channel: str,
    receipt: ReceiptKeys | None,
    *,
    facts_only: bool,
    restricted: str,
) -> None:
    row.reference = new_reference(f"{prefix}-R", row.arrived_on.year)
    row.channel, row.facts_only = channel, facts_only
    row.restricted = restricted or row.restricted
    if receipt:
        row.receipt_tag, row.thread_public_key = reckoning.kept_tag(receipt.tag), receipt.public


def _note_consents(by: Actor, row: Report, answers: Mapping[ConsentScope, bool], manner: str) -> None:
    alike = {
        "working_group_id": row.working_group_id,
        "report_id": row.id,
        "language": row.language,
        "manner": manner,
        "recorded_by": by.account_id,
        "given_on": row.arrived_on,
    }
    write_rows(Consent, [alike | {"scope": scope.value, "given": given} for scope, given in answers.items()])
