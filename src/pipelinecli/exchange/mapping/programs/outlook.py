"""Outlook: the CSV of the desktop program and of the web, in English; others are beside it."""

from __future__ import annotations

from typing import Final

MARKS: Final = """
1 E-mail Address | E-mail # Address | Email Address
2 Business Phone | Mobile Phone | Business Street | Web Page | Given Yomi
3 First Name | Last Name
"""

CONTACTS: Final = """
name.prefix     Title
name.given      First Name
name.middle     Middle Name
name.family     Last Name
name.suffix     Suffix
name.nick       Nickname
-               Given Yomi | Surname Yomi | Company Yomi | Initials
org             Company
title           Job Title
more@department Department
more@office     Office Location
email           E-mail Address | E-mail # Address | Email Address | Email # Address
-               E-mail Type | E-mail Display Name | E-mail # Type | E-mail # Display Name
phone@mobile    Mobile Phone
phone@work      Business Phone | Business Phone #
phone@home      Home Phone | Home Phone #
phone@main      Primary Phone
phone@company   Company Main Phone
phone@other     Other Phone
phone@car       Car Phone
phone@radio     Radio Phone
phone@assistant Assistant's Phone
phone@callback  Callback
more@fax        Business Fax | Home Fax | Other Fax
-               ISDN | Pager | Telex | TTY/TDD Phone
im              IMAddress | IM Address
address.street@work  Business Street | Business Street #
address.city@work    Business City
address.region@work  Business State
address.code@work    Business Postal Code
address.country@work Business Country/Region | Business Country
address.box@work     Business Address PO Box | Business PO Box
address.street@home  Home Street | Home Street #
address.city@home    Home City
address.region@home  Home State
address.code@home    Home Postal Code
address.country@home Home Country/Region | Home Country
address.box@home     Home Address PO Box | Home PO Box
address.street@other  Other Street | Other Street #
address.city@other    Other City
address.region@other  Other State
address.code@other    Other Postal Code
address.country@other Other Country/Region | Other Country
address.box@other     Other Address PO Box | Other PO Box
address@work    Business Address
address@home    Home Address
address@other   Other Address
url             Web Page | Personal Web Page
birthday        Birthday
more@anniversary Anniversary
more@spouse     Spouse
more@children   Children
more@hobby      Hobby
more@assistant  Assistant's Name
more@manager    Manager's Name
more@profession Profession
more@school     Schools
referred_by     Referred By
note            Notes
tags            Categories
-               Account | Billing Information | Directory Server | Gender | Government ID Number
-               Internet Free Busy | Keywords | Language | Location | Mileage | Priority | Private
-               Organizational ID Number | Sensitivity | User #
"""
