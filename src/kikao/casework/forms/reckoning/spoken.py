"""How a form of phones puts its questions and its choices into words, in the language that somebody reads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

FRENCH = "fr"
_CODE = re.compile(r"\(([a-z]{2,3})\)")
_ITEXT = re.compile(r"jr:itext\('([^']+)'\)")
_LIST = re.compile(r"instance\('([^']+)'\)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """By the path of a question how it is asked, and what each of its choices says."""

    asked: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def answer(self, path: str, value: str) -> str:
        """Return an answer in words; several choices stand in one answer with blanks between them."""
        known = self.choices.get(path, {})
        if value in known:
            return known[value]
        parts = value.split()
        return (
            ", ".join(known[one] for one in parts) if parts and all(one in known for one in parts) else value
        )


@lru_cache(maxsize=32)
def spoken_in(xform: bytes, language: str) -> Spoken:
    """Return the words of a form in a language; where it does not speak it, in French, else in its own first."""
    try:
        root = etree.fromstring(xform, _parser()) if xform else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return Spoken()
    words = _words(root, language)
    lists = dict(_lists(root, words))
    asked, choices = {}, {}
    for control in root.iterfind(".//{*}body//*[@ref]"):
        path, label = str(control.get("ref")), control.find("{*}label")
        if label is not None:
            asked[path] = _said(label, words)
            choices[path] = lists.get(_list_of(control)) or _items(control, words)
    return Spoken(asked, {path: said for path, said in choices.items() if said})


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)


def _words(root: etree._Element, language: str) -> dict[str, str]:
    """Return the words of one language by the ids under which a form keeps them."""
    spoken = root.findall(".//{*}itext/{*}translation")
    named = {found[1]: one for one in spoken if (found := _CODE.search(str(one.get("lang"))))}
    chosen = named.get(language, named.get(FRENCH, spoken[0] if spoken else None))
    if chosen is None:
        return {}
    return {str(one.get("id")): _plain(one.find("{*}value")) for one in chosen.iterfind("{*}text")}


def _lists(root: etree._Element, words: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    for one in root.iterfind(".//{*}model/{*}instance[@id]"):
        found = {}
        for item in one.iterfind("{*}root/{*}item"):
            by_id, label = _plain(item.find("{*}itextId")), _plain(item.find("{*}label"))
            found[_plain(item.find("{*}name"))] = words.get(by_id, label)
        yield str(one.get("id")), {code: said for code, said in found.items() if code and said}


def _list_of(control: etree._Element) -> str:
    """Return which list of the form a question offers; one that lies in a file of its own is none of the form's."""
    itemset = control.find("{*}itemset")
    found = _LIST.match(str(itemset.get("nodeset"))) if itemset is not None else None
    return found[1] if found else ""


def _items(control: etree._Element, words: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for item in control.iterfind("{*}item"):
        label = item.find("{*}label")
        found[_plain(item.find("{*}value"))] = _said(label, words) if label is not None else ""
    return {code: said for code, said in found.items() if code and said}


def _said(label: etree._Element, words: Mapping[str, str]) -> str:
    found = _ITEXT.fullmatch(str(label.get("ref", "")))
    return words.get(found[1], "") if found else _plain(label)


def _plain(node: etree._Element | None) -> str:
    return "" if node is None else " ".join("".join(str(part) for part in node.itertext()).split())
