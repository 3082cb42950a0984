"""Text messages with sources in the office: later messages, the gateway's address, an exercise."""
