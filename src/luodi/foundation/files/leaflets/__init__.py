"""A leaflet: what a page says, ready to be pasted into a chat or drawn as one long picture."""
