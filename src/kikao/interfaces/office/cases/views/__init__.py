"""What the pages of cases do, one file for each kind of thing a person does there."""
