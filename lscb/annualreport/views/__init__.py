"""The report on screen: the office's working draft, drafts shared with the board, and what readers say of them."""
