"""No file is longer than a sitting."""

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
