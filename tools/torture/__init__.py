"""The program under kills, power cuts, full disks, many writers and a stuck lock."""
