"""Reading what KoboToolbox says of one filled-in form: flattened names and answers, laid out as the form itself has them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from kikao.casework.forms.queries import published, shape_of
from kikao.casework.forms.schemas import FormShape
from kikao.casework.intake.reckoning.arrived import Answer, Arrived
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.xforms import Unreadable, read_instance

MOST = 5_000
DEEPEST = 4
"""Answers in one form, and how deep a wrapped one is looked for."""
META = {"meta/instanceID", "meta/rootUuid", "meta/deprecatedID", "__version__", "formhub/uuid"}
_NAME = re.compile(r"[A-Za-z_][\w.-]{0,199}", re.ASCII)
_NO_NAME = re.compile(r"[^\w.-]", re.ASCII)
_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that the server holds: its name in the answers, the server's own ids of it."""

    name: str
    id: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Read:
    """One filled-in form as intake takes it, with the server's number of it and its files."""

    arrived: Arrived
    number: str
    attached: tuple[Attached, ...]


def unwrapped(said: object, depth: int = 0) -> Said | None:
    """Return the filled-in form in what was posted, which a template of the server may have wrapped."""
    if isinstance(said, str) and said.lstrip().startswith("{") and depth:
        try:
            said = json.loads(said)
        except ValueError:
            return None
    if not isinstance(said, dict) or depth > DEEPEST:
        return None
    if "_xform_id_string" in said or "meta/instanceID" in said:
        return said
    return next((found for part in said.values() if (found := unwrapped(part, depth + 1))), None)


def read(by: Actor, said: Said, forms: Mapping[str, str]) -> Read:
    """Return one filled-in form; `forms` names our form for each asset of the server. Unreadable when it is none."""
    asset = _text(said.get("_xform_id_string"))
    form_id = forms.get(asset, asset)
    shape = _shape(by, form_id, _text(said.get("__version__")))
    instance, root = _uuid(said.get("meta/instanceID") or said.get("_uuid")), _uuid(said.get("meta/rootUuid"))
    earlier = root if root and root != instance else _uuid(said.get("meta/deprecatedID"))
    form = _form(shape, said, instance, earlier)
    found = read_instance(etree.tostring(form, encoding="utf-8"))
    attached = tuple(_attached(said))
    names = dict.fromkeys(one.name for one in attached)
    return Read(
        Arrived(
            form_id=form_id,
            version=shape.version if shape else _text(said.get("__version__")),
            instance_id=instance,
            earlier_id=earlier,
            answers=tuple(Answer(path=path, value=value) for path, value in found.answers),
            media=tuple(dict.fromkeys([*found.media, *names])),
            content=found.canonical,
        ),
        _text(said.get("_id")),
        attached,
    )


def _shape(by: Actor, form_id: str, version: str) -> FormShape | None:
    """Return the version that was filled in; the server has names of its own for versions, then it is the published one."""
    exact = shape_of(by, form_id, version)
    if exact is not None or not form_id:
        return exact
    listed = next(iter(published(by, form_id=form_id)), None)
    return shape_of(by, form_id, listed.version) if listed else None


def _form(shape: FormShape | None, said: Said, instance: str, earlier: str) -> etree._Element:
    """Return the form as a phone would have written it."""
    head = shape.questions[0].path.split("/")[1] if shape and shape.questions else "data"
    form = etree.Element(_tag(head))
    for number, (path, value) in enumerate(_answers(said)):
        if number >= MOST:
            raise Unreadable("too many answers")
        _put(form, path, value)
    meta = etree.SubElement(form, "meta")
    for name, value in (("instanceID", instance), ("deprecatedID", earlier)):
        if value:
            etree.SubElement(meta, name).text = value
    return form


def _answers(said: Said) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every answer with the names that lead to it; a number stands before each turn of what repeats."""
    waiting: list[tuple[tuple[str, ...], str, object]] = [((), "", said)]
    while waiting:
        place, under, value = waiting.pop()
        if isinstance(value, dict):
            inner = [
                ((*place, *_steps(name, under)), name, part)
                for name, part in sorted(value.items())
                if name not in META and not name.startswith(("_", "meta/instance")) and len(name) < 1000
            ]
            waiting.extend(reversed(inner))
        elif isinstance(value, list):
            turns = [
                ((*place[:-1], f"{place[-1]}#{turn}"), under, part)
                for turn, part in enumerate(value)
                if place
            ]
            waiting.extend(reversed(turns))
        elif value is not None and place and (text := _text(value)):
            yield place, text


def _steps(name: str, under: str) -> list[str]:
    """Return the names that lead from one group to an answer in it, whose own name begins with the group's."""
    return name.removeprefix(f"{under}/").split("/") if under else name.split("/")


def _put(form: etree._Element, path: tuple[str, ...], value: str) -> None:
    node = form
    for step in path:
        name, _mark, turn = step.partition("#")
        there = [child for child in node if child.tag == _tag(name)]
        place = int(turn) if turn else 0
        node = there[place] if place < len(there) else etree.SubElement(node, _tag(name))
    node.text = value


def _tag(name: str) -> str:
    return name if _NAME.fullmatch(name) else "_" + _NO_NAME.sub("_", name)[:199]


def _attached(said: Said) -> Iterator[Attached]:
    found = said.get("_attachments")
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict) and not one.get("is_deleted"):
            whole = _text(one.get("media_file_basename") or one.get("filename")).replace("\\", "/")
            answer = _text(said.get(_text(one.get("question_xpath"))))
            name = answer or whole.rpartition("/")[2]
            number = _text(one.get("uid") or one.get("id"))
            if name and len(name) <= 200:
                yield Attached(name, number, _text(one.get("mimetype"))[:100])


def _uuid(said: object) -> str:
    text = _text(said).strip()
    return f"uuid:{text.removeprefix('uuid:')}"[:250] if text else ""


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _SIGNS.sub("", str(value)).strip() if isinstance(value, str | int | float) else ""
