"""Who may come in: accounts, passphrases, second factors, sessions, tokens and the codes that open a first door."""
