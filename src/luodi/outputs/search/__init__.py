"""查找: one box for projects, enterprises, units and pages."""
