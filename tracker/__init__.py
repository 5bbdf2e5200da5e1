"""The domain and its storage: no toolkit, no charts, no sentence a user reads."""
