"""Pictures of figures: in cells of a terminal, and as SVG for a page."""
