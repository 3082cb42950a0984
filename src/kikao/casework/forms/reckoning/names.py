"""Names by which the shipped forms call their questions, and which questions may be plain at all."""

from kikao.casework.forms.enums import IDENTITY_FIELDS, SEALED_FIELDS, Field, Mark

NAMES: dict[str, tuple[Mark, Field]] = {
    "what_happened": (Mark.NARRATIVE, Field.WORDS),
    "where_words": (Mark.NARRATIVE, Field.PLACE_WORDS),
    "contact": (Mark.IDENTITY, Field.IDENTITY),
    "informant_name": (Mark.IDENTITY, Field.IDENTITY),
    "happened_on": (Mark.OPEN, Field.HAPPENED),
    "site": (Mark.OPEN, Field.PLACE),
    "territory": (Mark.OPEN, Field.TERRITORY),
    "category": (Mark.OPEN, Field.CATEGORY),
    "nature": (Mark.OPEN, Field.NATURE),
    "severity": (Mark.OPEN, Field.SEVERITY),
    "accused": (Mark.OPEN, Field.ACCUSED),
    "how_known": (Mark.OPEN, Field.SOURCE_KIND),
    "language": (Mark.OPEN, Field.LANGUAGE),
    "consent": (Mark.OPEN, Field.CONSENT),
    "rule": (Mark.OPEN, Field.RULE),
    "affiliation": (Mark.NARRATIVE, Field.AFFILIATION),
    "referred_to": (Mark.OPEN, Field.REFERRED_TO),
    "answer": (Mark.NARRATIVE, Field.ANSWERED),
    "violence": (Mark.OPEN, Field.VIOLENCE),
    "miner_agrees": (Mark.OPEN, Field.MINER_AGREES),
    "done_on": (Mark.OPEN, Field.DONE_ON),
    "instrument": (Mark.OPEN, Field.INSTRUMENT),
    "clause": (Mark.OPEN, Field.CLAUSE),
    "finding": (Mark.OPEN, Field.FINDING),
    "no_access": (Mark.OPEN, Field.NO_ACCESS),
}
"""What a question of this name goes into, when the secretariat says nothing else."""

CODED = frozenset(
    {"select_one", "select_multiple", "date", "today", "integer", "range", "trigger", "calculate"}
)
"""Kinds of questions whose answer is a code, a day or a number: only these may be plain; words never are.

What a form calculates counts among them (the shipped forms make a code or a day of several simple answers), because
whatever takes it up compares it with the code list or reads it as a day, and seals what is neither.
"""

_TIGHTNESS = {Mark.OPEN: 0, Mark.NARRATIVE: 1, Mark.IDENTITY: 2}


def may_be_open(kind: str, field: str) -> bool:
    """Tell whether the answers to a question may stand plain: coded, and for a field of the plain list."""
    return kind in CODED and field != "" and field not in SEALED_FIELDS | IDENTITY_FIELDS


def proposed(name: str, kind: str) -> tuple[Mark, str]:
    """Return the mark and the field that a question has until somebody marks it otherwise."""
    mark, field = NAMES.get(name, (Mark.NARRATIVE, ""))
    if mark == Mark.OPEN and not may_be_open(kind, field):
        return Mark.NARRATIVE, field
    return mark, field


def tightens(old: tuple[str, str], new: tuple[str, str]) -> bool:
    """Tell whether a new mark and field let nothing be plainer, or seen by more people, than the old ones."""
    if new[0] == Mark.OPEN:
        return old == new
    return _TIGHTNESS[Mark(new[0])] >= _TIGHTNESS[Mark(old[0])]
