#!/usr/bin/env python3
"""Check a custody report of Kikao, and the files it speaks of, without Kikao: Python 3.9 or newer, nothing else.

    python3 verifier.py REPORT.json [FILE ...]

Ends with 0 and "PASS" when everything holds, with 1 and "FAIL" otherwise. What it cannot know is whether the whole
trail was written anew: compare the entry number and the hash that it prints with the printed minutes of a sitting.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List

Said = Dict[str, Any]


def main(report_path: str, *file_paths: str) -> int:
    """Print every fault and the verdict; return the exit code."""
    raw = Path(report_path).read_bytes()
    faults: List[str] = []
    try:
        whole = json.loads(raw)
        if written(whole) != raw:
            faults.append("the report is not written as Kikao writes it")
        faults += check(whole)
        faults += check_files(whole["report"]["items"], file_paths)
        entry = whole["seal"]["entry"]
        print(f"Sealed by entry {entry['n']} of the trail, hash {entry['hash']}")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        faults.append(f"the report cannot be read ({error.__class__.__name__})")
    for fault in faults:
        print(f"- {fault}")
    print("FAIL" if faults else "PASS")
    return 1 if faults else 0


def check(whole: Said) -> Iterator[str]:
    """Yield what does not hold in the report itself."""
    report, seal = whole["report"], whole["seal"]
    events = [*report["events"], seal]
    items = {item["id"]: item for item in report["items"]}
    if set(whole) != {"report", "seal"} or set(seal) != {"event", "salt", "said", "entry"}:
        yield "the report holds something that does not belong there"
    if hashlib.sha256(written(report)).hexdigest() != seal["event"]["code"]:
        yield "the report is not the one that was sealed"
    for item in items.values():
        yield from check_item(item)
    for one in events:
        yield from check_event(one, items)
    for number in items:
        yield from check_order([one for one in events if one["event"]["file"] == number])


def check_item(item: Said) -> Iterator[str]:
    """Yield what does not hold in what is said of a file."""
    about = item["about"]
    if about is None:
        if not item["disposed_on"]:
            yield f"{title(item)}: nothing is said of its content"
    elif blake(about["salt"], unhex(about["sha256"])) != item["commitment"]:
        yield f"{title(item)}: its digest is not the one committed to when it was received"


def check_event(one: Said, items: Dict[str, Said]) -> Iterator[str]:
    """Yield what does not hold in one event and in its entry of the trail."""
    event, entry = one["event"], one["entry"]
    name = f"event {event['position']} ({event['kind']}) of {event['file']}"
    if event["file"] not in items or event["commitment"] != items[event["file"]]["commitment"]:
        yield f"{name}: is of another file"
    if blake(one["salt"], plain(event)) not in entry["pins"].split():
        yield f"{name}: is not what the trail fixed"
    linked = {key: entry[key] for key in entry if key not in ("previous", "hash")}
    if hashlib.sha256(b"\x00" + unhex(entry["previous"]) + plain(linked)).hexdigest() != entry["hash"]:
        yield f"{name}: its entry in the trail was changed"
    if (entry["verb"], entry["object"]) != (f"custody.{event['kind']}", event["file"]):
        yield f"{name}: its entry in the trail is of something else"
    said = one["said"]
    if said is None:
        if event["words"]:
            yield f"{name}: its words are missing"
    elif blake(said["salt"], plain(said["words"])) != event["words"]:
        yield f"{name}: its words were changed"


def check_order(events: List[Said]) -> Iterator[str]:
    """Yield what does not hold between the events of one file."""
    if [one["event"]["position"] for one in events] != list(range(1, len(events) + 1)):
        yield "an event is missing or was added"
    numbers = [one["entry"]["n"] for one in events]
    if numbers != sorted(set(numbers)):
        yield "the events do not follow each other in the trail"
    if events and events[0]["event"]["kind"] != "received":
        yield "the account does not begin with the reception"


def check_files(items: List[Said], paths: Iterable[str]) -> Iterator[str]:
    """Yield every file that is none of those the report speaks of, and say what was compared."""
    digests = {item["about"]["sha256"]: item for item in items if item["about"]}
    for path in paths:
        digest = hashlib.sha256()
        with Path(path).open("rb") as file:
            for piece in iter(lambda: file.read(1024 * 1024), b""):
                digest.update(piece)
        item = digests.pop(digest.hexdigest(), None)
        if item is None:
            yield f"{path}: is none of the files of this report, or was changed"
        else:
            print(f"{path}: is {title(item)} ({item['role']})")
    for item in digests.values():
        print(f"not compared: {title(item)} ({item['role']})")


def title(item: Said) -> str:
    """Name a file."""
    return f"{item['reference']}-{item['number']}"


def plain(said: Any) -> bytes:
    """Return what is hashed: JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def written(said: Any) -> bytes:
    """Return how a report is written down."""
    return plain(said) + b"\n"


def unhex(text: str) -> bytes:
    """Return bytes written in hexadecimal, in the one way in which Kikao writes them."""
    value = bytes.fromhex(text)
    if value.hex() != text:
        raise ValueError(text)
    return value


def blake(salt: str, content: bytes) -> str:
    """Return the salted commitment to some content."""
    return hashlib.blake2b(content, key=unhex(salt), digest_size=32).hexdigest()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
