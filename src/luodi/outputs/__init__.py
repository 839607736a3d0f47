"""What people read or take away; never writes."""
