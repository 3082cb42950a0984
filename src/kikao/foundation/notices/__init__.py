"""Notices in neutral words, level-1 alerts on the screens of those on duty, and the clock's last beats."""
