"""Contents as bytes and back: what comes from outside is taken field by field, of the kind and length expected, or not at all."""

import json
import struct
from collections.abc import Iterator
from dataclasses import MISSING, asdict, fields
from hashlib import sha256
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from kikao.casework.handover.reckoning.told import Contents
from kikao.foundation.sealing.handed import Damaged, TooLarge
from kikao.foundation.sealing.handing import reader_of

T = TypeVar("T")

MOST_WORDS = 8 * 1024 * 1024
"""The words of a case, however long its story, are less than that."""
_LONGEST, _MOST_ROWS = 100_000, 2_000
_LARGEST = 2**40
_LENGTH = struct.Struct(">I")


def written(contents: Contents) -> bytes:
    """Return contents as they stand at the beginning of a package."""
    words = json.dumps(asdict(contents), ensure_ascii=False).encode()
    if len(words) > MOST_WORDS:
        raise TooLarge
    return _LENGTH.pack(len(words)) + words


def read_contents(words: bytes) -> Contents:
    """Return contents as another group wrote them, or refuse them whole."""
    try:
        found = _built(Contents, json.loads(words))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Damaged from error
    if not _is_coherent(found):
        raise Damaged
    return found


def split(opened: Iterator[bytes]) -> tuple[bytes, Contents, Iterator[bytes]]:
    """Return the words of an opened package, what they say, and the files behind them, one after the other."""
    read = reader_of(opened)
    head = read(_LENGTH.size)
    if len(head) < _LENGTH.size or _LENGTH.unpack(head)[0] > MOST_WORDS:
        raise Damaged
    words = read(_LENGTH.unpack(head)[0])
    contents = read_contents(words)

    def behind() -> Iterator[bytes]:
        for one in contents.files:
            content = read(one.size)
            if len(content) != one.size or sha256(content).hexdigest() != one.sha256:
                raise Damaged
            yield content
        if read(1):
            raise Damaged

    return words, contents, behind()


def _is_coherent(found: Contents) -> bool:
    """Tell whether every organisation that is referred to by its number was told."""
    known = range(len(found.bodies))
    named = [one.body for one in found.parties]
    for incident in found.incidents:
        named += [one.body for one in incident.replies]
        named += [line.body for line in incident.involvements if line.body != -1]
    return all(number in known for number in named)


def _built(kind: type[T], given: object) -> T:
    """Return a frozen row of this kind made from what was read, each field by its type."""
    if not isinstance(given, dict):
        raise TypeError
    hints = get_type_hints(kind)
    said: dict[str, Any] = {}
    for one in fields(kind):  # type: ignore[arg-type]
        if one.name in given or one.default is MISSING:
            said[one.name] = _value(hints[one.name], given[one.name])
    return kind(**said)


def _value(kind: Any, given: object) -> object:
    if get_origin(kind) is tuple:
        if not isinstance(given, list) or len(given) > _MOST_ROWS:
            raise TypeError
        return tuple(_value(get_args(kind)[0], one) for one in given)
    if kind in (str, bool, int):
        return _plain(kind, given)
    return _built(kind, given)


def _plain(kind: Any, given: object) -> object:
    if type(given) is not kind:
        raise TypeError
    if isinstance(given, str):
        given.encode()  # half a letter cannot be kept: that is a ValueError too
        if len(given) > _LONGEST or "\x00" in given:
            raise ValueError
    if isinstance(given, int) and not -1 <= given <= _LARGEST:
        raise ValueError
    return given
