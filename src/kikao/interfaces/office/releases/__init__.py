"""The pages of released texts: the secretariat's, and the named seat's own."""
