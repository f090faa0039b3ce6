"""What people's columns are called in lists of their own, in phones' exports and small programs.

Used where no program is recognised, and for the columns that a recognised one does not have.
"""

from __future__ import annotations

from typing import Final

CONTACTS: Final = """
name            Name | Full Name | Contact | Contact Name | Display Name | Person | Person Name
name            Lead Name | FN | Prospect
name.customer   Customer | Customer Name | Client | Client Name
name            Display name in address book | Nom complet | Nombre completo | Nome completo
name            Имя контакта | ФИО | Полное имя
name.given      First Name | Given Name | First | Forename | fname | Vorname | Prénom | Voornaam
name.middle     Middle Name | Additional Name | Second Name | Middle
name.family     Last Name | Family Name | Surname | Last | lname | Nachname | Nom de famille
name.family     Apellido | Apellidos | Cognome | Achternaam | Sobrenome | Фамилия
name.prefix     Name Prefix | Prefix | Salutation | Honorific | Courtesy Title | Anrede
name.suffix     Name Suffix | Suffix
name.nick       Nickname | Nick | Alias | Spitzname
name.filed      File As
phone           Phone | Phone Number | Telephone | Tel | Tel. | Telephone Number | Phone No
phone           Contact Number | Contact Phone | Phone # - Value | Number | Telefon | Téléphone
phone           Teléfono | Telefono | Telefone | Telefoon | Телефон | Phone Numbers | MSISDN
phone.label     Phone # - Label | Phone # - Type | Phone # Type | Phone # Label | Phone Type
phone@mobile    Mobile | Mobile Phone | Mobile Number | Cell | Cell Phone | Cellphone | Cellular
phone@mobile    Mobile Tel | Phone Mobile | Phone (Mobile) | Mobile No | Handphone | HP | iPhone
phone@mobile    Handy | Mobil | Mobiltelefon | Portable | Móvil | Movil | Cellulare | Celular
phone@mobile    Mobiel | Мобильный | Cell Number | Mobile Phone Number | Phone: Mobile | GSM
phone@work      Work Phone | Business Phone | Office Phone | Phone Work | Phone (Work) | Work
phone@work      Phone: Work | Work Number | Work Telephone | Direct Phone | Direct Line
phone@home      Home Phone | Phone Home | Phone (Home) | Phone: Home | Home | Home Number | Landline
phone@main      Main Phone | Primary Phone | Phone Main | Phone: Main | Phone (Main)
phone@company   Company Phone | Company Main Phone
phone@other     Other Phone | Phone Other | Phone (Other) | Phone: Other | Alternate Phone
phone@other     Secondary Phone | Alternative Phone | Phone: iPhone
phone@assistant Assistant's Phone | Assistant Phone
more@fax        Fax | Fax Number | Home Fax | Work Fax | Business Fax | Telefax
more@whatsapp   WhatsApp | WhatsApp Number
more@skype      Skype | Skype ID
more@telegram   Telegram
more@line       LINE | LINE ID
email           Email | E-mail | Mail | Email Address | E-mail Address | Emails | Email Addresses
email           E-mail # - Value | Primary Email | Mail Address | Courriel | Correo
email           Correo electrónico | E-Mail-Adresse | Электронная почта | Posta elettronica
email.label     E-mail # - Label | E-mail # - Type | Email Type
email@work      Work Email | Business Email | Email Work | Email (Work) | Email: Work
email@home      Home Email | Personal Email | Email Home | Email (Home) | Email: Home
email@other     Other Email | Secondary Email | Email Other | Email (Other) | Alternate Email
org             Company | Organization | Organisation | Org | Company Name | Organization Name
org             Organisation Name | Employer | Account | Account Name | Business Name | Firm
org             Business | Workplace | Firma | Unternehmen | Société | Entreprise | Empresa
org             Azienda
org             Società | Bedrijf | Организация | Компания
title           Title | Job Title | Position | Role | Job | Job Position | Designation
title           Organization Title | Company Title | Funktion | Poste | Cargo | Ruolo | Functie
title           Должность
more@department Department | Dept | Division | Abteilung
more@occupation Occupation | Profession
more@industry   Industry | Sector
more@office     Office | Office Location
birthday        Birthday | Birth Date | Date of Birth | DOB | Birthdate | BDay | Born | Geburtstag
birthday        Geburtsdatum | Date de naissance | Anniversaire | Fecha de nacimiento | Cumpleaños
birthday        Data di nascita | Compleanno | Data de nascimento | Geboortedatum | Дата рождения
source          Source | Lead Source | Contact Source | Origin | Channel | Original Source
source          Came From | How did you hear about us | Quelle | Acquisition Channel
referred_by     Referred By | Referrer | Referral | Referred | Referral By | Introduced By
referred_by     Introducer | Empfohlen von | Recommended By
grade           Grade | Rating | Class | Level | Rank | Tier | Customer Grade | Priority Grade
tags            Tags | Tag | Labels | Label | Group Membership | Groups | Group | Categories
tags            Category | Contact Groups | List | Lists | Segment | Keywords | Kategorien
note            Note | Notes | Comment | Comments | Remark | Remarks | Description | Memo | Details
note            Additional Info | Additional Information | Message | Notizen | Bemerkung
note            Bemerkungen | Commentaire | Commentaires | Remarques | Notas | Observaciones
note            Annotazioni | Opmerkingen | Заметки | Примечание | Комментарий
uid             uid | pipeline uid
opened          opened
address         Address | Full Address | Postal Address | Mailing Address | Location
address         Address # - Formatted | Adresse | Anschrift | Dirección | Indirizzo | Adres | Адрес
address@home    Home Address | Address (Home) | Address: Home
address@work    Work Address | Business Address | Company Address | Office Address
address@work    Address (Work) | Address: Work
address.street  Street | Street Address | Address Line # | Address Street | Straße | Rue | Calle
address.city    City | Town | Address City | Ort | Stadt | Ville | Ciudad | Città | Plaats
address.region  State | Province | Region | State/Province | State/Region | County | Bundesland
address.code    Zip | Zip Code | Postal Code | Postcode | Zip/Postal Code | PLZ | Postleitzahl
address.code    Code postal | Código postal | CAP
address.country Country | Country/Region | Nation | Land | Pays | País | Paese
address.street@home  Home Street | Home Address Street
address.city@home    Home City
address.region@home  Home State
address.code@home    Home Postal Code | Home Zip
address.country@home Home Country
address.street@work  Business Street | Work Street | Work Address Street
address.city@work    Business City | Work City
address.region@work  Business State | Work State
address.code@work    Business Postal Code | Work Zip | Work Postal Code
address.country@work Business Country | Work Country
url             URL | Website | Web Site | Web Page | Homepage | Web | Site | Webseite
url             LinkedIn | LinkedIn URL | LinkedIn Profile | Facebook | Instagram | Profile URL
more@twitter    Twitter | X Handle
wechat          WeChat | Weixin | WeChat ID | Wechat Id
more@qq         QQ
im              IM | Instant Messenger | Instant Messaging | MSN
more@spouse     Spouse | Partner | Wife | Husband
more@children   Children | Kids
more@anniversary Anniversary
more@hobby      Hobby | Hobbies | Interests
more@manager    Manager | Manager's Name | Reports To
more@assistant  Assistant | Assistant's Name
-               Photo | Avatar | Image | Picture | Gender | Sex | Created | Created At | Updated
-               Updated At | Modified | Last Modified | Created Date | Date Added | Starred
-               Favorite | Favourite | Last Contacted | Times Contacted | Ringtone | Account Type
-               Phonetic Name | Sort Key | Row | No. | Index | S/N | Sr No | Serial No
"""

