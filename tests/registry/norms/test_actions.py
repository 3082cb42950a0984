"""Keeping the register of norms."""

from datetime import date
from uuid import uuid4

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.registry.norms.actions import add_norm, edit_norm, load_norms, restore_norm, retire_norm
from kikao.registry.norms.models import Norm
from kikao.registry.norms.queries import norm, norms
from kikao.registry.norms.reckoning import product_norms

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_load_norms_is_safe_to_repeat_and_keeps_the_groups_changes(system: Actor, secretary: Actor) -> None:
    load_norms(system)
    code = Norm.objects.get(key="code-minier-2018")
    edit_norm(
        secretary,
        norm_id=code.id,
        version=1,
        title_fr="Code minier",
        reference="JO",
        in_force=Moment.parse("2018"),
    )
    load_norms(system)
    assert Norm.objects.count() == len(product_norms())
    code.refresh_from_db()
    assert code.title_fr == "Code minier"


def test_the_products_norms_carry_no_words_of_the_law(system: Actor) -> None:
    load_norms(system)
    assert not Norm.objects.exclude(text="").exists()
    assert not Norm.objects.filter(reference="").exists()


def test_add_norm_keeps_an_imprecise_date(secretary: Actor) -> None:
    made = add_norm(
        secretary, title_en="Police law", article="art. 4", in_force=Moment.parse("08/2011"), text="Words."
    )
    page = norm(secretary, made)
    assert page.line.cited == "Police law, art. 4"
    assert page.line.in_force.start == date(2011, 8, 1)
    assert page.line.in_force.precision == "MONTH"
    assert page.line.has_text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_fr": " "}, "title_fr"),
        ({"reference": ""}, "reference"),
        ({"article": "x" * 61}, "article"),
        ({"text": "a\x00b"}, "text"),
    ],
)
def test_add_norm_is_refused_when_an_answer_is_wrong(
    secretary: Actor, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as stop:
        add_norm(secretary, **({"title_fr": "Loi", "reference": "JO"} | changes))
    assert set(stop.value.fields) == {field}
    assert not Norm.objects.exists()


def test_edit_norm_is_refused_when_somebody_was_faster(secretary: Actor) -> None:
    made = add_norm(secretary, title_fr="Loi", reference="JO")
    edit_norm(secretary, norm_id=made, version=1, title_fr="Loi A", reference="JO")
    with pytest.raises(Clash):
        edit_norm(secretary, norm_id=made, version=1, title_fr="Loi B", reference="JO")
    page = norm(secretary, made)
    assert (page.title_fr, page.version) == ("Loi A", 2)


def test_a_retired_norm_is_no_longer_offered_until_restored(secretary: Actor) -> None:
    made = add_norm(secretary, title_fr="Loi", reference="JO")
    retire_norm(secretary, norm_id=made)
    assert norms(secretary).items == ()
    assert [line.id for line in norms(secretary, retired=True).items] == [made]
    with pytest.raises(Stop, match=r"norm\.retired_already"):
        retire_norm(secretary, norm_id=made)
    restore_norm(secretary, norm_id=made)
    with pytest.raises(Stop, match=r"norm\.offered_already"):
        restore_norm(secretary, norm_id=made)
    assert len(norms(secretary).items) == 1


def test_members_read_and_only_the_secretariat_writes(
    secretary: Actor, member: Actor, stranger: Actor
) -> None:
    made = add_norm(secretary, title_fr="Loi", reference="JO")
    assert norm(member, made).title_fr == "Loi"
    with pytest.raises(NotAllowed):
        add_norm(member, title_fr="Loi", reference="JO")
    with pytest.raises(NotAllowed):
        retire_norm(member, norm_id=made)
    for norm_id in (made, uuid4()):
        with pytest.raises(Unknown):
            edit_norm(stranger, norm_id=norm_id, version=1, title_fr="x", reference="x")
