"""No file is longer than a sitting; what is larger at full size runs at full size."""

import re
from pathlib import Path

from tests.architecture.order import ROOT, SRC


def longer_than(limit: int, *paths: Path) -> list[str]:
    lengths = {path: len(path.read_text().splitlines()) for path in paths}
    return [f"{path.relative_to(ROOT)}: {length}" for path, length in lengths.items() if length > limit]


def written(suffix: str, *folders: Path) -> list[Path]:
    found = [path for folder in folders for path in sorted(folder.rglob(f"*{suffix}"))]
    return [path for path in found if not {"migrations", "vendor"} & set(path.parts)]


def test_no_file_of_code_is_longer_than_a_sitting() -> None:
    assert longer_than(400, *written(".py", SRC, ROOT / "tests")) == []


def test_no_template_is_longer_than_a_page() -> None:
    assert longer_than(120, *written(".html", SRC)) == []


def test_no_script_of_a_page_is_long() -> None:
    assert longer_than(200, *written(".js", SRC)) == []


def test_every_test_that_knows_two_sizes_is_run_at_both() -> None:
    asks = re.compile(r"^from tests\.kit\.sizes import", re.MULTILINE)
    marked = re.compile(r"mark\.(?:sized|full)\b|^@given", re.MULTILINE)
    tests = [(path, path.read_text()) for path in sorted((ROOT / "tests").rglob("test_*.py"))]
    asking = [(path, text) for path, text in tests if asks.search(text)]
    assert len(asking) > 10
    assert [str(path.relative_to(ROOT)) for path, text in asking if not marked.search(text)] == []
