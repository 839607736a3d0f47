"""Page furniture: base template, components, filters, styles, sentences as readers read them."""
