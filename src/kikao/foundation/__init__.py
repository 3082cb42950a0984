"""What everything stands on: words, rights, trail, accounts, seals and notices."""
