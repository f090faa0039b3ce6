"""The numbers shown: with n and interval beside every ratio, "–" for what is undefined."""
