"""How what phones sent reads: questions as they were asked, codes in the words of the lists and of the form."""

from uuid import UUID

import pytest
from django.utils import translation

from kikao.casework.forms.actions import mark_question
from kikao.casework.forms.enums import Field, Mark
from kikao.casework.forms.queries import version
from kikao.casework.forms.queries.wording import answers_below, wording_of
from kikao.casework.forms.reckoning.spoken import Spoken, spoken_in
from kikao.casework.forms.reckoning.workbook import converted_here
from kikao.foundation.access.actor import Actor
from tests.casework.forms.books import SMALL, book
from tests.casework.forms.conftest import Made

PLAIN = """
| survey |
| | type | name | label |
| | select_multiple who | seen | Who was seen? |
| choices |
| | list_name | name | label |
| | who | MEN | armed men |
| | who | CAR | a car |
| settings |
| | form_id | form_title | version |
| | plain | Plain | 1 |
"""


@pytest.mark.parametrize(
    ("language", "asked", "tax"),
    [
        ("fr", "De quoi s'agit-il ?", "Taxe illégale"),
        ("sw", "Ni nini?", "Kodi"),
        ("en", "De quoi s'agit-il ?", "Taxe illégale"),
    ],
)
def test_a_form_says_its_choices_in_the_language_that_is_read_or_in_french(
    language: str, asked: str, tax: str
) -> None:
    spoken = spoken_in(converted_here(book()).xform, language)
    assert spoken.asked["/data/told/category"] == asked
    assert spoken.answer("/data/told/category", "TAX") == tax
    assert spoken.answer("/data/told/category", "OTHER") == "OTHER"
    assert spoken.answer("/data/told/site", "codtest") == "codtest"


def test_a_form_without_languages_is_read_and_several_choices_stand_side_by_side() -> None:
    spoken = spoken_in(converted_here(book(PLAIN)).xform, "fr")
    assert spoken.asked == {"/data/seen": "Who was seen?"}
    assert spoken.answer("/data/seen", "MEN CAR") == "armed men, a car"
    assert spoken.answer("/data/seen", "MEN and one more") == "MEN and one more"
    assert spoken_in(b"", "fr") == spoken_in(b"<no", "fr") == Spoken()


@pytest.mark.django_db
def test_codes_are_in_the_words_of_the_groups_lists_before_those_of_the_form(
    upload: Made, secretary: Actor, site: UUID
) -> None:
    made = upload()
    by_name = {line.name: line for line in version(secretary, made).questions}
    for name, which in (("category", Field.CATEGORY), ("site", Field.PLACE), ("severity", Field.SEVERITY)):
        mark_question(secretary, question_id=by_name[name].id, mark=Mark.NARRATIVE, field=which)
    text = "severity:\nSEV1\n\ncategory:\nTAX\n\nsite:\ncodtest\n\nweather:\nRain:\nTAX\n\nelse:\nTAX"
    with translation.override("fr"):
        wording = wording_of(secretary, made, answers_below(text))
        read = wording.lines(text)
    assert "De quoi s'agit-il ?\nTaxe illégale" in read
    assert "Où ?\nNouveau site" in read
    assert "Est-ce grave ?\n" in read
    assert "SEV1" not in read
    assert "Le temps qu'il faisait\nRain:\nTAX" in read
    assert read.endswith("else:\nTAX"), "what the form does not ask stays as it came"
    assert wording.said("/data/told/site", str(site)) == "Nouveau site"


@pytest.mark.django_db
def test_whoever_may_not_keep_forms_reads_the_words_and_no_version_has_none(
    upload: Made, secretary: Actor
) -> None:
    made = upload(table=SMALL)
    reader = Actor.source(secretary.working_group_id)
    with translation.override("fr"):
        assert wording_of(reader, made).said("/data/told/category", "TAX") == "Taxe illégale"
    assert wording_of(reader, None).asked("/data/told/category") == "category"
    assert wording_of(reader, None).lines("category:\nTAX") == "category:\nTAX"
