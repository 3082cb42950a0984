"""Everything that can be done with a file once it is kept."""

from kikao.foundation.files.actions.handling import export_file, open_file, transfer_file, verify_file

__all__ = ["export_file", "open_file", "transfer_file", "verify_file"]
