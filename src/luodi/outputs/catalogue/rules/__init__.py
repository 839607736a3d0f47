"""What the pages of figures ask and how they are laid out; plain Python."""
