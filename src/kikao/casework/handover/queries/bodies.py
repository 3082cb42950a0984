"""The organisations that contents name, each once and by a number."""

from uuid import UUID

from kikao.casework.handover.schemas import BodyTold
from kikao.registry.people.models import Organisation


class Bodies:
    """Numbers organisations in the order in which they are named."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[UUID, int] = {}
        self._rows: list[BodyTold] = []

    def number_of(self, row: Organisation) -> int:
        """Return the number of an organisation."""
        if row.id not in self._numbers:
            self._numbers[row.id] = len(self._rows)
            self._rows.append(
                BodyTold(
                    name=row.name,
                    name_fr=row.name_fr,
                    short=row.short,
                    actor_type=row.actor_type,
                    pillar=row.pillar,
                    security_body=row.security_body,
                    is_company=row.is_company,
                )
            )
        return self._numbers[row.id]

    @property
    def told(self) -> tuple[BodyTold, ...]:
        """Return them all."""
        return tuple(self._rows)
