"""The office's screens for groups, seats, meetings, papers and attendance; a group's chairs find theirs here too."""
