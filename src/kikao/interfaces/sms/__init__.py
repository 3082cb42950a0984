"""The door for text messages: any gateway or aggregator that speaks RapidPro's External channel contract."""