DEALS: Final = """
id              id | Deal ID | Opportunity ID | opportunity_id | deal_id | Record ID | Key | Code
id              Opportunity Number | Opp ID | Reference | Ref | Deal Number | lead_id | Lead ID
name            Deal | Deal Name | Opportunity | Opportunity Name | Title | Deal Title | Name
name            Potential Name | Topic | Subject | Opp Name | Project | Project Name
account         Account | Account Name | Company | Company Name | Organization | Organisation
account         Customer | Customer Name | Client | Client Name | Client Company
contact         Contact | Contact Name | Contact Person | Person | Primary Contact | Full Name
contact         Person Name | Decision Maker | Prospect | Lead Name | Lead | Buyer
contact.given   First Name | Given Name
contact.family  Last Name | Family Name | Surname
owner           Owner | Deal Owner | Opportunity Owner | Sales Agent | sales_agent | Sales Rep
owner           Salesperson | Sales Person | Rep | Rep Name | Agent | Account Manager | Assigned To
owner           Account Executive | AE | Seller | Consultant | Advisor | User | Sales Owner
owner           Representative | Sales Representative | Employee
stage           Stage | Deal Stage | deal_stage | Sales Stage | Opportunity Stage | Pipeline Stage
stage           StageName | Phase | Current Stage | Sales Phase | Step | Funnel Stage
outcome         Status | Deal Status | Outcome | Result | Win/Loss | Won/Lost | Opportunity Status
outcome         Opportunity Result | Win Loss | Opp Status | State | Opportunity State
outcome.won     Is Won | IsWon | Won
outcome.lost    Is Lost | Lost
outcome.ended   Is Closed | IsClosed
created         Created | Create Date | Created Date | Created At | Created On | created_date
created         Creation Date | Opened | Open Date | Opened At | Date Created | Start Date | Added
created         Opportunity Created | Entry Date | Lead Date | Date Opened | Created Time
created         Deal Created | Date Added | Enquiry Date | Inquiry Date
engaged         engage_date | Engaged | Engagement Date | First Meeting | First Meeting Date
engaged         Meeting Date | First Contact | Engage Date | First Contact Date | First Call Date
expected        Close Date | Closing Date | Expected Close Date | Expected Close | Expected Closing
expected        Estimated Close Date | Est. Close Date | Forecast Close Date | Target Close Date
expected        Target Date | Expected Signing | Due Date | Forecast Date
closed          Closed | close_date_actual | Closed Date | Date Closed | Closed At | Closed On
closed          Actual Close Date | Won Date | End Date | Ended | Completed Date | Completion Date
closed          Finished | Signed Date | Sale Date | Deal Closed | Closed Time
closed.won      Won Time | Won At | Date Won
closed.lost     Lost Time | Lost At | Date Lost | Lost Date
value           Value | Amount | Deal Value | Deal Amount | close_value | Deal Size | Revenue
value           Price | Total | Total Amount | Total Value | Opportunity Amount | Sales Amount
value           Opportunity Value | Contract Value | Estimated Value | Est. Value | Worth | ACV
value           TCV
value           Premium | Deal Price | Potential Value | Estimated Revenue | Est. Revenue | Sales
currency        Currency | Currency Code | Amount Currency | CurrencyIsoCode
reason          Reason | Lost Reason | Loss Reason | Reason Lost | Closed Lost Reason | Why Lost
reason          Reason for Loss | Reason For Losing | Loss Cause
next_step       Next Step Date | Next Activity | Next Activity Date | Next Action Date | Follow-up
next_step       Follow Up Date | Next Meeting | Next Contact Date | Next Follow-up | Followup Date
agenda          Next Step | Next Steps | Next Action | Action | Agenda
plan            Product | Product Name | Plan | Products | Offer | Solution | Service | Item
note            Note | Notes | Comment | Comments | Description | Remark | Remarks | Memo
source          Source | Lead Source | Deal Source | Channel | Origin | Opportunity Source
probability     Probability | Probability (%) | Win Probability | Likelihood | Win Rate | Win %
probability     Confidence | Close Probability | Chance
phone           Phone | Mobile | Phone Number | Mobile Phone | Tel | Telephone | Contact Phone
email           Email | E-mail | Email Address | E-mail Address | Contact Email
-               Updated | Updated At | Last Modified | Last Updated | Modified | Age
-               Weighted Value
-               Expected Revenue | Weighted Amount | Pipeline | Region | Sector | Industry
-               Days Open
-               Manager | Regional Office | Fiscal Period | Fiscal Year | Quarter
-               Forecast Category
"""

