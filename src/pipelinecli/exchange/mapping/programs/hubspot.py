"""HubSpot: its exports of contacts, deals and activities, and its words for a deal's stage."""

from __future__ import annotations

from typing import Final

CONTACTS_MARKS: Final = """
1 First Name | Last Name | Email
2 Contact owner | Lifecycle Stage | Lead Status | Associated Company | Record ID - Contact
3 Record ID | Record ID - Contact | Contact ID | Create Date | Original Source | Became a Lead Date
"""

CONTACTS: Final = """
name.given      First Name
name.family     Last Name
name.prefix     Salutation
email           Email
email@work      Work email
email@other     Additional email addresses
phone           Phone Number
phone@mobile    Mobile Phone Number
phone@whatsapp  WhatsApp Phone Number
more@fax        Fax Number
org             Company Name | Company | Associated Company
-               Primary Associated Company | Associated Company IDs
title           Job Title
source          Lead Source | Original Source
-               Original Source Drill-Down # | Original Traffic Source
birthday        Date of birth
url             Website URL | LinkedIn URL
address.street  Street Address | Street Address #
address.city    City
address.region  State/Region | State
address.code    Postal Code
address.country Country/Region | Country
note            Message | Notes
more@industry   Industry
-               Record ID | Record ID - Contact | Contact ID | Contact owner | Lifecycle Stage
-               Lead Status | Create Date | Last Modified Date | Last Activity Date | Last Contacted
-               Associated Deal | Associated Deal IDs | Associated Contact
-               Marketing contact status
-               Email Domain | Next Activity Date | Number of Sales Activities | Time Zone
-               Became a Lead Date | Became a Customer Date | Preferred language
"""

DEALS_MARKS: Final = """
1 Deal Name
2 Deal Stage
3 Record ID | Record ID - Deal | Deal ID | Deal owner | Pipeline | Create Date | Associated Company
"""

DEALS: Final = """
id              Record ID | Record ID - Deal | Deal ID
name            Deal Name
stage           Deal Stage
owner           Deal owner
created         Create Date
expected        Close Date
value           Amount
-               Amount in company currency | Weighted amount | Forecast amount
-               Weighted amount in company currency | Annual contract value
-               Total contract value | Annual recurring revenue | Monthly recurring revenue
currency        Currency
account         Associated Company | Primary Associated Company | Company name
contact         Associated Contact
-               Associated Contact IDs | Associated Company IDs | Associated Note
outcome.won     Is Closed Won | Is Won
outcome.lost    Is Closed Lost
outcome.ended   Is Deal Closed? | Is Closed (numeric) | Closed
reason          Closed Lost Reason
-               Closed Won Reason | Pipeline | Deal Type | Priority | Last Activity Date
-               Last Modified Date | Last Contacted | Number of Sales Activities | Days to close
-               Deal probability | Number of Associated Contacts | Number of times contacted
probability     Deal probability
next_step       Next Activity Date
agenda          Next step
note            Deal Description
source          Original Source Type | Original Source | Lead Source
"""

ACTIVITIES_MARKS: Final = """
1 Activity type | Engagement type | Call outcome | Call and meeting type
2 Activity date | Create Date | Activity assigned to
"""

ACTIVITIES: Final = """
kind            Activity type | Engagement type
at              Activity date
who             Associated Contact
minutes@ms      Call duration (HH:mm:ss) | Call duration
note            Call notes | Meeting description | Note body | Email body | Body preview
note            Call title | Meeting name | Email subject
outcome         Call outcome | Meeting outcome
direction       Call direction
-               Record ID | Activity assigned to | Create Date | Last modified date
"""

# Sending a contract is not signing it: 90% is papers handed in and money received (METHOD §1).
STAGES: Final = """
appointment     appointment scheduled | appointmentscheduled
25              qualified to buy | qualifiedtobuy | presentation scheduled
25              presentationscheduled
50              decision maker bought-in | decisionmakerboughtin | contract sent | contractsent
closed          closed won | closedwon
lost            closed lost | closedlost
"""
