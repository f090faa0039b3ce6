"""What cron, systemd and launchd are given, so that the check-in is handed in by itself."""
