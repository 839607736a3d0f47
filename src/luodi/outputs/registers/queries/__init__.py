"""What the register asks: its rows, its foot, what its filters offer, its workbook."""
