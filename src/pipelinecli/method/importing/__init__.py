"""Another system's history of a deal read as attempts and moves of ours."""
