"""项目: what is invested, where, in how many phases; swaps between projects."""
