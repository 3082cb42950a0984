"""The kit that tests share: a home of their own and the fixed cast of people."""
