"""Cases: what is brought to the group, tested as members meet it."""
