"""What figures stand upon and beside: sources, divisions, periods, areas, and what a source itself printed of them."""
