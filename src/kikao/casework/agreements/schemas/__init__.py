"""Agreements, their clauses and their texts as they go in and out."""

from kikao.casework.agreements.schemas.clauses import (
    ChangeOfClause,
    ClauseLine,
    ClausePage,
    ConflictLine,
    InstalmentLine,
    Promise,
)
from kikao.casework.agreements.schemas.instrument import (
    CaseAgreements,
    CopyLine,
    EndingLine,
    HelperLine,
    InstrumentLine,
    InstrumentPage,
    Linked,
    MoveOfText,
    PartyInIt,
    ReadingLine,
    SignatureLine,
)
from kikao.casework.agreements.schemas.texts import (
    AnswerLine,
    RightsPage,
    ShownLine,
    ShownText,
    TextLine,
    TextPage,
)

__all__ = [
    "AnswerLine",
    "CaseAgreements",
    "ChangeOfClause",
    "ClauseLine",
    "ClausePage",
    "ConflictLine",
    "CopyLine",
    "EndingLine",
    "HelperLine",
    "InstalmentLine",
    "InstrumentLine",
    "InstrumentPage",
    "Linked",
    "MoveOfText",
    "PartyInIt",
    "Promise",
    "ReadingLine",
    "RightsPage",
    "ShownLine",
    "ShownText",
    "SignatureLine",
    "TextLine",
    "TextPage",
]
