"""The pages of forms, their versions, and field tokens."""
