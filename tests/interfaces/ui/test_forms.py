import pytest
from django import forms
from django.utils.translation import override

from kikao.foundation.base.moments import Moment, Precision
from kikao.interfaces.ui.fields import (
    ChoicesField,
    DayField,
    LineField,
    ManyField,
    MomentField,
    TextField,
    TimeOfDayField,
)
from tests.interfaces.ui.render import render


class Sheet(forms.Form):
    title = LineField(label="Title", help_text="A few words")
    what = TextField(label="What", required=False)
    told_on = DayField(label="Told on", required=False)
    at = TimeOfDayField(label="At", required=False)
    happened = MomentField(label="Happened")
    channel = ChoicesField(label="Channel", choices=[("phone", "Phone"), ("walk", "Walk-in")])
    scopes = ManyField(label="Scopes", required=False, choices=[("share", "Share")])
    safe = forms.BooleanField(label="Safe", required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    groups = [("Facts", ["title", "what"])]


RIGHT = {"title": "A  depot ", "channel": "phone"}


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def sheet(**answers):
    return Sheet({**RIGHT, **answers})


def test_a_blank_form_shows_labels_help_and_no_error():
    shown = render("{{ form }}", form=Sheet())
    assert "error-summary" not in shown
    assert '<label for="id_title">Title' in shown
    assert 'aria-describedby="id_title_helptext"' in shown
    assert "<legend>Facts</legend>" in shown
    assert shown.count("(optional)") == 5
    assert 'type="hidden" name="version"' in shown


def test_errors_lead_to_their_fields():
    shown = render("{{ form }}", form=Sheet({"told_on": "31/02/2020"}))
    assert 'href="#id_title"' in shown
    assert 'href="#id_channel_0"' in shown
    assert 'href="#id_told_on"' in shown
    assert 'id="id_title_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert "Write the day as 27/03/2020." in shown


def test_a_refusal_of_the_whole_form_stands_in_the_summary():
    form = sheet()
    form.add_error(None, "Somebody changed this.")
    assert "<li>Somebody changed this.</li>" in render("{% errors form %}", form=form)


def test_hostile_answers_come_back_as_words():
    form = Sheet({"title": "<script>", "happened_day": '"><script>'})
    assert "<script>" not in render("{{ form }}", form=form)


def test_the_whole_form_carries_proof_token_and_buttons():
    shown = render(
        "{% kitform form submit='Keep' cancel='/back' note='It is sealed.' %}", form=Sheet(), once="t0k"
    )
    assert "csrfmiddlewaretoken" in shown
    assert 'name="once" value="t0k"' in shown
    assert 'href="/back"' in shown
    assert "multipart" not in shown


def test_a_form_with_a_file_is_multipart_by_itself():
    class Scan(forms.Form):
        scan = forms.FileField()

    assert 'enctype="multipart/form-data"' in render("{% kitform form submit='Send' %}", form=Scan())


def test_fields_can_be_grouped_by_hand():
    shown = render("{% fieldgroup form 'title safe' legend='Where' %}{% field form.what %}", form=Sheet())
    assert "<legend>Where</legend>" in shown
    assert shown.index("id_title") < shown.index("id_safe") < shown.index("id_what")


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ({}, ""),
        ({"happened_year": "2020"}, "2020"),
        ({"happened_month": "3", "happened_year": "2020"}, "03/2020"),
        ({"happened_day": "7", "happened_month": "3", "happened_year": "2020"}, "07/03/2020"),
        (
            {"happened_day": "7", "happened_month": "3", "happened_year": "2020", "happened_about": "1"},
            "~07/03/2020",
        ),
        (
            {"happened_month": "11", "happened_year": "2020", "happened_until": "12/2020"},
            "01/11/2020-31/12/2020",
        ),
        ({"happened": "03/2020"}, "03/2020"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(answers, text):
    form = sheet(**answers)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["happened"].as_text() == text


@pytest.mark.parametrize(
    "answers",
    [
        {"happened_day": "31", "happened_month": "2", "happened_year": "2020"},
        {"happened_day": "7", "happened_year": "2020"},
        {"happened_month": "13", "happened_year": "2020"},
        {"happened_year": "long ago"},
        {"happened_year": "2021", "happened_until": "2020"},
        {"happened_until": "2020"},
    ],
)
def test_an_impossible_date_is_refused_and_shown_again(answers):
    form = sheet(**answers)
    assert not form.is_valid()
    shown = render("{{ form }}", form=form)
    assert 'href="#id_happened_day"' in shown
    if "happened_year" in answers:
        assert f'value="{answers["happened_year"]}"' in shown


def test_a_known_date_goes_back_into_its_boxes():
    shown = render("{{ form.happened }}", form=Sheet(initial={"happened": Moment.parse("~17/12/2024")}))
    for part in ('value="17"', 'value="12"', 'value="2024"', "checked"):
        assert part in shown


def test_an_unknown_date_is_an_answer_unless_the_form_insists():
    assert sheet().fields["happened"].clean("") == Moment(precision=Precision.UNKNOWN)
    with pytest.raises(forms.ValidationError):
        MomentField(required=True).clean("")


@pytest.mark.parametrize("text", ["27/03/2020", "27.03.2020", "27-3-2020", "2020-03-27"])
def test_a_day_is_read_in_its_usual_spellings(text):
    assert f"{DayField().clean(text):%d/%m/%Y}" == "27/03/2020"


@pytest.mark.parametrize("text", ["27/03/0020", "2020", "31/04/2020", "27/03/20201"])
def test_an_impossible_day_is_refused(text):
    with pytest.raises(forms.ValidationError):
        DayField().clean(text)


@pytest.mark.parametrize("text", ["14:05", "14h05", "14H05", " 14:05 "])
def test_an_hour_is_read_in_its_usual_spellings(text):
    assert f"{TimeOfDayField().clean(text):%H:%M}" == "14:05"


def test_binary_and_endless_text_is_refused():
    for answers in ({"what": "a\x00b"}, {"what": "x" * 20_001}, {"title": "\x1b[31m"}, {"title": "x" * 201}):
        assert not sheet(**answers).is_valid()


def test_a_line_is_put_on_one_line():
    form = sheet(title=" A \n depot ")
    assert form.is_valid()
    assert form.cleaned_data["title"] == "A depot"
