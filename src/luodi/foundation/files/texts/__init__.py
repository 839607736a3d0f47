"""Documents as they are read by a person: paragraphs and tables in their order, apart."""
