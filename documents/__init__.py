"""Files in and out: directives become duties, summaries become documents; sniff.py tells kinds.

Imports core, and libraries for file formats; none of our other packages.
"""
