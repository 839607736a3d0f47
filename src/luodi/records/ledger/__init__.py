"""总账: entries, evidence, reviews, reversals, postings, standing, opening and closing."""
