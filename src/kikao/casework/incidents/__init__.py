"""What the group holds to have happened, made of claims that may contradict each other."""
