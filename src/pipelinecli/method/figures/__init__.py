"""The numbers: ratios, conversion, the cycle, plan, forecast and shape (METHOD §3, §6-§8)."""
