"""Pipedrive: its exports of people, deals and activities, each column named `Entity - Field`."""

from __future__ import annotations

from typing import Final

CONTACTS_MARKS: Final = """
1 Person - Name | Person - First name | Person - Last name
2 Person - Phone | Person - Email | Person - Organization | Person - Owner | Person - ID
2 Person - Phone - Work | Person - Email - Work | Organization - Name | Person - Label
2 Person - Phone (Work) | Person - Email (Work)
"""

CONTACTS: Final = """
name            Person - Name
name.given      Person - First name
name.family     Person - Last name
phone           Person - Phone
phone@work      Person - Phone - Work | Person - Phone (Work)
phone@home      Person - Phone - Home | Person - Phone (Home)
phone@mobile    Person - Phone - Mobile | Person - Phone (Mobile)
phone@other     Person - Phone - Other | Person - Phone (Other)
email           Person - Email
email@work      Person - Email - Work | Person - Email (Work)
email@home      Person - Email - Home | Person - Email (Home)
email@other     Person - Email - Other | Person - Email (Other)
org             Person - Organization | Organization - Name
title           Person - Job title | Person - Position
tags            Person - Label | Person - Labels
birthday        Person - Birthday
address         Person - Postal address | Person - Address | Organization - Address
note            Person - Notes | Person - Note | Note
source          Person - Lead source | Person - Source
im              Person - Instant messenger
-               Person - ID | Person - Owner | Person - Open deals | Person - Closed deals
-               Person - Next activity date | Person - Last activity date | Person - Visible to
-               Person - Won deals | Person - Lost deals | Person - Total activities
-               Person - Done activities | Person - Activities to do | Person - Update time
-               Person - Person created | Person - Email messages count | Person - Profile picture
-               Person - Last email received | Person - Last email sent | Person - Marketing status
"""

DEALS_MARKS: Final = """
1 Deal - Title | Deal - ID
2 Deal - Stage | Deal - Status | Deal - Value | Deal - Stage (pipeline)
"""

DEALS: Final = """
id              Deal - ID | Deal - Pipedrive System ID
name            Deal - Title
contact         Deal - Contact person | Person - Name | Contact person
account         Deal - Organization | Organization - Name | Organization
owner           Deal - Owner
stage           Deal - Stage | Deal - Stage (pipeline)
outcome         Deal - Status
created         Deal - Deal created | Deal - Creation date | Deal - Deal created on
expected        Deal - Expected close date
closed.won      Deal - Won time
closed.lost     Deal - Lost time
closed          Deal - Deal closed on | Deal - Closed on | Deal - Close time
value           Deal - Value
currency        Deal - Currency of Value | Deal - Currency
reason          Deal - Lost reason
next_step       Deal - Next activity date
plan            Deal - Product name | Deal - Products
probability     Deal - Probability
source          Deal - Lead source | Deal - Source channel | Deal - Source
note            Deal - Note | Deal - Notes | Note | Deal - Description
phone           Person - Phone | Person - Phone - Work | Person - Phone - Mobile
email           Person - Email | Person - Email - Work
-               Deal - Pipeline | Deal - Label | Deal - Labels | Deal - Weighted value
-               Deal - Currency of weighted value | Deal - Visible to | Deal - Update time
-               Deal - Last stage change | Deal - Last activity date | Deal - Total activities
-               Deal - Done activities | Deal - Activities to do | Deal - Email messages count
-               Deal - Last email received | Deal - Last email sent | Deal - Creator
-               Deal - Product quantity | Deal - Product amount | Deal - Source origin
-               Deal - MRR | Deal - ARR | Deal - ACV | Deal - Archive status | Deal - Archive time
-               Person - ID | Organization - ID | Deal - Source channel ID | Deal - Source origin ID
-               Deal - Currency of MRR | Deal - Currency of ARR | Deal - Currency of ACV
"""

ACTIVITIES_MARKS: Final = """
1 Activity - Subject | Activity - Type
2 Activity - Due date | Activity - Add time | Activity - Marked as done time | Activity - Type
"""

ACTIVITIES: Final = """
kind            Activity - Type
at              Activity - Marked as done time
at.date         Activity - Due date
at.time         Activity - Due time
who             Activity - Contact person | Person - Name
minutes         Activity - Duration
note            Activity - Subject | Activity - Note | Activity - Public description
phone           Person - Phone
email           Person - Email
-               Activity - ID | Activity - Deal | Activity - Organization | Activity - Done
-               Activity - Assigned to user | Activity - Creator | Activity - Add time
-               Activity - Update time | Activity - Priority | Activity - Free/busy
"""

# A card comes to 25% by a meeting held; a demo that is scheduled is a first appointment.
STAGES: Final = """
opportunity     lead in | qualified | contact made
appointment     demo scheduled
50              proposal made | negotiations started
closed          won
lost            lost
"""
