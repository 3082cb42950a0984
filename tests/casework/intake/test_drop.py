"""The key that browsers seal to, through people who come and go, and what their drafts mean."""

import json
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.casework.intake.actions.drop import Unreadable, drop_draft, renew_drop_key, renew_for_newcomers
from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.drop import intake_key, open_offline, waits_since
from kikao.casework.intake.reckoning.offline import payload_of, subject_of, told_of
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import box, vault
from kikao.foundation.sealing.browser import BrowserKey
from kikao.foundation.sealing.stops import Sealed
from kikao.registry.people.actions import confirm_role, give_role
from tests.kit.cast import Cast

WORDS = ("baba bebe bibi bobo bubu dada", "dada dede didi dodo dudu fafa")


def draft(key: BrowserKey, words: str = "Shots at night.") -> bytes:
    """Seal as a browser does."""
    draft_id = uuid4()
    content = json.dumps({"version": 1, "fields": {"words": [words]}}).encode()
    sealed = box.seal_to(key.public, content.ljust(4096), f"offline|{key.compartment_id}|{draft_id}")
    return b"\x01B" + key.compartment_id.bytes + draft_id.bytes + sealed


@pytest.fixture
def key(cast: Cast) -> BrowserKey:
    """Return the first key of the group's open door."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    assert intake_key(cast.group_id) is None
    renew_drop_key(cast.source)
    return now(cast)


def now(cast: Cast) -> BrowserKey:
    found = intake_key(cast.group_id)
    assert found
    return found


def drop(cast: Cast, blob: bytes, words: str = WORDS[0]) -> UUID:
    return drop_draft(cast.source, sealed=blob, receipt=vault.receipt_keys_of(cast.group_id, words))


def said(content: bytes) -> list[str]:
    return payload_of(content)["words"]


def test_it_is_taken_once_waits_by_its_receipt_and_opens_for_a_secretary(cast: Cast, key: BrowserKey) -> None:
    blob = draft(key)
    taken = drop(cast, blob)
    assert drop(cast, blob) == taken
    assert Submission.objects.count() == 1
    assert waits_since(cast.source, vault.receipt_keys_of(cast.group_id, WORDS[0])) == today()
    with pytest.raises(Unknown):
        waits_since(cast.source, vault.receipt_keys_of(cast.group_id, WORDS[1]))
    assert said(open_offline(cast.actor("anne"), taken)) == ["Shots at night."]
    for name in ("didier", "baraka", "honore", "eve", "luc", "frank"):
        with pytest.raises(Unknown):
            open_offline(cast.actor(name), taken)


def test_what_was_sealed_to_nobody_here_is_refused(cast: Cast, key: BrowserKey) -> None:
    strange = BrowserKey(uuid4(), box.new_pair().public)
    for blob in (b"", b"\x01B", draft(strange)):
        with pytest.raises(Unreadable):
            drop(cast, blob)
    assert not Submission.objects.exists()


def test_secretaries_of_uniforms_and_companies_get_no_key(cast: Cast) -> None:
    for name in ("didier", "baraka"):
        grant = give_role(cast.actor("anne"), account_id=cast.accounts[name], role=Role.SECRETARIAT)
        confirm_role(cast.actor("alice"), grant_id=grant)
    renew_drop_key(cast.source)
    desk = {cast.accounts[name] for name in ("anne", "alice")}
    assert vault.readers_of(subject_of(cast.group_id)) == desk


def test_who_leaves_has_no_key_of_the_next_epoch_and_who_comes_has_it(cast: Cast, key: BrowserKey) -> None:
    before = drop(cast, draft(key))
    grant = give_role(cast.actor("anne"), account_id=cast.accounts["honore"], role=Role.SECRETARIAT)
    confirm_role(cast.actor("alice"), grant_id=grant)
    drop(cast, draft(key, "The first after."), WORDS[1])
    assert now(cast).compartment_id == key.compartment_id
    renew_for_newcomers(cast.system)
    with_honore = now(cast)
    renew_for_newcomers(cast.system)
    assert now(cast).compartment_id == with_honore.compartment_id
    assert with_honore.compartment_id != key.compartment_id
    after = drop(cast, draft(with_honore, "Read by all three."), WORDS[1])
    assert said(open_offline(cast.actor("honore"), after)) == ["Read by all three."]
    with pytest.raises(Sealed):
        open_offline(cast.actor("honore"), before)
    vault.revoke(subject_of(cast.group_id), [cast.accounts["alice"]])
    assert intake_key(cast.group_id) is None
    renew_drop_key(cast.source)
    assert said(open_offline(cast.actor("anne"), drop(cast, draft(key), WORDS[0]))) == ["Shots at night."]


def test_every_field_of_the_form_finds_its_place_and_nothing_is_lost() -> None:
    territory = uuid4()
    told, how = told_of(
        {
            "words": ["Two men."], "place_words": ["the barrier"], "contact": ["the bar"], "language": ["sw"],
            "category": ["SF-TAX"], "relation": ["0102"], "accused": ["POLICE", "MARTIANS"], "also": ["FACTS"],
            "territory": [str(territory)], "happened_month": ["03"], "happened_year": ["2024"], "pit": ["7"],
            "facts_only": ["on"],
        }
    )  # fmt: skip
    assert (told.words, told.place_words, told.identity) == ("Two men.", "the barrier", "the bar")
    assert [one.kind for one in told.accused] == ["POLICE", "MARTIANS"]
    assert (told.known.language, told.known.category, told.known.source_kind) == ("sw", "SF-TAX", "0102")
    assert (told.known.territory_id, str(told.known.happened.start)) == (territory, "2024-03-01")
    assert told.more == (("pit", "7"),)
    assert how == {"consents": ("STORE", "SECUSE", "FACTS"), "facts_only": False, "restricted": ""}


@pytest.mark.parametrize(
    ("given", "rest"),
    [
        (
            {"happened_day": ["31"], "happened_month": ["2"], "happened_year": ["2024"]},
            ("happened", "31/2/2024"),
        ),
        ({"happened_day": ["3"], "happened_year": ["2024"]}, ("happened", "3//2024")),
        ({"territory": ["elsewhere"]}, ("territory", "elsewhere")),
        ({"why": ["WAR"]}, ("why", "WAR")),
        ({"category": ["SF-TAX", "HR-LIFE"]}, ("category", "HR-LIFE")),
    ],
)
def test_what_cannot_be_read_stands_with_the_rest(given: dict[str, list[str]], rest: tuple[str, str]) -> None:
    assert told_of(given)[0].more == (rest,)


@given(
    st.dictionaries(
        st.sampled_from(["words", "contact", "happened_year", "happened_about", "territory", "why", "pit"]),
        st.lists(st.text(max_size=12), max_size=3),
    )
)
def test_whatever_was_sealed_is_read_and_every_word_is_somewhere(fields: dict[str, list[str]]) -> None:
    told, how = told_of(payload_of(json.dumps({"version": 1, "fields": fields}).encode()))
    kept = repr((told.words, told.identity, told.more, how))
    assert all(repr(one)[1:-1] in kept for name in ("pit",) for one in fields.get(name, []) if one.strip())


@pytest.mark.parametrize(
    "content", [b"[]", b'{"version": 2, "fields": {}}', b'{"version": 1}', b"\xff", b"{"]
)
def test_what_is_no_draft_is_not_taken_for_one(content: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        payload_of(content)
