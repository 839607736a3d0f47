"""今日: the day's work and the district, or the city, at a glance."""
