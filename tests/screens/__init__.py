"""Every page drawn in every look, and looked at for faults."""
