"""The way of a version of a form."""

from kikao.casework.forms.enums import VersionState
from kikao.foundation.base.lifecycle import Lifecycle

VERSION = Lifecycle(
    "form_version",
    {
        VersionState.DRAFT: frozenset({VersionState.PUBLISHED, VersionState.RETIRED}),
        VersionState.PUBLISHED: frozenset({VersionState.RETIRED}),
        VersionState.RETIRED: frozenset(),
    },
    start=VersionState.DRAFT,
    ends=frozenset({VersionState.RETIRED}),
)