CHANGES: Final = """
id              id | Deal ID | Opportunity ID | opportunity_id | deal_id | OpportunityId | Record ID
id              Lead ID | Case ID | Item ID | Key
name            Deal | Deal Name | Opportunity | Opportunity Name | Name | Title | Deal Title
account         Account | Account Name | Company | Customer | Customer Name
owner           Owner | Deal Owner | Opportunity Owner | Sales Rep | Sales Agent | Rep
from            From | From Stage | Old Stage | Previous Stage | Old Value | Stage From
from            Prior Stage
from            Before | Old | Source Stage | Previous | from_stage | Prev Stage
to              To | To Stage | New Stage | New Value | Stage To | After | New | Target Stage
to              to_stage
to              Entered Stage | Moved To | Stage After
to.stage        Stage | Deal Stage | Sales Stage | Stage Name | StageName | Status | Phase
to.stage        Current Stage
at              At | When | Date | Time | Timestamp | Changed | Changed At | Changed On
at              Change Date
at              Date Changed | Stage Change Date | Stage Changed At | Moved At | Date Entered Stage
at              Entered At | Date Entered | Entered | Modified | Last Modified | Last Modified Date
at              Edit Date | Event Time | Event Date | Entry Date | Start Date | Stage Date
at              Transition Date | Transition Time | Change Time | Stage Entered | Entered On
at              Date Moved | Effective Date | Log Date | Logged At | Datetime | Stage Start Date
at.created      Created | Created At | Created Date | Create Date | Created On
by              By | Changed By | Modified By | User | Last Modified By | Author | Edited By
what            Field | Property | Field Name | Changed Field | Attribute
value           Value | Amount | Deal Value
currency        Currency
reason          Reason | Lost Reason | Loss Reason
-               Duration | Stage Duration | Days in Stage | Date Left Stage | Date Left | Exit Date
-               Left At | End Date | Time in Stage
"""

