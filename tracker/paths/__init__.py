"""Ways ahead laid side by side: options, what the worker sets store by, what-if, selections, chosen goals."""
