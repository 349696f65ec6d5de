"""Coverage-guided fuzzing: what is fed (targets) and how it is run (run)."""
