"""The list of what is plain and what is sealed: whatever nobody listed is refused."""

import pytest
from django.apps import apps
from django.db import models

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class Told(models.Model):
    """A model of a band above, as far as the list can tell."""

    __module__ = "kikao.casework.told.models"

    title = models.CharField(max_length=10)
    more = models.TextField()
    raw = models.JSONField(default=dict)
    state = models.CharField(max_length=1, choices=Layer.choices)
    count = models.IntegerField(default=0)

    class Meta:
        app_label = "told"


@pytest.fixture
def only_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the list see one model and no declarations."""
    monkeypatch.setattr(fields, "_SEALED", {})
    monkeypatch.setattr(fields, "_PLAIN", {})
    monkeypatch.setattr(apps, "get_models", lambda: [Told])


@pytest.mark.usefixtures("only_told")
def test_a_text_that_nobody_listed_is_refused() -> None:
    fields.plain("told.Told", {"title": "what it is called"})
    assert fields.undeclared() == ["told.Told.more: not declared", "told.Told.raw: not declared"]


@pytest.mark.usefixtures("only_told")
def test_a_listed_field_that_is_not_there_is_refused() -> None:
    fields.plain("told.Told", {"title": "a", "more": "b", "raw": "c", "count": "d", "gone": "e"})
    assert fields.undeclared() == ["told.Told.gone: declared, but there is no such field"]


@pytest.mark.usefixtures("only_told")
def test_one_kind_lies_in_one_envelope() -> None:
    fields.declare("told", "Told", "words", Layer.N, "what was told")
    fields.declare("told", "Other", "words", Layer.N, "what else was told")
    assert fields.layer_of("words") == Layer.N
    assert fields.layer_of("gossip") is None
    with pytest.raises(RuntimeError, match="already sealed in envelope N"):
        fields.declare("told", "Third", "words", Layer.I, "who told it")


@pytest.mark.usefixtures("only_told")
def test_the_list_is_printed_the_same_each_time() -> None:
    fields.plain("told.Told", {"title": "what it is called"})
    fields.declare("told", "Told", "words", Layer.N, "what was told")
    fields.declare("told", "Told", "contact", Layer.I, "how to reach the source")
    printed = fields.render()
    assert printed == fields.render()
    assert "| told.Told | I (Identity) | contact | how to reach the source |\n" in printed
    assert "| told.Told.title | what it is called |\n" in printed
    assert "- told.Told.state\n" in printed


def test_every_text_field_of_the_house_is_listed() -> None:
    assert fields.undeclared() == []
