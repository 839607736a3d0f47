"""Questions about targets: what stood at a moment, by which document, how it is called."""
