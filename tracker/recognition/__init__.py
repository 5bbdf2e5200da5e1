"""Where a certificate counts: by rule, in practice, by issuer."""
