"""文稿: templates filled, speeches bound, and the numbers of any paper proofread."""
