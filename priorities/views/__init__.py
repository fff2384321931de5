"""The desk's pages of priorities: the list, one priority in full, what was reported, the work planned."""
