"""Records that the group kept before Kikao: past reports, cases and sittings, line by line through the same acts."""
