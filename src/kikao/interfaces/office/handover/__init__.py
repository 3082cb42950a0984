"""Pages of handing a case over."""
