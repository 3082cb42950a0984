"""A case whose words were erased says so, with the day and the certificate, and stays readable."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kikao.casework.incidents.actions import record_claim
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing.keys import replace_keys_after_reset
from kikao.foundation.sealing.vault import opens_whole
from kikao.insight.retention.models import Erased
from tests.insight.retention.conftest import CLAIM, House
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import let_in


@pytest.fixture
def house(cast: Cast) -> House:
    """Return the group with its doors open."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return House(cast)


def test_a_case_whose_words_were_erased_says_so(house: House) -> None:
    incident = house.incident(house.report())
    case = house.case(incident, closed=date(2010, 1, 1))
    pages = [reverse("office:cases-told", args=[case]), reverse("office:incidents-words", args=[incident])]
    fronts = [
        reverse("office:cases-case", args=[case]),
        reverse("office:incidents-incident", args=[incident]),
    ]
    anne = let_in(Client(), house.cast, "anne")
    for there in pages:
        said = anne.get(there).content.decode()
        assert (CLAIM in said, "No longer here." in said, "Erased for good" in said) == (True, False, False)
    house.erase(case, incident)
    for there in (*pages, *fronts):
        said = anne.get(there).content.decode()
        assert CLAIM not in said
        assert "Erased for good" in said
        assert Erased.objects.get(subject_id=incident).certificate in said
    for there in pages:
        assert "No longer here." in anne.get(there).content.decode()
    baraka = let_in(Client(), house.cast, "baraka").get(fronts[0])
    assert (baraka.status_code, "Erased for good" in baraka.content.decode()) == (200, False)


def test_only_who_has_every_key_is_told_that_words_are_gone(house: House) -> None:
    incident = house.incident(house.report())
    assert opens_whole(house.by(), [incident, new_id()]) == {incident}
    assert opens_whole(house.cast.actor("baraka"), [incident]) == set()
    house.cast.keys["alice"] = replace_keys_after_reset(
        house.cast.group_id, house.cast.accounts["alice"], PASSPHRASE
    )
    record_claim(house.by(), incident_id=incident, wording="later", source_kind="REPORT")
    assert opens_whole(house.by("alice"), [incident]) == set()
    assert opens_whole(house.by(), [incident]) == {incident}
