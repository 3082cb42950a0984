"""The rules that a case is measured against: laws, decrees and principles, kept by the group itself."""
