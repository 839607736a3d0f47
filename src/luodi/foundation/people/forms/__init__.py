"""What a person types: to sign in, and to keep accounts and units."""
