"""Pages of handing cases over: what goes, what comes, whose cards."""
