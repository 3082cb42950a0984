"""Ways of writing code that let secrets out or strangers in are not taken; an exception stands here with its reason."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.order import ROOT, SRC

MARKED = {
    "kikao/interfaces/ui/parts/paper.py": "a constant line of a paper form",
    "kikao/interfaces/ui/marks.py": "constant drawings of that file",
}
"""Where markup is declared trustworthy, and why nothing typed can be in it."""

EXEMPT: dict[str, str] = {
    "kikao/interfaces/exchange/views.py": "a KoboToolbox server calls with its token and has no page of ours",
    "kikao/interfaces/openrosa/views.py": "a phone sends with its token and has no page of ours",
    "kikao/interfaces/sms/views.py": "a gateway calls with its secret and has no page of ours",
}
"""Where a form is taken without its proof of origin, and why."""

BARRED = {"pickle", "marshal", "shelve", "dill", "yaml"}
"""Modules that make objects out of bytes which may have come from anybody."""

BODY = re.compile(
    r"\b(request\.(body|POST|FILES|META|headers|COOKIES)|passphrase|get_full_path|REMOTE_ADDR)\b"
)
LOGS = re.compile(r"\b(log|logger|logging)\.(debug|info|warning|error|exception|critical)$")


def sources() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(SRC.rglob("*.py")):
        yield str(file.relative_to(ROOT / "src")), ast.parse(file.read_text())


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_markup_is_trusted_only_where_a_reason_stands() -> None:
    using = {
        path for path, tree in sources() if any(name.endswith("mark_safe") for name, _call in calls(tree))
    }
    assert using == set(MARKED)


def test_every_form_shows_where_it_comes_from() -> None:
    using = {path for path, tree in sources() if "csrf_exempt" in ast.unparse(tree)}
    assert using == set(EXEMPT)


def test_no_objects_are_made_of_bytes_and_no_text_is_run() -> None:
    for path, tree in sources():
        for node in ast.walk(tree):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not BARRED & {name.partition(".")[0] for name in names}, path
        assert not {"eval", "exec", "compile"} & {name for name, _call in calls(tree)}, path


def test_every_question_to_the_database_goes_through_the_models_or_a_plain_text() -> None:
    """Glued texts are found by the linter (S608); ways around it are not taken."""
    for path, tree in sources():
        used = [name for name, _call in calls(tree) if name.endswith((".raw", ".extra", "RawSQL"))]
        assert not used, path


def test_nothing_that_somebody_sent_is_logged() -> None:
    for path, tree in sources():
        for name, call in calls(tree):
            if LOGS.search(name):
                assert not BODY.search(ast.unparse(call)), f"{path}:{call.lineno}"


def test_no_settings_turn_debugging_on() -> None:
    text = Path(ROOT / "src" / "config" / "settings.py").read_text()
    assert re.findall(r"^DEBUG\s*=\s*(.+)$", text, re.MULTILINE) == ["False"]
