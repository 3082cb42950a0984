"""Somebody at a browser without scripts: opens pages, fills in the forms that they find there, and reads."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.test import Client
from lxml import html

from kikao.interfaces.office.said import SaidStorage

MARKED = re.compile(r"\s+")
Form = Any
"""A form of lxml, which has no types."""


class Desk:
    """Pages as a person finds them: a form is sent as the page gave it, with what the person filled in."""

    def __init__(self, client: Client) -> None:
        """Take a browser in which somebody is signed in."""
        self.client = client

    def page(self, path: str) -> Any:
        """Open a page that is there."""
        given = self.client.get(path)
        assert given.status_code == 200, f"{path} answers {given.status_code}"
        return html.fromstring(given.content.decode())

    def text(self, path: str, part: str = "//main") -> str:
        """Return everything that a page, or a part of it, says."""
        return words_of(self.page(path).xpath(part)[0])

    def reads(self, path: str, *words: str) -> str:
        """Find words on a page."""
        said = self.text(path)
        for one in words:
            assert one in said, f"{path} does not say “{one}” but:\n{said}"
        return said

    def link(self, path: str, part: str) -> str:
        """Return where the first link of a page leads that has this in its address."""
        found = self.links(path, part)
        assert found, f"no link on {path} leads to {part}"
        return found[0]

    def links(self, path: str, part: str) -> list[str]:
        """Return where the links of a page lead that have this in their addresses, each once."""
        return list(
            dict.fromkeys(str(one) for one in self.page(path).xpath("//main//a/@href") if part in one)
        )

    def line(self, path: str, *words: str) -> str:
        """Return where the line of a page that says all these words leads."""
        for line in self.page(path).xpath("//main//tr | //main//li"):
            if all(one in words_of(line) for one in words) and (links := line.xpath(".//a/@href")):
                return str(links[0])
        raise AssertionError(f"no line of {path} says {words}:\n{self.text(path)}")

    def fill(self, path: str, **answers: object) -> str:
        """Fill in the form of a page and send it; return where that leads."""
        return self._send(path, self._form(path, list(answers)), answers)

    def refused(self, path: str, **answers: object) -> str:
        """Fill in a form that is not taken, and return what the page says of it."""
        form = self._form(path, list(answers))
        given = self.client.post(form.action or path, _data(form, answers))
        assert given.status_code == 422, f"{path} was taken: {given.status_code}"
        return _complaint(given)

    def press(self, path: str, button: str, **answers: object) -> str:
        """Press a button of a page, known by the end of the address that its form goes to; return where that leads."""
        forms = [form for form in self._forms(path) if (form.action or "").endswith(button)]
        assert forms, f"no button on {path} leads to {button}"
        return self._send(path, forms[0], answers)

    def _form(self, path: str, names: list[str]) -> Form:
        found = [form for form in self._forms(path) if form.method == "POST"]
        for form in found:
            if all({name, f"{name}_year"} & set(form.fields) for name in names):
                return form
        there = [sorted(filter(None, form.fields)) for form in found]
        raise AssertionError(f"no form of {path} asks for {names}, but for {there}")

    def _forms(self, path: str) -> list[Form]:
        return list(self.page(path).xpath("//main//form"))

    def _send(self, path: str, form: Form, answers: dict[str, object]) -> str:
        given = self.client.post(form.action or path, _data(form, answers))
        if given.status_code != 302:
            raise AssertionError(f"{path} was not taken: {given.status_code} {_complaint(given)}")
        led = str(given.headers["Location"])
        _no_refusal(self.client, led)
        return led.partition("#")[0]


def _data(form: Form, answers: dict[str, object]) -> dict[str, list[str]]:
    """Return what a browser sends: the form as the page gave it, with the answers in it."""
    for name, answer in _parts(form, answers):
        _answer(form, name, answer)
    data: dict[str, list[str]] = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value)
    return data


def words_of(element: Any) -> str:
    """Return what stands in a part of a page, with single spaces."""
    return MARKED.sub(" ", element.text_content().replace("\xa0", " ").replace("\u202f", " ")).strip()


def _parts(form: Form, answers: dict[str, object]) -> Iterator[tuple[str, object]]:
    """Yield each answer with the name of its field; a moment that may be half known is asked in parts."""
    for name, answer in answers.items():
        if name in form.fields:
            yield name, answer
            continue
        for part, value in zip(("year", "month", "day"), reversed(str(answer).split("/")), strict=False):
            yield f"{name}_{part}", value.lstrip("0")


def _answer(form: Form, name: str, answer: object) -> None:
    """Answer one question of a form: text, a day, a choice by its value or its words, boxes, circles."""
    field = form.inputs[name]
    kind = type(field).__name__
    if kind == "CheckboxGroup":
        chosen = answer if isinstance(answer, list | tuple) else [answer]
        field.value = {str(one) for one in chosen}
    elif kind == "InputElement" and field.type == "checkbox":
        field.checked = bool(answer)
    elif kind == "SelectElement":
        field.value = _choice(field, str(answer))
    else:
        field.value = f"{answer:%d/%m/%Y}" if isinstance(answer, date) else str(answer)


def _choice(field: Any, answer: str) -> str:
    """Return the value of a choice, which a person finds by its words."""
    if answer in field.value_options:
        return answer
    for option in field.iter("option"):
        if answer in words_of(option):
            return str(option.get("value"))
    raise AssertionError(
        f"{field.name} does not offer “{answer}” but {[words_of(o) for o in field.iter('option')]}"
    )


def _complaint(given: Any) -> str:
    page = html.fromstring(given.content.decode())
    context = given.context or {}
    form = context.get("form") if hasattr(context, "get") else None
    return f"{dict(form.errors) if form is not None else ''}\n{words_of(page.xpath('//main')[0])[:1500]}"


def _no_refusal(client: Client, led: str) -> None:
    """An act of one button says a refusal on the page to which it leads."""
    said = client.cookies.pop(SaidStorage.cookie_name, None)
    assert said is None or "error" not in said.value, f"{led}: {said.value}"
