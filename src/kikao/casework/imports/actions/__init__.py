"""Taking earlier records over."""

from kikao.casework.imports.actions.taking import import_record

__all__ = ["import_record"]
