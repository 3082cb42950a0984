"""Where a run keeps what people look at afterwards: pictures, reports."""

import os
from pathlib import Path

from tests.architecture.order import ROOT


def kept(what: str) -> Path:
    """Return the folder of one kind of artefact, under $KIKAO_ARTEFACTS or artefacts/."""
    folder = Path(os.environ.get("KIKAO_ARTEFACTS", ROOT / "artefacts")) / what
    folder.mkdir(parents=True, exist_ok=True)
    return folder
