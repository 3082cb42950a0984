"""Asking for the words of the field."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.terms.actions import load_terms, retire_term
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of, lists_of, proposal_for, require_terms, term, terms_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(system: Actor) -> None:
    load_terms(system)


def test_terms_come_in_their_order_with_a_label_in_the_readers_language(member: Actor) -> None:
    with translation.override("fr"):
        lines = terms_of(member, TermList.SEVERITY)
    assert [line.code for line in lines] == ["SEV1", "SEV2", "SEV3"]
    assert lines[0].label == "Niveau 1 – grave, attention immédiate au plus haut niveau"
    with translation.override("en"):
        assert terms_of(member, TermList.SEVERITY)[0].label.startswith("Level 1")


def test_labels_of_several_lists_cost_one_query(member: Actor) -> None:
    with (
        translation.override("en"),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        labels = labels_of(member, TermList.INCIDENT_CATEGORY, TermList.OECD_ANNEX_II)
        assert labels.of(TermList.INCIDENT_CATEGORY, "HR-TORT") == "torture, cruel treatment"
        assert labels.of("OECD_ANNEX_II", "A2-5") == "money laundering"
        assert labels.of(TermList.OECD_ANNEX_II, "A2-99") == "A2-99"
    assert len(asked) == 1


def test_labels_keep_retired_words_unless_they_are_to_be_chosen_from(secretary: Actor) -> None:
    first = terms_of(secretary, TermList.CHANNEL)[0]
    retire_term(secretary, term_id=first.id)
    assert first.code in dict(labels_of(secretary, TermList.CHANNEL).choices(TermList.CHANNEL))
    assert first.code not in dict(labels_of(secretary, TermList.CHANNEL, retired=False).choices("CHANNEL"))
    assert first.code in {line.code for line in terms_of(secretary, TermList.CHANNEL, retired=True)}


def test_lists_of_counts_the_words_in_use(secretary: Actor) -> None:
    retire_term(secretary, term_id=terms_of(secretary, TermList.SEVERITY)[0].id)
    counts = {line.list: line.words for line in lists_of(secretary)}
    assert counts["SEVERITY"] == 2
    assert set(counts) == set(TermList.values)


def test_require_terms_keeps_known_codes_once_and_refuses_others(member: Actor) -> None:
    assert require_terms(member, TermList.VP_THEME, ["VP-E", "VP-P4", "VP-E"], field="vp") == (
        "VP-E",
        "VP-P4",
    )
    assert require_terms(member, TermList.VP_THEME, [], field="vp") == ()
    with pytest.raises(Invalid) as stop:
        require_terms(member, TermList.VP_THEME, ["VP-E", "A2-1a"], field="vp")
    assert "A2-1a" in str(stop.value.fields["vp"])


def test_proposal_for_puts_categories_together(member: Actor) -> None:
    proposal = proposal_for(member, ["SF-PRES", "SF-TAX", "CF-COOP"])
    assert proposal.oecd == ("A2-3a", "A2-3b")
    assert proposal.severity == "SEV1"


def test_a_source_may_read_the_words_but_not_another_groups(source: Actor, stranger: Actor) -> None:
    assert terms_of(source, TermList.CHANNEL)
    assert terms_of(stranger, TermList.CHANNEL) == ()
    with pytest.raises(Unknown):
        term(stranger, terms_of(source, TermList.CHANNEL)[0].id)
    with pytest.raises(Unknown):
        term(source, uuid4())
