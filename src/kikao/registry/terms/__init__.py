"""The words of the field: code lists that the secretariat edits and translates."""
