"""Who comes in, and in which language: pages, phones, letters by machine, and the command line."""
