"""Our own exports: the columns of `export contacts`, `export activities` and `export stages`."""

from __future__ import annotations

from typing import Final

CONTACTS_MARKS: Final = """
1 uid
2 name
3 referred_by | opened
"""

CONTACTS: Final = """
uid             uid
name            name
phone           phone
email           email
org             org
title           title
source          source
referred_by     referred_by
grade           grade
birthday        birthday
tags            tags
note            note
opened          opened
-               id | stage
"""

CHANGES_MARKS: Final = """
1 card_uid
2 attempt
3 to
"""

CHANGES: Final = """
uid             card_uid
attempt         attempt
at              at
from            from
to              to
kind            kind
reason          reason
name            name
value           value
currency        currency
-               uid | id | card_id
"""

ACTIVITIES_MARKS: Final = """
1 card_uid
2 kind
3 at
4 minutes | due
"""

ACTIVITIES: Final = """
uid             uid
at              at
kind            kind
who_uid         card_uid
who_id          card_id | card
who             name
minutes         minutes
due             due
note            note
-               id
"""
