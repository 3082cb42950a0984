"""The console command `kikao`: finds the command, runs it, and says what is wrong and how to cure it.

It ends with 0 when all went well, 1 when something was refused or found wrong, 2 when it was called the wrong way and
130 when somebody stopped it.
"""

import difflib
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, SystemCheckError
from django.db import DatabaseError

from kikao.foundation.base.stops import Invalid, Stop
from kikao.interfaces.cli.elsewhere import CURE, into_empty_home

DONE, REFUSED, MISUSED, INTERRUPTED = 0, 1, 2, 130
COMMANDS = "kikao.interfaces.cli.management.commands"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    said = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if said[:1] in (["demo"], ["code"]):
        os.environ.setdefault("KIKAO_HOME", "var/demo")
    if said[:1] == ["restore"] and (refused := into_empty_home(said)):
        return complain(refused, CURE)
    try:
        django.setup()
    except (ImproperlyConfigured, OSError) as error:
        return complain(f"Kikao cannot start here: {error}", "Look at KIKAO_HOME and at who owns it.")
    if not said or said[0] in {"-h", "--help", "help"}:
        print(overview())
        return DONE if said else MISUSED
    if said[0] in {"-V", "--version"}:
        print(f"kikao {import_module('kikao').__version__}")
        return DONE
    if said[0] not in names():
        return _unknown(said[0])
    return run(said[0], said[1:])


def run(name: str, rest: list[str]) -> int:
    """Run a command that is there; refusals become words, a cure and an exit code."""
    try:
        _module(name).Command().run_from_argv(["kikao", name, *rest])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else REFUSED
    except Invalid as stop:
        details = "; ".join(f"{field}: {words}" for field, words in stop.fields.items())
        return complain(f"{stop.message} {details}", str(stop.cure))
    except Stop as stop:
        return complain(str(stop.message), str(stop.cure))
    except SystemCheckError as error:
        return complain(str(error), "Run: kikao doctor")
    except CommandError as error:
        return complain(str(error))
    except DatabaseError as error:
        return complain(f"The database does not answer as it should: {error}", "Run: kikao doctor")
    except KeyboardInterrupt:
        return INTERRUPTED
    return DONE


def names() -> list[str]:
    """Return the names of the commands there are."""
    package = import_module(COMMANDS)
    return sorted(one.name for one in pkgutil.iter_modules(package.__path__) if not one.name.startswith("_"))


def overview() -> str:
    """Return the list of commands, each with one line."""
    lines = ["Kikao: the case desk of a working group.", "", "  kikao COMMAND [--help]", ""]
    width = max(len(name) for name in names()) + 2
    for name in names():
        first = str(_module(name).Command.help).split(". ")[0].rstrip(".")
        lines.append(f"  {name:<{width}}{first}")
    lines += ["", "Data live in KIKAO_HOME (now: {})".format(os.environ.get("KIKAO_HOME", "./var"))]
    return "\n".join(lines)


def complain(message: str, cure: str = "") -> int:
    """Say on the error channel what is wrong and what to do, and return the exit code of a refusal."""
    print(f"kikao: {message.strip()}", file=sys.stderr)
    if cure:
        print(f"       {cure.strip()}", file=sys.stderr)
    return REFUSED


def _unknown(name: str) -> int:
    print(f"kikao: there is no command “{name}”.", file=sys.stderr)
    near = difflib.get_close_matches(name, names(), n=1)
    print(f"       {f'Did you mean: kikao {near[0]}' if near else 'Run: kikao --help'}", file=sys.stderr)
    return MISUSED


def _module(name: str) -> ModuleType:
    return import_module(f"{COMMANDS}.{name}")


if __name__ == "__main__":
    sys.exit(main())
