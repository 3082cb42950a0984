"""The commands behind `kikao`."""
