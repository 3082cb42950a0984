"""What is reckoned without asking the database: days, clocks, scores, what a finding means for a promise."""
