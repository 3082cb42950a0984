"""Cases: everything that was ever brought to the group, from tabled to closed and reopened."""
