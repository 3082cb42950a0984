"""A custodian's part of the offline tool: a key that stays off the server, agreeing to requests, reading identities."""

import argparse
import getpass
import json
import os
import struct
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from kikao.interfaces.cli.offline.tool import (
    MORE,
    SAYS,
    VERSION,
    Halt,
    Said,
    bytes_of,
    check_words,
    public_of,
    put_on,
    take_off,
    text_of,
)

OFFLINE_KEY = "offline key"
SHORTEST = 12
COST = struct.Struct(">BI")
PASSES, KIBIBYTES = 3, 64 * 1024
MOST_PASSES, MOST_KIBIBYTES = 16, 1024 * 1024
NONCE = 24
SAYS |= {
    "new": (
        "Phrase de passe de la nouvelle clé (plusieurs mots sans lien) : ",
        "Passphrase of the new key (several words that do not belong together): ",
    ),
    "same": ("La même encore une fois : ", "The same again: "),
    "short": ("Il faut au moins {0} signes.", "It takes at least {0} signs."),
    "differ": ("Les deux ne sont pas les mêmes. Rien n'a été écrit.", "The two differ. Nothing was written."),
    "pass": ("Phrase de passe de votre clé : ", "Passphrase of your key: "),
    "wrong": ("Cette phrase de passe n'ouvre pas cette clé.", "This passphrase does not unlock this key."),
    "public": ("Moitié publique : {0}", "Public half: {0}"),
    "words": ("Ses mots : {0}", "Its words: {0}"),
    "copy": (
        "Copiez {0} sur une seconde clé USB et gardez les deux loin l'une de l'autre : perdues toutes deux, rien ne les remplace.",
        "Copy {0} to a second USB stick and keep the two apart: if both are lost, nothing brings the key back.",
    ),
    "kind": ("Ce fichier n'est pas le bon : {0}", "This is not the right file: {0}"),
    "request": ("Demande {0}, pour le dossier {1}.", "Request {0}, for the record {1}."),
    "danger": ("Une vie est en danger, dit la demande.", "The request says that a life is in danger."),
    "first_of_two": (
        "Votre accord n'ouvre rien à lui seul : il faut encore la clé d'une autre personne.",
        "Your agreement opens nothing by itself: another person's key is still needed.",
    ),
    "second_of_two": (
        "Vous êtes la seconde personne : avec votre accord, l'identité est ouverte.",
        "You are the second: with your agreement the identity is opened.",
    ),
    "to": ("Cela va à la clé dont les mots sont : {0}", "It goes to the key with the words: {0}"),
    "agree": (
        "Comparez ces mots à la liste imprimée des clés. Avez-vous lu le motif, et êtes-vous d'accord ? Tapez oui : ",
        "Compare these words with the printed list of keys. Have you read the reason, and do you agree? Type yes: ",
    ),
    "bring": ("Rapportez {0} à la page de la demande.", "Bring {0} back to the page of the request."),
}  # fmt: skip


def make_key(options: argparse.Namespace, say: Callable[..., str]) -> None:
    """Make a key, locked under a passphrase, and say its public half."""
    target = Path(options.key)
    if target.exists():
        raise Halt("there")
    passphrase = ask_secret(say("new"))
    if len(passphrase) < SHORTEST:
        raise Halt("short", SHORTEST)
    if ask_secret(say("same")) != passphrase:
        raise Halt("differ")
    public, private = sodium.crypto_box_keypair()
    keep(target, "key", public=text_of(public), locked=text_of(lock(private, passphrase)))
    say_public(public, say)
    print(say("copy", target.name))


def show_public(options: argparse.Namespace, say: Callable[..., str]) -> None:
    """Say the public half of a key again."""
    say_public(bytes_of(read_file(options.key, "key")["public"]), say)


def take_off_layer(options: argparse.Namespace, say: Callable[..., str]) -> None:
    """Take one's own box off what a request carries, and put the next person's around it."""
    request = read_file(options.request, "request")
    if Path(options.answer).exists():
        raise Halt("there")
    try:
        tell(request, say)
        if ask(say("agree")).strip().lower() not in {"oui", "o", "yes", "y"}:
            raise Halt("stopped")
        private = unlock(options.key, say)
        boxes = {one["name"]: text_of(pass_on(private, one)) for one in request["turns"]}
        keep(Path(options.answer), "answer", opening=request["opening"], boxes=boxes)
    except (ValueError, KeyError, TypeError) as error:
        raise Halt("kind", options.request) from error
    print(say("bring", Path(options.answer).name))


def show_identity(options: argparse.Namespace, say: Callable[..., str]) -> None:
    """Show an identity that was opened for oneself; nothing is written anywhere."""
    identity = read_file(options.identity, "identity")
    private = unlock(options.key, say)
    try:
        for one in identity["keys"]:
            opened = strip(private, one)
            for item in one["items"]:
                about = f"{one['layer']}|{one['compartment']}|{item['id']}|v1"
                print(f"--- {item['day']} ({item['kind']})")
                print(open_item(opened, bytes_of(item["box"]), about).decode())
    except (ValueError, KeyError, TypeError) as error:
        raise Halt("kind", options.identity) from error


