"""The list of sites that phones choose from, as a file that goes with a form."""

import csv
from collections.abc import Iterable
from io import StringIO

from kikao.registry.places.schemas import PlaceLine

FROM_REGISTER = frozenset({"sites.csv"})
"""Files that the register makes: a form asks for them by these names (select_one_from_file sites.csv)."""


def sites_csv(places: Iterable[PlaceLine]) -> bytes:
    """Return the places as choices: name (code of the register, else the id), label, territory and kind."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(("name", "label", "territory", "kind"))
    for place in places:
        lines.writerow((place.pcode or str(place.id), place.full_name, place.territoire, place.kind))
    return written.getvalue().encode()
