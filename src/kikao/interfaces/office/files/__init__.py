"""Files in the office: what is kept of a matter, one file with its account, saving it, what members may read."""
