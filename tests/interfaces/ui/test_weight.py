import gzip
import hashlib
from pathlib import Path

import kikao.interfaces.ui

STATIC = Path(kikao.interfaces.ui.__file__).parent / "static" / "ui"
HTMX_2_0_11 = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"


def wire(*names: str) -> int:
    """Return what files weigh on the wire with the oldest compression in use."""
    return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)


def test_a_public_page_starts_from_a_few_kilobytes():
    assert wire("kikao.css", "mark.svg") < 8_000


def test_an_office_page_brings_less_than_thirty_kilobytes():
    assert wire("kikao.css", "mark.svg", "kikao.js", "vendor/htmx.min.js") < 30_000


def test_htmx_is_the_file_its_makers_published():
    assert hashlib.sha256((STATIC / "vendor/htmx.min.js").read_bytes()).hexdigest() == HTMX_2_0_11
    assert "Zero-Clause BSD" in (STATIC / "vendor/htmx.LICENSE.txt").read_text()
