"""Files in and out: what others wrote read as rows, and ours written for them. No SQL here."""
