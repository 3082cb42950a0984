#!/usr/bin/env python3
"""Check a trail that `kikao audit export FILE` wrote, with nothing but Python and none of Kikao's code.

    python3 verify_trail.py FILE [NUMBER ABCDE FGHIJ KLMNO PQRST UVWXY Z2345 67ABC DEFGH]

Each line of FILE is one entry. Its hash is SHA-256 of a zero byte, the hash of the entry before it (32 zero bytes
before the first) and the entry as JSON: keys sorted, no spaces, UTF-8, without "previous" and "hash". NUMBER and the
forty letters stand in printed minutes: an entry, and the first 25 bytes of its hash in base32. Without them nobody can
tell whether the end was cut off or the whole trail was written anew. Signatures of checkpoints are not looked at here:
`kikao audit verify` does so, or any program that reads signed notes (C2SP).
Ends with 0 when the trail holds, 1 when it does not, 2 when it was called the wrong way.
"""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path


def look(line, n, previous, prints):
    """Return the number and hash that one line claims, and what is wrong with it."""
    try:
        entry = json.loads(line)
        own, follows, found = int(entry["n"]), entry.pop("previous"), entry.pop("hash")
        said = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        sealed = hashlib.sha256(b"\0" + bytes.fromhex(follows) + said).hexdigest()
        letters = base64.b32encode(bytes.fromhex(found)[:25]).decode()
    except (ValueError, KeyError, TypeError, AttributeError):
        return n, previous, ["is no entry of a trail"]
    wrong = {
        f"stands where entry {n} belongs": own != n,
        "does not follow the entry before it": follows != previous,
        "was changed": sealed != found,
        "does not agree with the print: the trail up to here was written anew": prints.get(own, letters)
        != letters,
    }
    return own, found, [words for words, is_so in wrong.items() if is_so]


def walk(file, prints):
    """Print what is wrong with a whole trail and return how many faults there are."""
    n, previous, faults = 0, "0" * 64, 0
    with Path(file).open(encoding="utf-8") as trail:
        for line in trail:
            n, previous, wrong = look(line, n + 1, previous, prints)
            faults += len(wrong)
            for words in wrong:
                print(f"entry {n} {words}")
    for number in prints:
        if number > n:
            faults += 1
            print(f"the trail ends at entry {n}, but entry {number} was printed: its end is missing")
    print(f"{n} entries, {faults} faults")
    if not prints:
        print("Without a print this cannot tell whether the end was cut off or all of it was written anew.")
    return faults


def main(words):
    """Read what was typed and return how the program ends."""
    number = words[1] if len(words) > 1 else "0"
    letters = re.sub("[^A-Z2-7]", "", "".join(words[2:]).upper().translate(str.maketrans("018", "OIB")))
    if words[:1] in ([], ["--help"]) or not number.isdigit() or len(letters) != (40 if len(words) > 1 else 0):
        print(__doc__)
        return 2
    return 1 if walk(words[0], {int(number): letters} if letters else {}) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
