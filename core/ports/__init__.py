"""What the use cases ask of the outside: protocols only, one module per subject.

Imports core only. Storage, channels and documents fit them by shape.
"""
