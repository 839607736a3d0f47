"""Words that a text-spinning site has swapped: found, and what they were proposed."""
