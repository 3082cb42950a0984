"""Reading a filled-in form as phones write it: nothing is fetched, nothing unfolds, and two ways to write one form are one.

Phones write the same answers differently from one sending to the next, so a form is compared by its canonical text.
What says which phone it was is left out of both.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

LARGEST = 2 * 1024 * 1024
"""Bytes of one filled-in form; a long one has a hundred thousand."""
MOST_MARKS = 60_000
MOST_ATTRIBUTES = 20_000
DEEPEST = 60
DEVICE = frozenset({"deviceid", "subscriberid", "simserial", "simid"})
"""Names of what a phone says of itself, in lower case and without lines between the words; no person is asked it."""
OWNER = frozenset({"phonenumber", "devicephonenum", "username", "userid", "email"})
"""Names of what it says of its owner, beside the answers; deeper in a form a source may have been asked it."""
_DEVICE_VALUE = re.compile(r"(?:collect|imei|tella|(?:[a-z0-9-]+\.)+[a-z]{2,}):[A-Za-z0-9]{16}")
"""What Collect and Enketo write for the phone, whatever the question is called."""
_FILE = re.compile(
    r"[^/\\\n]{1,150}\.(?:jpe?g|png|gif|webp|heic|bmp|svg|mp4|3gpp?|mov|mkv|avi|webm|m4a|amr|mp3|wav|ogg|opus|aac|flac"
    r"|pdf|docx?|xlsx?|od[ts]|csv|txt|zip|geojson|gpx|km[lz]|enc)",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252"})
_OURS = re.compile(r"/[^/]+/(?:meta/(?:instanceID|deprecatedID|rootUuid)|formhub/uuid|__version__)")
"""Answers that nobody gave: ids, and what other servers write into their forms."""
_BESIDE = re.compile(r"/[^/]+(?:/meta)?")
"""Where a form keeps what the phone says, beside its questions."""


class Unreadable(ValueError):  # noqa: N818 - what is read is at fault
    """This is no form that anybody filled in, or it was made to do harm; the words say what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A filled-in form: which form, which filling, every answer by its path, and the canonical text."""

    form_id: str
    version: str
    instance_id: str
    earlier_id: str
    answers: tuple[tuple[str, str], ...] = field(repr=False)
    media: tuple[str, ...] = field(repr=False)
    canonical: bytes = field(repr=False)
    is_encrypted: bool = False


def read_instance(content: bytes) -> Instance:
    """Return what a phone filled in; Unreadable when it is not XML, or is more than any form can be."""
    root = _root(_text(content))
    if isinstance(root.tag, str) and _name(root) == "html":
        raise Unreadable("a page and no form")
    answers = tuple(_answers(root))
    is_encrypted = root.get("encrypted") == "yes"
    return Instance(
        form_id=_form_id(root),
        version=(root.get("version") or "").strip(),
        instance_id=_meta(root, "instanceID") or (root.get("instanceID") or "").strip(),
        earlier_id=_meta(root, "deprecatedID"),
        answers=() if is_encrypted else answers,
        media=_encrypted_files(answers) if is_encrypted else _files(answers),
        canonical=_canonical(root),
        is_encrypted=is_encrypted,
    )


def _canonical(root: etree._Element) -> bytes:
    try:
        text: bytes = etree.tostring(root, method="c14n", exclusive=True, with_comments=False)
    except etree.C14NError as error:
        raise Unreadable("names that no whole address stands behind") from error
    return text


def _text(content: bytes) -> str:
    """Return the form as text, in the encoding it says of itself; nothing of it was looked at as XML yet."""
    if len(content) > LARGEST:
        raise Unreadable("too long")
    named = next((name for mark, name in _BEGINNINGS if content.startswith(mark)), "")
    if not named:
        declared = _DECLARED.match(content)
        named = declared[1].decode().lower() if declared else "utf-8"
        if named not in _ENCODINGS:
            raise Unreadable("an encoding that no phone writes")
    try:
        text = content.decode(named)
    except UnicodeDecodeError as error:
        raise Unreadable("not in the encoding that it says") from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable("it declares things of its own")
    if text.count("<") > MOST_MARKS or text.count('="') + text.count("='") > MOST_ATTRIBUTES:
        raise Unreadable("too many parts")
    return _DECLARATION.sub("", text, count=1)


def _root(text: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8", "strict"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError, ValueError) as error:
        raise Unreadable("no XML") from error


def _answers(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield every answer with its path, and take out what is not compared: blanks, and what says which phone it was."""
    waiting = [(root, f"/{_name(root)}", 1)]
    while waiting:
        node, path, depth = waiting.pop()
        if depth > DEEPEST:
            raise Unreadable("too deep")
        if node.get("type") == "file":
            del node.attrib["type"]
        inner = []
        for child in list(node):
            child.tail = None
            if _is_device(child, beside=_BESIDE.fullmatch(path) is not None):
                node.remove(child)
            else:
                inner.append((child, f"{path}/{_name(child)}", depth + 1))
        waiting.extend(reversed(inner))
        value = (node.text or "").strip()
        if inner and not value:
            node.text = None
        if value and not _OURS.fullmatch(path):
            yield path, value


def _is_device(node: etree._Element, *, beside: bool) -> bool:
    if len(node):
        return False
    name = _name(node).lower().replace("_", "").replace("-", "")
    named = name in DEVICE or (beside and name in OWNER)
    return named or _DEVICE_VALUE.fullmatch((node.text or "").strip()) is not None


def _name(node: etree._Element) -> str:
    return str(etree.QName(node).localname)


def _form_id(root: etree._Element) -> str:
    """Return the id of the form; one without an id is called by its namespace."""
    return (root.get("id") or etree.QName(root).namespace or "").strip()


def _meta(root: etree._Element, name: str) -> str:
    """Return an id out of the form's own block, whatever namespace it was written under."""
    for block in root.iter("{*}meta"):
        for node in block.iterchildren("{*}" + name):
            if value := (node.text or "").strip():
                return str(value)
    return ""


def _files(answers: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the answers that look like the name of a file; who knows the form knows better."""
    return tuple(dict.fromkeys(value for _path, value in answers if _FILE.fullmatch(value)))


def _encrypted_files(answers: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return what an encrypted form names: its sealed files, and the sealed answers."""
    ends = ("/media/file", "/encryptedXmlFile")
    return tuple(dict.fromkeys(value for path, value in answers if path.endswith(ends)))
