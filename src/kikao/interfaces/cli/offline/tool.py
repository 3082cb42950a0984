"""Kikao's offline tool. It needs Python 3.11 and PyNaCl, no network and nothing else of Kikao.

    python kikao_offline.py paper FILE NEW-FILE    a holder types the 21 words of a paper for a ceremony
    python kikao_offline.py check                  a holder sees whether the words of a paper are written rightly
    python kikao_offline.py make-key KEY           a custodian makes a key that stays off the server
    python kikao_offline.py public KEY             its public half and words again
    python kikao_offline.py take-off-layer KEY REQUEST ANSWER   a custodian agrees to a request
    python kikao_offline.py show KEY IDENTITY      a custodian reads what was opened for them

Run it on a machine that is not on a network. Add --language en for English. What the bytes mean stands in
docs/sealing-format.md. No secret is written to a file or shown: what leaves is sealed to the next person.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

Said = dict[str, Any]

WHAT, VERSION = "kikao ceremony", 1
MORE: list[Callable[[Any], None]] = []
"""What else joins the commands: each is called with where commands are added."""
SYLLABLES = [consonant + vowel for consonant in "bdfghjklmnprstvwyz" for vowel in "aeiou"]
PAPER = 21
SAYS = {
    "type": (
        "Tapez les 21 mots du papier, puis Entrée (accents et majuscules sans importance) :",
        "Type the 21 words of the paper, then Enter (accents and capitals do not matter):",
    ),
    "word": ("Le mot {0} (« {1} ») n'est pas un mot des papiers.", "Word {0} (“{1}”) is not a word of papers."),
    "count": ("Il faut 21 mots ; il y en a {0}.", "There must be 21 words; there are {0}."),
    "check": (
        "Les mots ne vont pas ensemble : l'un d'eux est mal copié.",
        "The words do not fit together: one of them was copied wrongly.",
    ),
    "right": ("Les mots sont justes.", "The words are right."),
    "file": ("Ce fichier n'est pas celui d'une cérémonie.", "This is not a file of a ceremony."),
    "other": ("Ce papier n'est pas de ce groupe, ou il a été remplacé.", "This paper is not of this group, or was replaced."),
    "again": (
        "C'est le papier qui a déjà servi : il faut maintenant un autre papier.",
        "This paper was used already: now it takes another paper.",
    ),
    "finished": ("Les deux papiers ont déjà servi : rapportez ce fichier.", "Both papers were used already: bring this file back."),
    "broken": ("Le fichier a été abîmé ou changé en route.", "The file was damaged or changed on the way."),
    "there": ("Ce fichier existe déjà : choisissez un autre nom.", "This file is there already: choose another name."),
    "for": (
        "La clé sera pour la personne dont la page dit : {0}. Comparez de vive voix avant de continuer.",
        "The key will be for the person whose page says: {0}. Compare by voice before you go on.",
    ),
    "sure": ("Tapez oui si les mots sont les mêmes :", "Type yes if the words are the same:"),
    "stopped": ("Rien n'a été fait.", "Nothing was done."),
    "first": (
        "Premier papier pris en compte. Portez {0} à la personne qui garde un autre papier.",
        "The first paper is done. Carry {0} to a holder of another paper.",
    ),
    "second": (
        "Second papier pris en compte. Rapportez {0} à la personne qui a demandé la cérémonie.",
        "The second paper is done. Bring {0} back to the person who asked for the ceremony.",
    ),
}  # fmt: skip


class Halt(Exception):  # noqa: N818 - says what is wrong, to a person
    """Something stands against it; the words say what."""

    def __init__(self, key: str, *args: object) -> None:
        """Carry which words to say."""
        super().__init__(key)
        self.key, self.args_of_words = key, args


def paper_key(typed: str) -> bytes:
    """Return the key that the words of a paper stand for."""
    plain = unicodedata.normalize("NFKD", typed).lower()
    runs = re.findall(r"[a-z]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    words = [run[start : start + 4] for run in runs for start in range(0, len(run), 4)]
    number = 0
    for place, word in enumerate(words, 1):
        if word[:2] not in SYLLABLES or word[2:] not in SYLLABLES:
            raise Halt("word", place, word)
        number = number * 8100 + SYLLABLES.index(word[:2]) * 90 + SYLLABLES.index(word[2:])
    if len(words) != PAPER:
        raise Halt("count", len(words))
    if number >= 1 << 272:
        raise Halt("check")
    read = number.to_bytes(34)
    if hashlib.blake2b(read[:32], digest_size=2, person=b"kikao paper").digest() != read[32:]:
        raise Halt("check")
    return read[:32]


def public_of(private: bytes) -> bytes:
    """Return the public half of a key."""
    return sodium.crypto_scalarmult_base(private)


def take_off(private: bytes, blob: bytes, about: str) -> bytes:
    """Take one box off (letter S of the format)."""
    if blob[:2] != b"\x01S":
        raise Halt("broken")
    try:
        opened: bytes = sodium.crypto_box_seal_open(blob[2:], public_of(private), private)
    except (CryptoError, ValueError) as error:
        raise Halt("broken") from error
    if opened[:16] != _label(about):
        raise Halt("broken")
    return opened[16:]


def put_on(public: bytes, secret: bytes, about: str) -> bytes:
    """Put a box around a secret (letter S of the format)."""
    return b"\x01S" + sodium.crypto_box_seal(_label(about) + secret, public)


def check_words(public: bytes) -> str:
    """Say a public half in five words, as the page of the person does."""
    rest, said = int.from_bytes(hashlib.blake2b(public, digest_size=16, person=b"kikao public").digest()), []
    for _place in range(5):
        rest, number = divmod(rest, 8100)
        said.append(SYLLABLES[number // 90] + SYLLABLES[number % 90])
    return " ".join(said)


def turn(said: Said, private: bytes) -> Said:
    """Do what the holder of one paper does in a ceremony: the first takes off the outer boxes, the second the inner."""
    if said.get("result"):
        raise Halt("finished")
    mine = {one["id"] for one in said["papers"] if bytes_of(one["public"]) == public_of(private)}
    if not mine:
        raise Halt("other")
    if said["boxes"]:
        return _first(said, private, mine)
    return _second(said, private, mine)


def _first(said: Said, private: bytes, mine: set[str]) -> Said:
    opened = [
        {**one, "blob": text_of(take_off(private, bytes_of(one["blob"]), about_papers(one)))}
        for one in said["boxes"]
        if one["outer"] in mine
    ]
    if not opened:
        raise Halt("other")
    return {**said, "boxes": [], "opened": opened}


def _second(said: Said, private: bytes, mine: set[str]) -> Said:
    here = [one for one in said["opened"] if one["inner"] in mine]
    if not here:
        raise Halt("again" if any(one["outer"] in mine for one in said["opened"]) else "other")
    publics = {one["id"]: bytes_of(one["public"]) for one in said["keys"]}
    result = []
    for one in here:
        recovery = take_off(private, bytes_of(one["blob"]), about_papers(one))
        if public_of(recovery) != publics.get(one["key"]):
            raise Halt("broken")
        sealed = put_on(bytes_of(said["to"]), recovery, f"ceremony|{said['ceremony']}|{one['key']}")
        result.append({"key": one["key"], "blob": text_of(sealed)})
    kept = {name: said[name] for name in ("what", "version", "ceremony", "to")}
    return {**kept, "result": result}


def about_papers(one: Said) -> str:
    """Return what the two boxes of a pair of papers are bound to."""
    return f"recovery|{one['key']}|{one['outer']}|{one['inner']}"


def bytes_of(text: str) -> bytes:
    """Read bytes from a file of ours."""
    return base64.b64decode(text, validate=True)


def text_of(content: bytes) -> str:
    """Write bytes for a file of ours."""
    return base64.b64encode(content).decode()


def paper(options: argparse.Namespace, say: Callable[..., str]) -> None:
    """Take one holder's turn in a ceremony."""
    target = Path(options.new)
    if target.exists():
        raise Halt("there")
    try:
        said = json.loads(Path(options.file).read_bytes())
        if said["what"] != WHAT or said["version"] != VERSION:
            raise Halt("file")
        print(say("for", check_words(bytes_of(said["to"]))))
        if input(say("sure") + " ").strip().lower() not in {"oui", "o", "yes", "y"}:
            raise Halt("stopped")
        after = turn(said, paper_key(_typed(say)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Halt("file") from error
    target.write_text(json.dumps(after, indent=1))
    print(say("second" if after.get("result") else "first", target.name))


def check(_options: argparse.Namespace, say: Callable[..., str]) -> None:
    """Let a holder see whether the words of a paper are written rightly."""
    paper_key(_typed(say))
    print(say("right"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; what stands against it is said in words."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("paper", help="type the words of a paper for a ceremony")
    one.add_argument("file")
    one.add_argument("new")
    one.set_defaults(run=paper)
    commands.add_parser("check", help="see whether the words of a paper are right").set_defaults(run=check)
    for join in MORE:
        join(commands)
    options = parser.parse_args(argv)

    def say(key: str, *args: object) -> str:
        return SAYS[key][0 if options.language == "fr" else 1].format(*args)

    try:
        options.run(options, say)
    except Halt as halt:
        print(say(halt.key, *halt.args_of_words), file=sys.stderr)
        return 1
    except (OSError, EOFError) as error:
        print(error or say("stopped"), file=sys.stderr)
        return 1
    return 0


def _typed(say: Callable[..., str]) -> str:
    return input(say("type") + "\n")


def _label(about: str) -> bytes:
    return hashlib.blake2b(about.encode(), digest_size=16).digest()


if __name__ == "__main__":
    sys.exit(main())
