"""Salesforce: labels of its reports and names of its API, for people, opportunities, history."""

from __future__ import annotations

from typing import Final

CONTACTS_MARKS: Final = """
1 Account Name | AccountId | Company | Lead Owner
2 Mailing Street | MailingStreet | Contact Owner | Contact ID | Account ID | AccountId | Lead ID
2 Lead Owner | Reports To
3 Last Name | LastName | Name | Full Name
"""

CONTACTS: Final = """
name            Name | Full Name | Contact Name
name.given      First Name | FirstName
name.middle     Middle Name | MiddleName
name.family     Last Name | LastName
name.prefix     Salutation
name.suffix     Suffix
org             Account Name | Account.Name | Company | Company / Account
title           Title
phone@mobile    Mobile | Mobile Phone | MobilePhone
phone@work      Phone | Business Phone
phone@home      Home Phone | HomePhone
phone@other     Other Phone | OtherPhone
phone@assistant Asst. Phone | AssistantPhone
more@fax        Fax | Business Fax
email           Email
source          Lead Source | LeadSource
birthday        Birthdate
note            Description | Contact Description
more@department Department
more@assistant  Assistant | AssistantName
more@manager    Reports To | ReportsTo.Name
grade           Rating
url             Website
address.street@mail  Mailing Street | MailingStreet | Mailing Address Line # | Street
address.city@mail    Mailing City | MailingCity | City
address.region@mail  Mailing State/Province | Mailing State | MailingState | State | State/Province
address.code@mail    Mailing Zip/Postal Code | MailingPostalCode | Zip/Postal Code | PostalCode
address.country@mail Mailing Country | MailingCountry | Country
address.street@other  Other Street | OtherStreet
address.city@other    Other City | OtherCity
address.region@other  Other State/Province | OtherState
address.code@other    Other Zip/Postal Code | OtherPostalCode
address.country@other Other Country | OtherCountry
-               Id | Contact ID | Account ID | AccountId | Lead ID | Contact Owner | OwnerId
-               Lead Owner | Owner | Lead Status | Status | Created Date | CreatedDate
-               Last Modified Date | LastModifiedDate | Last Activity | LastActivityDate
-               Contact Owner Alias | Owner Alias | Created By | Do Not Call | Email Opt Out
-               IsDeleted | SystemModstamp | CreatedById | LastModifiedById | Account Owner
"""

DEALS_MARKS: Final = """
1 Opportunity Name | StageName | Opportunity ID
2 Stage | StageName
3 Close Date | CloseDate | Fiscal Period | Opportunity Owner | Amount | AccountId
"""

DEALS: Final = """
id              Id | Opportunity ID
name            Name | Opportunity Name
account         Account Name | Account.Name | Account
contact         Primary Contact | Contact Name
stage           Stage | StageName
owner           Opportunity Owner | Owner.Name | Owner
owner.id        OwnerId | Opportunity Owner Alias | Owner Full Name
account.id      AccountId | Account ID
created         Created Date | CreatedDate
expected        Close Date | CloseDate
value           Amount
-               Expected Revenue | ExpectedRevenue | Amount Currency (converted) | Age
-               Amount (converted) | Expected Revenue (converted)
currency        Amount Currency | CurrencyIsoCode | Opportunity Currency
outcome.ended   Closed | IsClosed
outcome.won     Won | IsWon
reason          Loss Reason | Closed Lost Reason | Reason Lost | Lost Reason
agenda          Next Step | NextStep
note            Description
source          Lead Source | LeadSource
probability     Probability (%) | Probability
plan            Product Name | Product
-               Fiscal Period | Fiscal Year | Fiscal Quarter | Fiscal | FiscalYear | FiscalQuarter
-               Type | Forecast Category | ForecastCategory | ForecastCategoryName | Owner Role
-               Last Activity | LastActivityDate | Last Modified Date | LastModifiedDate
-               IsDeleted | SystemModstamp | CreatedById | LastModifiedById | Created By
-               Last Modified By | Campaign Source | Primary Campaign Source | HasOpenActivity
-               HasOverdueTask | LastStageChangeDate | Stage Duration | Pricebook#Id | TerritoryId
"""

CHANGES_MARKS: Final = """
1 Opportunity Name | OpportunityId | Opportunity ID
2 To Stage | NewValue | New Value | StageName | Stage
3 From Stage | Last Modified | OldValue | Old Value | Edit Date | Stage Change | CreatedDate
3 Stage Duration
"""

CHANGES: Final = """
id              OpportunityId | Opportunity ID | Opportunity: ID
name            Opportunity Name | Opportunity: Name | Opportunity.Name
account         Account Name | Account.Name
owner           Opportunity Owner | Owner | Opportunity: Owner
from            From Stage | OldValue | Old Value
to              To Stage | NewValue | New Value
to.stage        Stage | StageName
at              Last Modified | Edit Date | Last Modified Date | Stage Change Date
at.created      CreatedDate | Created Date
by              Last Modified By | Edited By | CreatedById | Created By | CreatedBy.Name
what            Field | Field / Event
value           Amount | To Amount
currency        Amount Currency | CurrencyIsoCode
-               Id | Close Date | CloseDate | Probability (%) | Probability | ExpectedRevenue
-               Stage Change | Stage Duration | From Amount | Expected Revenue | Age | Type
-               ForecastCategory | IsDeleted | SystemModstamp | DataType | Fiscal Period
-               PrevAmount | PrevCloseDate | Probability (%) Change
"""

ACTIVITIES_MARKS: Final = """
1 Subject
2 ActivityDate | Date | Activity Date | Due Date
3 WhoId | Contact | Name | Assigned | Assigned To | Task Subtype | Call Duration
3 CallDurationInSeconds
"""

ACTIVITIES: Final = """
kind            TaskSubtype | Task Subtype | Type | Activity Type | Event Subtype
at              ActivityDate | Activity Date | Date | Due Date | StartDateTime | Start
who             Contact | Name | Who.Name | Related To Contact
minutes@s       CallDurationInSeconds | Call Duration
minutes         DurationInMinutes | Duration
note            Subject | Comments | Full Comments | Description
outcome         Call Result | CallDisposition
direction       CallType | Call Type
phone           Phone
email           Email
-               Id | WhoId | WhatId | OwnerId | Assigned | Assigned To | Status | Priority | Task
-               Company / Account | Opportunity | Account Name | Created Date | Last Modified Date
"""

STAGES: Final = """
opportunity     prospecting
appointment     qualification
25              needs analysis | value proposition | id. decision makers | perception analysis
50              proposal/price quote | negotiation/review
closed          closed won
lost            closed lost
"""
