"""Papers as records: templates, figures typed by hand, bindings, issued papers."""
