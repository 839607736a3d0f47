"""The language of templates and what a filled paper says; plain Python."""
