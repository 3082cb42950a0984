"""Tables of agreements."""

from kikao.casework.agreements.models.clauses import Clause, ClauseChange, Instalment
from kikao.casework.agreements.models.instrument import (
    Ending,
    Instrument,
    InstrumentHelper,
    InstrumentMove,
    InstrumentParty,
)
from kikao.casework.agreements.models.known import HandedCopy, PublicReading, ShownText
from kikao.casework.agreements.models.rights import ClauseConflict, RightsAnswer, RightsCheck
from kikao.casework.agreements.models.texts import InstrumentText, Signature

__all__ = [
    "Clause",
    "ClauseChange",
    "ClauseConflict",
    "Ending",
    "HandedCopy",
    "Instalment",
    "Instrument",
    "InstrumentHelper",
    "InstrumentMove",
    "InstrumentParty",
    "InstrumentText",
    "PublicReading",
    "RightsAnswer",
    "RightsCheck",
    "ShownText",
    "Signature",
]
