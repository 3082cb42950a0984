"""The order of the house, read from the same contracts that import-linter keeps."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"


@cache
def ranks() -> dict[str, int]:
    """Return the rank of every module that a contract names ("kikao.casework.reports"): higher knows lower."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = {one["id"]: one for one in written["tool"]["importlinter"]["contracts"]}
    found: dict[str, int] = {}
    for height, band in enumerate(_floors(contracts["bands"]["layers"])):
        name = f"kikao.{band[0]}"
        found[name] = height * 100
        for step, names in enumerate(_floors(contracts.get(band[0], {}).get("layers", []))):
            found |= {f"{name}.{one}": height * 100 + step + 1 for one in names}
    return found


def _floors(layers: list[str]) -> Iterator[list[str]]:
    for layer in reversed(layers):
        yield [name.strip(" ()") for name in layer.split("|")]


def module_of(path: str) -> str:
    """Return the module a dotted path belongs to: kikao.casework.reports.models -> kikao.casework.reports."""
    return ".".join(path.split(".")[:3])


def may_know(knowing: str, known: str) -> bool:
    """Tell whether code of one module may rest on another's."""
    one, other = module_of(knowing), module_of(known)
    return one == other or ranks()[one] > ranks()[other]


def sources(under: Path = SRC / "kikao") -> Iterator[Path]:
    """Yield the Python files that people write."""
    yield from (path for path in sorted(under.rglob("*.py")) if "migrations" not in path.parts)


def dotted(path: Path) -> str:
    """Return the import name of a source file."""
    return re.sub(r"(\.__init__)?\.py$", "", str(path.relative_to(SRC)).replace("/", "."))
