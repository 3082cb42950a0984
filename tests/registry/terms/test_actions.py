"""Filling and changing the code lists."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.registry.terms.actions import add_term, edit_term, load_terms, restore_term, retire_term
from kikao.registry.terms.models import Term
from kikao.registry.terms.queries import term, terms_of
from kikao.registry.terms.reckoning import product_terms

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def _one(by: Actor, code: str = "HR-TORT") -> Term:
    return Term.objects.get(working_group_id=by.working_group_id, list="INCIDENT_CATEGORY", code=code)


def test_load_terms_brings_the_products_lists(system: Actor, secretary: Actor) -> None:
    assert load_terms(system) == system.working_group_id
    assert Term.objects.count() == len(product_terms())
    assert _one(secretary).xref["oecd"] == ["A2-1a"]


def test_load_terms_twice_changes_nothing_and_keeps_the_groups_words(system: Actor, secretary: Actor) -> None:
    load_terms(system)
    row = _one(secretary)
    edit_term(secretary, term_id=row.id, version=row.version, en="torture", fr="torture", sw="mateso")
    retire_term(secretary, term_id=row.id)
    with CaptureQueriesContext(connection) as asked:
        load_terms(secretary)
    assert not any('UPDATE "term"' in one["sql"] for one in asked)
    assert Term.objects.count() == len(product_terms())
    row.refresh_from_db()
    assert (row.en, row.fr, row.sw, row.active, row.edited) == ("torture", "torture", "mateso", False, True)


def test_load_terms_brings_better_words_of_a_new_release(system: Actor, secretary: Actor) -> None:
    load_terms(system)
    Term.objects.filter(id=_one(secretary).id).update(fr="mot ancien")
    load_terms(system)
    assert _one(secretary).fr == "torture, traitement cruel"


def test_add_term_puts_a_word_at_the_end_of_its_list(system: Actor, secretary: Actor) -> None:
    load_terms(system)
    made = add_term(
        secretary,
        list_name="INCIDENT_CATEGORY",
        code=" cf-royalty ",
        en="royalty dispute",
        fr="conflit de redevance",
    )
    last = terms_of(secretary, "INCIDENT_CATEGORY")[-1]
    assert (last.id, last.code) == (made, "CF-ROYALTY")
    assert TrailEntry.objects.get(verb="term.add").object_ref == str(made)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"list_name": "NONSENSE"}, "list_name"),
        ({"code": "cf royalty!"}, "code"),
        ({"code": "HR-TORT"}, "code"),
        ({"en": "  "}, "en"),
        ({"fr": ""}, "fr"),
        ({"fr": "x" * 201}, "fr"),
        ({"sw": "moja\x00mbili"}, "sw"),
    ],
)
def test_add_term_is_refused_when_an_answer_is_wrong(
    system: Actor, secretary: Actor, changes: dict[str, str], field: str
) -> None:
    load_terms(system)
    before = Term.objects.count()
    words = {"list_name": "INCIDENT_CATEGORY", "code": "CF-NEW", "en": "new", "fr": "nouveau"} | changes
    with pytest.raises(Invalid) as stop:
        add_term(secretary, **words)
    assert set(stop.value.fields) == {field}
    assert Term.objects.count() == before


def test_edit_term_is_refused_when_somebody_was_faster(system: Actor, secretary: Actor) -> None:
    load_terms(system)
    row = _one(secretary)
    edit_term(secretary, term_id=row.id, version=1, en="first", fr="premier")
    with pytest.raises(Clash):
        edit_term(secretary, term_id=row.id, version=1, en="second", fr="second")
    assert term(secretary, row.id).en == "first"


def test_a_retired_word_is_no_longer_offered_until_restored(system: Actor, secretary: Actor) -> None:
    load_terms(system)
    row = _one(secretary)
    retire_term(secretary, term_id=row.id)
    assert row.id not in {line.id for line in terms_of(secretary, "INCIDENT_CATEGORY")}
    with pytest.raises(Stop, match=r"term\.retired_already"):
        retire_term(secretary, term_id=row.id)
    restore_term(secretary, term_id=row.id)
    with pytest.raises(Stop, match=r"term\.offered_already"):
        restore_term(secretary, term_id=row.id)
    assert row.id in {line.id for line in terms_of(secretary, "INCIDENT_CATEGORY")}


def test_only_the_secretariat_changes_words(system: Actor, member: Actor) -> None:
    load_terms(system)
    row = _one(member)
    with pytest.raises(NotAllowed):
        edit_term(member, term_id=row.id, version=1, en="x", fr="x")
    with pytest.raises(NotAllowed):
        add_term(member, list_name="CHANNEL", code="X", en="x", fr="x")
    with pytest.raises(NotAllowed):
        retire_term(member, term_id=row.id)


def test_another_groups_words_are_unknown(system: Actor, secretary: Actor, stranger: Actor) -> None:
    load_terms(system)
    row = _one(secretary)
    for term_id in (row.id, uuid4()):
        with pytest.raises(Unknown):
            edit_term(stranger, term_id=term_id, version=1, en="x", fr="x")
        with pytest.raises(Unknown):
            retire_term(stranger, term_id=term_id)