ACTIVITIES: Final = """
at              At | When | Datetime | Timestamp | Start | Start Time | Started | Started At
at              Happened
at              Activity Date | Created | Created At | Logged At | Date Time | Call Time | Call Date
at              Completed | Completed At | Done | Done At | Occurred At | Start Date | Due Date
at              Activity Time | Date/Time | Call Start | Call Start Time | Occurred On
at.date         Date | Day | Activity Day
at.time         Time | Hour
kind            Kind | Type | Activity | Activity Type | Action | Event | Event Type | Task Type
kind            Method | Category | Channel | Interaction Type | Contact Type | What
who             Who | Name | Contact | Contact Name | Person | Customer | Customer Name | Client
who             Contact Person | With | Prospect | Full Name | Attendee | Person Name | Related To
who             Lead | Account | Company | Lead Name | Client Name
who.given       First Name
who.family      Last Name
who_id          Card | Card ID | Our ID
who_uid         card_uid
phone           Phone | Number | Phone Number | Mobile | Tel | Caller | Callee | Contact Number
phone           Called Number | Dialed Number | To Number | Telephone
email           Email | E-mail | Email Address | Contact Email
minutes         Minutes | Duration | Length | Min | Mins | Call Duration | Duration (min)
minutes         Talk Time
minutes         Duration Minutes | Time Spent | Call Length
minutes@s       Seconds | Duration (seconds) | Duration (s) | Duration Seconds | Duration (sec)
minutes@h       Hours | Duration (hours) | Duration (h)
note            Note | Notes | Comment | Comments | Remark | Remarks | Subject | Description
note            Details | Summary | Memo | Text | Body
outcome         Outcome | Result | Call Result | Call Outcome | Disposition | Status | Call Status
direction       Direction | Call Direction | In/Out | Inbound/Outbound | Call Type
uid             uid | pipeline uid
-               id | Activity ID | Owner | User | Assigned To | Created By | Priority | Deal
"""
