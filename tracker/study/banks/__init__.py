"""Question banks as files: any of the usual shapes in, understood questions out, and back again. No storage."""
