"""What goes out: people, cards, activities, moves, sheets, and everything as a bundle."""
