"""Google Contacts: both forms of its CSV, before and after its columns were renamed."""

from __future__ import annotations

from typing import Final

MARKS_OLD: Final = """
1 Group Membership | Phone # - Type | E-mail # - Type
2 Given Name | Name | E-mail # - Value
"""
MARKS: Final = """
1 Labels | Phone # - Label | E-mail # - Label
2 Phone # - Value | E-mail # - Value | Organization Name | File As
"""

CONTACTS: Final = """
name            Name
name.given      Given Name | First Name
name.middle     Additional Name | Middle Name
name.family     Family Name | Last Name
name.prefix     Name Prefix
name.suffix     Name Suffix
name.nick       Nickname | Short Name
name.filed      File As
-               Yomi Name | Given Name Yomi | Additional Name Yomi | Family Name Yomi
-               Phonetic First Name | Phonetic Middle Name | Phonetic Last Name
-               Initials | Location | Billing Information | Directory Server | Mileage
-               Sensitivity | Priority | Subject | Language | Photo | Gender
more@maiden     Maiden Name
more@occupation Occupation
more@hobby      Hobby
birthday        Birthday
note            Notes
tags            Group Membership | Labels
email           E-mail # - Value
email.label     E-mail # - Type | E-mail # - Label
phone           Phone # - Value
phone.label     Phone # - Type | Phone # - Label
im              IM # - Value
im.label        IM # - Service
-               IM # - Type | IM # - Label
address         Address # - Formatted
address.label   Address # - Type | Address # - Label
address.street  Address # - Street
address.extra   Address # - Extended Address
address.box     Address # - PO Box
address.city    Address # - City
address.region  Address # - Region
address.code    Address # - Postal Code
address.country Address # - Country
org             Organization # - Name | Organization Name
title           Organization # - Title | Organization Title
more@department Organization # - Department | Organization Department
more@job        Organization # - Job Description
-               Organization # - Type | Organization # - Yomi Name | Organization # - Symbol
-               Organization # - Location
url             Website # - Value
url.label       Website # - Type | Website # - Label
relation        Relation # - Value
relation.label  Relation # - Type | Relation # - Label
event           Event # - Value
event.label     Event # - Type | Event # - Label
custom          Custom Field # - Value
custom.label    Custom Field # - Type | Custom Field # - Label
"""
