"""驻点、小分队、节会: where leads come from; here the signing events."""