def tell(request: Said, say: Callable[..., str]) -> None:
    """Say what is asked, and to whose keys it goes, before anybody agrees."""
    print(say("request", request["opening"], request["subject"]))
    if request["danger"]:
        print(say("danger"))
    print(say("second_of_two" if any(one["bares"] for one in request["turns"]) else "first_of_two"))
    for public in sorted({layer["public"] for one in request["turns"] for layer in one["on"]}):
        print(say("to", check_words(bytes_of(public))))


def pass_on(private: bytes, turn: Said) -> bytes:
    """Do one turn."""
    inner = strip(private, turn)
    for layer in turn["on"]:
        inner = put_on(bytes_of(layer["public"]), inner, layer["about"])
    return inner


def strip(private: bytes, turn: Said) -> bytes:
    """Take off the boxes that are one's own."""
    inner = bytes_of(turn["box"])
    for label in turn["off"]:
        inner = take_off(private, inner, label)
    if turn["bares"] and public_of(inner) != bytes_of(turn["bares"]):
        raise Halt("broken")
    return inner


def unlock(key_file: str, say: Callable[..., str]) -> bytes:
    """Return the private half, with the passphrase (letter P of the format)."""
    blob = bytes_of(read_file(key_file, "key")["locked"])
    passes, kibibytes = COST.unpack(blob[2:7])
    if blob[:2] != b"\x01P" or passes > MOST_PASSES or kibibytes > MOST_KIBIBYTES:
        raise Halt("broken")
    head, body = blob[:23], blob[23:]
    stretched = stretch(ask_secret(say("pass")), head[7:], passes, kibibytes)
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            body[NONCE:], head + OFFLINE_KEY.encode(), body[:NONCE], stretched
        )
    except CryptoError as error:
        raise Halt("wrong") from error


def lock(private: bytes, passphrase: str) -> bytes:
    """Lock a private half under a passphrase (letter P of the format)."""
    salt, nonce = os.urandom(16), os.urandom(NONCE)
    head = b"\x01P" + COST.pack(PASSES, KIBIBYTES) + salt
    stretched = stretch(passphrase, salt, PASSES, KIBIBYTES)
    about = head + OFFLINE_KEY.encode()
    return head + nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(private, about, nonce, stretched)


def stretch(passphrase: str, salt: bytes, passes: int, kibibytes: int) -> bytes:
    """Stretch a passphrase with Argon2id."""
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    return sodium.crypto_pwhash_alg(
        32, typed, salt, passes, kibibytes * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13
    )


def open_item(private: bytes, blob: bytes, about: str) -> bytes:
    """Open what somebody told (letter I of the format)."""
    if blob[:2] != b"\x01I":
        raise Halt("broken")
    try:
        dek = sodium.crypto_box_seal_open(blob[2:82], public_of(private), private)
        padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            blob[82 + NONCE :], b"\x01I" + about.encode(), blob[82 : 82 + NONCE], dek
        )
        return sodium.sodium_unpad(padded, 256)
    except CryptoError as error:
        raise Halt("broken") from error


def say_public(public: bytes, say: Callable[..., str]) -> None:
    """Say a public half and its words."""
    print(say("public", public.hex()))
    print(say("words", check_words(public)))


def read_file(path: str, kind: str) -> Said:
    """Read a file of Kikao of one kind."""
    try:
        said: Said = json.loads(Path(path).read_bytes())
        fits = (said["what"], said["version"]) == (f"kikao {kind}", VERSION)
    except (ValueError, KeyError, TypeError) as error:
        raise Halt("kind", path) from error
    if not fits:
        raise Halt("kind", path)
    return said


def keep(path: Path, kind: str, **more: object) -> None:
    """Write a file that only its owner reads, and never over another."""
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(made, "w") as out:
        json.dump({"what": f"kikao {kind}", "version": VERSION} | more, out, indent=1)


def ask(question: str) -> str:
    """Ask on the screen."""
    return input(question)


def ask_secret(question: str) -> str:
    """Ask without showing what is typed; from a script, take the next line."""
    return getpass.getpass(question) if sys.stdin.isatty() else input(question)


def join_custodian(commands: Any) -> None:
    """Add a custodian's commands to the tool."""
    for name, run, files in (
        ("make-key", make_key, ("key",)),
        ("public", show_public, ("key",)),
        ("take-off-layer", take_off_layer, ("key", "request", "answer")),
        ("show", show_identity, ("key", "identity")),
    ):
        command = commands.add_parser(name, help=str(run.__doc__).strip())
        for one in files:
            command.add_argument(one)
        command.set_defaults(run=run)


MORE.append(join_custodian)
