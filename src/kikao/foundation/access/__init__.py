"""Who is acting, and from what that person is walled."""
