"""Whatever is said of whom: the rules of the miners' guards never name a body that stands behind a wall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.casework.intake.enums import AlertAdvice
from kikao.casework.intake.reckoning.rules import (
    DUTY_CATEGORIES,
    RULES,
    STANDS_FOR,
    Alerted,
    advise,
    lacks_agreement,
    walled_targets,
)
from kikao.casework.reports.enums import AccusedKind, UnknownKind
from kikao.casework.reports.lifecycle import unknowns_of

KINDS = sorted({kind for kinds in STANDS_FOR.values() for kind in kinds} | {"NGO", "FARDC"})
CATEGORIES = ["", "AG-PRES", "AG-TAX", "HR-CHILD", "HR-PREG", "CF-FIGHT", "OTH"]
ACCUSED = st.frozensets(st.sampled_from(AccusedKind.values))


def alert(*accused: str, kinds: tuple[str, ...] = (), **said: object) -> Alerted:
    unknown = frozenset(str(one) for kind in accused for one in unknowns_of(kind))
    walled = walled_targets(accused=accused, unknown=unknown, kinds=kinds)
    return Alerted(accused=frozenset(accused), unknown=unknown, walled=walled, **said)  # type: ignore[arg-type]


@given(
    rule=st.sampled_from(["", *RULES]),
    category=st.sampled_from(CATEGORIES),
    accused=ACCUSED,
    kinds=st.frozensets(st.sampled_from(KINDS), max_size=3),
    violence=st.booleans(),
    agrees=st.booleans(),
    restricted=st.booleans(),
)
def test_no_advice_ever_names_a_walled_body(
    rule: str,
    category: str,
    accused: frozenset[str],
    kinds: frozenset[str],
    violence: bool,
    agrees: bool,
    restricted: bool,
) -> None:
    said = alert(
        *sorted(accused),
        kinds=tuple(kinds),
        rule=rule,
        category=category,
        violence=violence,
        miner_agrees=agrees,
        restricted=restricted,
    )
    advice = advise(said)
    assert advice.target not in said.walled
    assert bool(advice.target) == (advice.kind == AlertAdvice.REFER)
    if advice.target == "PMH":
        assert not said.unknown
        assert not accused & {"POLICE", "MINING_POLICE", "SOLDIERS", "UNKNOWN", "ARMED_GROUP"}
        assert "PMH" not in kinds
        assert not lacks_agreement(said, "PMH")
        assert category not in DUTY_CATEGORIES | {"HR-CHILD"}
    if restricted:
        assert advice.kind == AlertAdvice.NOBODY


@pytest.mark.parametrize(
    ("said", "kind", "target"),
    [
        *((alert("OTHER", rule=rule), "REFER", "PMH") for rule in ("GC1", "GC2", "GC4", "GC6")),
        *((alert("OTHER", rule=rule), "NOBODY", "") for rule in ("GC3", "GC5")),
        *((alert("OTHER", rule=rule, miner_agrees=True), "REFER", "PMH") for rule in ("GC3", "GC5")),
        *((alert("OTHER", rule=rule, violence=True), "REFER", "PMH") for rule in ("GC3", "GC5")),
        (alert("MINING_POLICE", rule="GC1"), "REFER", "AUD"),
        (alert("UNKNOWN", rule="GC1"), "REFER", "AUD"),
        (alert("SOLDIERS", rule="GC1", kinds=("JUST",)), "REFER", "CPS"),
        (alert("SOLDIERS", rule="GC1", kinds=("JUST", "COMITE")), "NOBODY", ""),
        (alert("ORGANISATION", rule="GC1", kinds=("PMH",)), "REFER", "AUD"),
        (alert("COMPANY_GUARDS", rule="GC1"), "REFER", "CPS"),
        (alert("MINING_POLICE", rule="GC5"), "NOBODY", ""),
        (alert("MINING_POLICE", rule="GC1", category="HR-CHILD"), "REFER", "CHILD"),
        (alert("OTHER", category="HR-PREG"), "INFO", ""),
        (alert("OTHER", rule="GC1", category="AG-PRES"), "DUTY", ""),
        (alert("ARMED_GROUP", rule="GC1"), "DUTY", ""),
        (alert("OTHER", category="OTH"), "NOBODY", ""),
    ],
)
def test_each_line_of_the_rules(said: Alerted, kind: str, target: str) -> None:
    advice = advise(said)
    assert (advice.kind, advice.target) == (kind, target)


def test_an_unidentified_author_walls_whoever_it_could_be() -> None:
    assert walled_targets(accused=(), unknown={UnknownKind.UNIFORM}, kinds=()) == {"PMH", "PNC"}
    assert walled_targets(accused=(), unknown={UnknownKind.COMPANY_GUARD}, kinds=()) == {"CGM", "ICOCA"}
    assert walled_targets(accused=(), unknown=(), kinds={"JUST"}) == {"AUD", "PAR"}
