"""Zoho CRM: its exports of leads, contacts and deals, and its words for a deal's stage."""

from __future__ import annotations

from typing import Final

CONTACTS_MARKS: Final = """
1 Last Name | Full Name | Contact Name
2 Contact Owner | Lead Owner | Contact Owner.id | Lead Owner.id | Contact Id | Lead Id
3 Mailing Zip | Secondary Email | Skype ID | Record Id | Contact Id | Lead Id | Vendor Name
3 Email Opt Out | Annual Revenue | Modified Time
"""

CONTACTS: Final = """
name            Full Name | Contact Name | Lead Name
name.given      First Name
name.family     Last Name
name.prefix     Salutation
org             Account Name | Company
title           Title | Designation
email           Email
email@other     Secondary Email
phone@mobile    Mobile
phone@work      Phone
phone@home      Home Phone
phone@other     Other Phone
phone@assistant Asst Phone
more@fax        Fax
more@assistant  Assistant
more@manager    Reporting To
more@department Department
more@skype      Skype ID
more@twitter    Twitter
more@industry   Industry
source          Lead Source
grade           Rating
birthday        Date of Birth
tags            Tag
note            Description
url             Website
address.street@mail  Mailing Street | Street
address.city@mail    Mailing City | City
address.region@mail  Mailing State | State
address.code@mail    Mailing Zip | Zip Code
address.country@mail Mailing Country | Country
address.street@other  Other Street
address.city@other    Other City
address.region@other  Other State
address.code@other    Other Zip
address.country@other Other Country
-               Record Id | Contact Id | Lead Id | Contact Owner | Contact Owner.id | Lead Owner
-               Lead Owner.id | Account Name.id | Vendor Name | Vendor Name.id | Created By
-               Created By.id | Modified By | Modified By.id | Created Time | Modified Time
-               Last Activity Time | Email Opt Out | Add to QuickBooks | Lead Status | Currency
-               Annual Revenue | No. of Employees | Exchange Rate | Unsubscribed Mode
-               Unsubscribed Time | Locked | Change Log Time | Data Processing Basis Details
"""

DEALS_MARKS: Final = """
1 Deal Name | Potential Name
2 Closing Date
3 Deal Owner | Stage | Potential Owner | Amount
"""

DEALS: Final = """
id              Record Id | Deal Id | Potential Id
name            Deal Name | Potential Name
account         Account Name
contact         Contact Name
owner           Deal Owner | Potential Owner
owner.id        Deal Owner.id | Potential Owner.id
stage           Stage
created         Created Time
expected        Closing Date
value           Amount
currency        Currency
reason          Reason For Loss | Loss Reason | Reason for Losing
agenda          Next Step
note            Description
source          Lead Source
probability     Probability (%) | Probability
-               Account Name.id | Contact Name.id | Type | Campaign Source | Campaign Source.id
-               Expected Revenue | Created By | Created By.id | Modified By | Modified By.id
-               Modified Time | Last Activity Time | Pipeline | Lead Conversion Time | Tag
-               Sales Cycle Duration | Overall Sales Duration | Deal Category Status
-               Exchange Rate | Forecast Category | Locked | Change Log Time
"""

CHANGES_MARKS: Final = """
1 Stage Duration (Calendar Days) | Modified Time | Moved To
2 Stage
3 Potential Name | Deal Name
4 Stage Duration (Calendar Days) | Moved To
"""

CHANGES: Final = """
id              Record Id | Deal Id
name            Deal Name | Potential Name
from            Stage
to              Moved To
at              Modified Time
by              Modified By
value           Amount
-               Stage Duration (Calendar Days) | Probability (%) | Probability
-               Expected Revenue | Closing Date
"""

STAGES: Final = """
appointment     qualification
25              needs analysis | value proposition | identify decision makers
25              id. decision makers | perception analysis
50              proposal/price quote | negotiation/review
closed          closed won
lost            closed lost | closed lost to competition | closed-lost to competition
"""
