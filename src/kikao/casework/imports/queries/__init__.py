"""Finding what the lines of an earlier table mean."""

from kikao.casework.imports.queries.names import Names, names_of
from kikao.casework.imports.queries.reading import Reading
from kikao.casework.imports.queries.taken import case_called, holder_of, problems_of, taken_already

__all__ = ["Names", "Reading", "case_called", "holder_of", "names_of", "problems_of", "taken_already"]
