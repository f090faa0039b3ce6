"""LinkedIn: the Connections file of its data export."""

from __future__ import annotations

from typing import Final

MARKS: Final = """
1 Connected On
2 First Name | Last Name
3 Position | URL | Company
"""

CONTACTS: Final = """
name.given      First Name
name.family     Last Name
url             URL
email           Email Address
org             Company
title           Position
more@connected  Connected On
"""
