"""Papers in the proportions of official documents (GB/T 9704-2012): Word files made from words."""
