"""A secretariat with its doors open, and reports as sources make them."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest

from kikao.casework.reports.actions import record_report, send_report
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.models import Report
from kikao.casework.reports.schemas import Accusation, Known, Taking, Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from tests.kit.cast import Cast

OTHER = (Accusation(AccusedKind.OTHER),)
TAKING = Taking(channel="CALL", consents=("STORE", "SECUSE"), manner="ORAL")


@dataclass
class Desk:
    """The secretariat at work, and the receipts that sources hold."""

    cast: Cast
    receipts: dict[UUID, str] = field(default_factory=dict)

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.cast.actor(name)

    def record(self, name: str = "anne", *, taking: Taking = TAKING, **told: Any) -> UUID:
        """Take down a report by telephone; nobody in uniform is accused unless said otherwise."""
        return record_report(self.by(name), told=told_(**told), taking=taking)

    def send(
        self,
        *,
        flood: bool = False,
        also: tuple[str, ...] = (),
        facts_only: bool = False,
        restricted: str = "",
        **told: Any,
    ) -> UUID:
        """Send a report from the public page."""
        words = new_receipt()
        keys = receipt_keys_of(self.cast.group_id, words)
        report_id = send_report(
            self.cast.source,
            told=told_(**told),
            receipt=keys,
            flood=flood,
            also=also,
            facts_only=facts_only,
            restricted=restricted,
        )
        self.receipts[report_id] = words
        return report_id

    def receipt(self, report_id: UUID) -> ReceiptKeys:
        """Return the receipt of a report that was sent, as its six words yield it."""
        return receipt_keys_of(self.cast.group_id, self.receipts[report_id])


def told_(**told: Any) -> Told:
    """Return what a source might tell, changed where the test says so."""
    known = {name: told.pop(name) for name in list(told) if name in Known.__dataclass_fields__}
    plain = Told(words="Two men stopped us at the barrier.", accused=OTHER)
    return replace(plain, known=Known(**known), **told)


def row(report_id: UUID) -> Report:
    """Return the row of a report as it stands."""
    return Report.objects.get(id=report_id)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """Return the secretariat with its doors open."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return Desk(cast)
