"""企业、客商: legal persons and the people who speak for them."""
