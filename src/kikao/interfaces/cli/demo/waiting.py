"""Reports that wait at the door of the demonstration group, some of them hostile on purpose."""

from kikao.casework.reports.actions import record_report, send_report
from kikao.casework.reports.enums import AccusedKind, ConsentScope, Language
from kikao.casework.reports.schemas import Accusation, Known, Taking, Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.moments import Moment
from kikao.foundation.sealing.receipts import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from kikao.interfaces.cli.demo.data import LABEL
from kikao.interfaces.cli.demo.founding import Stage
from kikao.registry.places.queries import place_by_pcode

HOSTILE = (
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.invalid","cliquez") \'; DROP TABLE report; --',
    "\u202eétrevni etxet\u202c 😀 " + "l" * 700,
)
"""What somebody may well type into a public page: markup, a formula, turned writing, a word without end."""


def leave_waiting(stage: Stage) -> dict[str, str]:
    """Leave reports in the queue and return the receipt of the first, to try the thread with."""
    receipt = new_receipt()
    source = Actor.source(stage.group_id)
    send_report(
        source,
        told=Told(
            words=f"Des hommes en uniforme prennent de l'argent à la barrière, sur la route du site. {LABEL}",
            place_words="Avant le pont, en venant du marché",
            accused=(Accusation(AccusedKind.SOLDIERS),),
            known=Known(happened=Moment.parse("2026"), category="SF-TAX"),
        ),
        receipt=receipt_keys_of(stage.group_id, receipt),
    )
    for words in HOSTILE:
        send_report(
            source,
            told=Told(words=f"{words} {LABEL}", accused=(Accusation(AccusedKind.OTHER),)),
            receipt=receipt_keys_of(stage.group_id, new_receipt()),
        )
    _by_telephone(stage)
    return {"receipt": receipt}


def _by_telephone(stage: Stage) -> None:
    site = place_by_pcode(stage.clock, "codmine00917")
    record_report(
        stage.first,
        told=Told(
            words=f"Deux équipes de creuseurs se disputent un puits ; un blessé léger. {LABEL}",
            accused=(Accusation(AccusedKind.OTHER),),
            known=Known(language=Language.SW, place_id=site.id, category="CF-FIGHT"),
        ),
        taking=Taking(channel="CALL", consents=(ConsentScope.STORE, ConsentScope.SECUSE), manner="ORAL"),
    )
