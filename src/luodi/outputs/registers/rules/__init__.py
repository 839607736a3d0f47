"""What a register can show, what it can be asked, and how its address says both."""
