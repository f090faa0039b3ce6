"""vCards in and out: 2.1, 3.0 and 4.0 as programs really write them; 4.0 written. No SQL here."""
