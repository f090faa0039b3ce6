"""The header lines of programs' exports, as their files have them."""

from __future__ import annotations

from typing import Final, NamedTuple


class Export(NamedTuple):
    """One kind of export of one program."""

    kind: str
    program: str | None
    header: tuple[str, ...]
    """Without the rows: those are people's."""


def _export(kind: str, program: str | None, line: str) -> Export:
    return Export(kind, program, tuple(name.strip() for name in line.split(",")))


GOOGLE_OLD: Final = _export(
    "contacts",
    "Google Contacts",
    """Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,
Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,
Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,
Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,
E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,
Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,
Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,
Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,
Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,
Organization 1 - Job Description,Website 1 - Type,Website 1 - Value""",
)
GOOGLE_NEW: Final = _export(
    "contacts",
    "Google Contacts",
    """First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,
Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,
Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,
E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,
Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,
Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,
Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Relation 1 - Label,
Relation 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value""",
)
OUTLOOK_DESKTOP: Final = _export(
    "contacts",
    "Outlook",
    """Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,
Business Street,Business Street 2,Business Street 3,Business City,Business State,
Business Postal Code,Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,
Home State,Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3,
Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,
Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,
Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,
TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,
Business Address PO Box,Categories,Children,Company Yomi,Directory Server,E-mail Address,
E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,
E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,Given Yomi,Government ID Number,Hobby,
Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,
Notes,Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,Profession,
Referred By,Sensitivity,Spouse,Surname Yomi,User 1,User 2,User 3,User 4,Web Page""",
)
OUTLOOK_WEB: Final = _export(
    "contacts",
    "Outlook",
    """First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,
E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,
Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,
Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,
Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,
Business Street,Business City,Business State,Business Postal Code,Business Country/Region,
Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other City,
Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,
Location,Web Page,Birthday,Anniversary,Notes""",
)
OUTLOOK_CHINESE: Final = _export(
    "contacts",
    "Outlook",
    """英文称谓,名,中间名,姓,中文称谓,单位,部门,职务,商务地址 街道,商务地址 街道 2,
商务地址 街道 3,商务地址 市/县,商务地址 省/市/自治区,商务地址 邮政编码,商务地址 国家/地区,
住宅地址 街道,
住宅地址 街道 2,住宅地址 街道 3,住宅地址 市/县,住宅地址 省/市/自治区,住宅地址 邮政编码,
住宅地址 国家/地区,助理的电话,商务传真,商务电话,商务电话 2,回电话,车载电话,单位主要电话,住宅传真,
住宅电话,
住宅电话 2,ISDN,移动电话,其他传真,其他电话,寻呼机,主要电话,无绳电话,TTY/TDD 电话,电报,Internet 忙闲,
办公地点,地点,电子邮件地址,电子邮件类型,电子邮件显示名称,电子邮件 2 地址,电子邮件 2 类型,
电子邮件 2 显示名,附注,工作证号码,关键词,记帐信息,纪念日,经理姓名,类别,里程,敏感度,目录服务器,配偶,
其他地址 - 邮箱,商务地址 - 邮箱,身份证编号,生日,私有,缩写,网页,性别,业余爱好,引用者,用户 1,优先级,
语言,
帐户,职业,住宅地址 - 邮箱,助理的姓名,子女""",
)
OUTLOOK_GERMAN: Final = _export(
    "contacts",
    "Outlook",
    """Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,
Straße geschäftlich,Straße geschäftlich 2,Ort geschäftlich,Region geschäftlich,
Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Ort privat,
Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,Telefon Assistent,
Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,
Telefon Firma,Fax privat,Telefon (privat),Telefon (privat 2),ISDN,Mobiltelefon,Weiteres Fax,
Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,Telefon für Hörbehinderte,Telex,
Abrechnungsinformation,Benutzer 1,Beruf,Büro,E-Mail-Adresse,E-Mail-Typ,
E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,Empfohlen von,Geburtstag,Geschlecht,
Hobby,Jahrestag,Kategorien,Kinder,Konto,Notizen,Partner/in,Priorität,Privat,Webseite""",
)
OUTLOOK_FRENCH: Final = _export(
    "contacts",
    "Outlook",
    """Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre (2),Rue (bureau),
Rue (bureau) 2,Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),
Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Rappel,
Téléphone société,Téléphone (domicile),Téléphone 2 (domicile),Tél. mobile,Téléphone (autre),
Téléphone principal,Adresse de messagerie,Type de messagerie,
Nom complet de l'adresse de messagerie,Adresse de messagerie 2,Anniversaire,
Anniversaire de mariage ou fête,Catégories,Conjoint(e),Notes,Page Web,Profession,Utilisateur 1""",
)
OUTLOOK_SPANISH: Final = _export(
    "contacts",
    "Outlook",
    """Tratamiento,Nombre,Segundo nombre,Apellidos,Sufijo,Organización,Departamento,Puesto,
Calle del trabajo,Ciudad de trabajo,Código postal del trabajo,Teléfono del trabajo,
Teléfono del trabajo 2,Particular,Teléfono móvil,Otro teléfono,Teléfono principal,Cumpleaños,
Categorías,Dirección de correo electrónico,Dirección de correo electrónico 2,Notas,Página web""",
)
LINKEDIN: Final = _export(
    "contacts",
    "LinkedIn",
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
)
HUBSPOT_CONTACTS: Final = _export(
    "contacts",
    "HubSpot",
    """Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,
Last Modified Date,Lifecycle Stage,Lead Source,Job Title,Associated Company,Associated Deal,
Country/Region,City,Marketing contact status""",
)
HUBSPOT_DEALS: Final = _export(
    "cards",
    "HubSpot",
    """Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date,Pipeline,
Closed Lost Reason,Associated Company,Associated Contact,Next step,Is Closed Won,
Amount in company currency,Last Activity Date""",
)
SALESFORCE_CONTACTS: Final = _export(
    "contacts",
    "Salesforce",
    """Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,
Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Fax,Mobile,Email,
Contact Owner,Lead Source,Birthdate,Department,Reports To,Description""",
)
SALESFORCE_REPORT: Final = _export(
    "cards",
    "Salesforce",
    """Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Amount,
Expected Revenue,Probability (%),Age,Close Date,Created Date,Next Step,Lead Source,Type,
Owner Role""",
)
SALESFORCE_API: Final = _export(
    "cards",
    "Salesforce",
    """Id,IsDeleted,AccountId,Name,Description,StageName,Amount,Probability,ExpectedRevenue,
CloseDate,Type,NextStep,LeadSource,IsClosed,IsWon,ForecastCategory,CurrencyIsoCode,OwnerId,
CreatedDate,CreatedById,LastModifiedDate,SystemModstamp,FiscalQuarter,FiscalYear""",
)
SALESFORCE_HISTORY: Final = _export(
    "cards",
    "Salesforce",
    """Opportunity Name,Opportunity Owner,From Stage,To Stage,Amount,Probability (%),Close Date,
Last Modified,Last Modified By,Created Date""",
)
PIPEDRIVE_PEOPLE: Final = _export(
    "contacts",
    "Pipedrive",
    """Person - ID,Person - Name,Person - First name,Person - Last name,Person - Label,
Person - Organization,Person - Phone - Work,Person - Phone - Home,Person - Phone - Mobile,
Person - Phone - Other,Person - Email - Work,Person - Email - Home,Person - Email - Other,
Person - Open deals,Person - Next activity date,Person - Owner,Person - Birthday,
Person - Job title,Person - Notes""",
)
PIPEDRIVE_DEALS: Final = _export(
    "cards",
    "Pipedrive",
    """Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,
Deal - Contact person,Deal - Expected close date,Deal - Next activity date,Deal - Owner,
Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time,
Deal - Deal closed on,Deal - Lost reason,Deal - Update time,Deal - Total activities,
Person - Phone - Work""",
)
ZOHO_CONTACTS: Final = _export(
    "contacts",
    "Zoho",
    """Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,
Account Name,Vendor Name,Email,Title,Department,Phone,Home Phone,Other Phone,Fax,Mobile,
Date of Birth,Assistant,Asst Phone,Reporting To,Email Opt Out,Created By,Created Time,
Mailing Street,Mailing City,Mailing State,Mailing Zip,Mailing Country,Description,Skype ID,
Secondary Email,Twitter,Tag""",
)
ZOHO_DEALS: Final = _export(
    "cards",
    "Zoho",
    """Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,
Account Name,Stage,Type,Probability (%),Expected Revenue,Next Step,Lead Source,Contact Name.id,
Contact Name,Created Time,Modified Time,Description,Reason For Loss,Pipeline,Currency""",
)
OPPORTUNITIES: Final = _export(
    "cards",
    "sales opportunities",
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
)
OUR_CONTACTS: Final = _export(
    "contacts",
    "pipelinecli",
    """uid,id,name,phone,email,org,title,source,referred_by,grade,birthday,tags,note,opened,
stage""",
)
OUR_ACTIVITIES: Final = _export(
    "activities", "pipelinecli", "uid,at,kind,card_uid,name,minutes,due,note"
)
OUR_STAGES: Final = _export("cards", "pipelinecli", "card_uid,name,attempt,at,from,to,kind,reason")
CHINESE_LIST: Final = _export(
    "contacts",
    None,
    "姓名,手机,公司,职务,生日,备注,微信,来源,级别,标签,推荐人,家庭住址,办公电话,年龄",
)
CHINESE_CRM: Final = _export(
    "contacts", None, "客户名称,联系人,手机号码,邮箱,部门,地址,负责人,创建时间,客户来源,爱车型号"
)
CHINESE_DEALS: Final = _export(
    "cards",
    None,
    """商机编号,商机名称,客户名称,联系人,销售阶段,金额（万元）,预计成交日期,负责人,创建时间,
赢单/输单,输单原因,下次跟进时间,备注""",
)
CHINESE_CALLS: Final = _export(
    "activities", None, "拜访时间,客户姓名,手机,方式,通话时长（秒）,内容,跟进人"
)
OUR_CARDS_OF_VCARDS: Final = _export(
    "contacts",
    None,
    """name,phone,phone2,phone3,email,email2,org,title,birthday,note,tags,source,uid,url,address,
nickname""",
)
PHONE_CONVERTER: Final = _export(
    "contacts",
    None,
    """First Name,Last Name,Display Name,Phone : mobile,Phone : home,Phone : work,E-mail : home,
E-mail : work,Organization,Birthday,Note,Favourite colour""",
)
SMALL_LIST: Final = _export("contacts", None, "Customer,Tel.,E-Mail,Firm,DOB,Remarks")
SMALL_DEALS: Final = _export("cards", None, "id,owner,stage,created,closed,amount")
STAGE_LOG: Final = _export("cards", None, "deal_id,from_stage,to_stage,changed_at,changed_by")
CALL_LOG: Final = _export("activities", None, "Date,Time,Type,Contact,Phone Number,Duration,Notes")
EVERY: Final = {name: value for name, value in globals().items() if isinstance(value, Export)}
