"""What is measured, on data drawn by lot."""
