"""To whom the rules of the miners' guards would refer an alert; a person decides.

A table of data, read from its first line to its last. Whatever a line says, a body that stands behind a wall from the
alert is never named: the next of the line's bodies is, or nobody.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from kikao.casework.intake.enums import AlertAdvice
from kikao.casework.reports.enums import AccusedKind, UnknownKind

POLICE = "PMH"
PROSECUTOR = "AUD"
COMMITTEE = "CPS"
CHILD = "CHILD"
DUTY_CATEGORIES = frozenset({"AG-PRES", "AG-TAX"})
"""Categories by which armed men are on the site now."""


class Needs(Enum):
    """What must be true before the police is told."""

    NOTHING = "nothing"
    AGREEMENT = "the miner agrees, or there is violence"


@dataclass(frozen=True, slots=True)
class Alerted:
    """What an alert says in codes, and who stands behind a wall from it."""

    rule: str = ""
    category: str = ""
    accused: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    violence: bool = False
    miner_agrees: bool = False
    restricted: bool = False
    walled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Advice:
    """What the rules propose: the kind of advice, the code of the body if there is one, and by which line."""

    kind: AlertAdvice
    target: str = ""
    because: str = ""


RULES: dict[str, Needs] = {
    "GC1": Needs.NOTHING,
    "GC2": Needs.NOTHING,
    "GC3": Needs.AGREEMENT,
    "GC4": Needs.NOTHING,
    "GC5": Needs.AGREEMENT,
    "GC6": Needs.NOTHING,
}
"""The six cases in which guards turn to the mining police."""

INSTEAD: dict[str, tuple[str, ...]] = {
    UnknownKind.UNIFORM: (PROSECUTOR, COMMITTEE),
    UnknownKind.COMPANY_GUARD: (COMMITTEE,),
}
"""Who is told instead of the mining police while an author is not identified, or may be the mining police itself."""

UNIDENTIFIED: dict[str, frozenset[str]] = {
    "PMH": frozenset({UnknownKind.UNIFORM}),
    "PNC": frozenset({UnknownKind.UNIFORM}),
    "CGM": frozenset({UnknownKind.COMPANY_GUARD}),
    "ICOCA": frozenset({UnknownKind.COMPANY_GUARD}),
}
"""Bodies that an unidentified author could belong to, whether or not the register knows any of them."""

ALLEGED: dict[str, frozenset[str]] = {
    "PMH": frozenset({AccusedKind.MINING_POLICE, AccusedKind.POLICE}),
    "PNC": frozenset({AccusedKind.MINING_POLICE, AccusedKind.POLICE}),
    "CGM": frozenset({AccusedKind.COMPANY_GUARDS}),
    "ICOCA": frozenset({AccusedKind.COMPANY_GUARDS}),
}
"""Bodies that are accused as a kind, without a name."""

STANDS_FOR: dict[str, frozenset[str]] = {
    "PMH": frozenset({"PMH"}),
    "ADM": frozenset({"TERR", "CUST"}),
    "PNC": frozenset({"PNC"}),
    "AUD": frozenset({"JUST"}),
    "PAR": frozenset({"JUST"}),
    "CPS": frozenset({"COMITE"}),
    "MINES": frozenset({"MINADM"}),
    "CGM": frozenset({"LSM", "SEMI", "PSC", "COOP"}),
    "ICOCA": frozenset({"PSC"}),
    "ITSCI": frozenset({"PROG"}),
}
"""Kinds of organisations of the register that a body may be: when one of them stands behind a wall, so does the body."""


def walled_targets(
    *, accused: Collection[str], unknown: Collection[str], kinds: Collection[str]
) -> frozenset[str]:
    """Return the bodies that stand behind a wall from an alert; `kinds` are those of the organisations that do."""
    hidden = [
        {target for target, keys in table.items() if keys & set(said)}
        for table, said in ((UNIDENTIFIED, unknown), (ALLEGED, accused), (STANDS_FOR, kinds))
    ]
    return frozenset().union(*hidden)


def lacks_agreement(alert: Alerted, target: str) -> bool:
    """Tell whether the police may not be told: a credit or an untraced mineral, no violence, and the miner has not agreed."""
    needs = RULES.get(alert.rule) == Needs.AGREEMENT
    return needs and target in _POLICES and not (alert.miner_agrees or alert.violence)


_POLICES = frozenset({POLICE, "PNC"})


def advise(alert: Alerted) -> Advice:
    """Return what the rules propose for an alert."""
    if alert.restricted:
        return Advice(AlertAdvice.NOBODY, because="RESTRICTED")
    if alert.category in DUTY_CATEGORIES or AccusedKind.ARMED_GROUP in alert.accused:
        return Advice(AlertAdvice.DUTY, because="ARMED")
    if alert.category == "HR-CHILD":
        return _first((CHILD,), alert, "CHILD")
    if alert.rule in RULES:
        return _by_rule(alert)
    if alert.category == "HR-PREG":
        return Advice(AlertAdvice.INFORMATION, because="PREGNANT")
    return Advice(AlertAdvice.NOBODY, because="NO_RULE")


def _by_rule(alert: Alerted) -> Advice:
    if lacks_agreement(alert, POLICE):
        return Advice(AlertAdvice.NOBODY, because="NO_AGREEMENT")
    if POLICE in alert.walled or UnknownKind.UNIFORM in alert.unknown:
        return _first(INSTEAD[UnknownKind.UNIFORM], alert, "POLICE")
    if UnknownKind.COMPANY_GUARD in alert.unknown:
        return _first(INSTEAD[UnknownKind.COMPANY_GUARD], alert, "GUARDS")
    return _first((POLICE,), alert, alert.rule)


def _first(targets: Collection[str], alert: Alerted, because: str) -> Advice:
    for target in targets:
        if target not in alert.walled:
            return Advice(AlertAdvice.REFER, target, because)
    return Advice(AlertAdvice.NOBODY, because="WALLED")
