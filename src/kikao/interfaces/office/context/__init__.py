"""What others have counted, beside which a case is read."""
