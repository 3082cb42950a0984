"""Forms that phones fill in: their versions, what each question goes into, and who may send with them."""
