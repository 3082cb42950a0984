"""The pages of sittings: the list, one sitting, a page for each act, sheets of paper."""
