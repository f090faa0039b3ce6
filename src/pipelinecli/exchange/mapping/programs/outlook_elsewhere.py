"""Outlook's CSV in other languages than English, as its own import knows the columns.

What a card keeps of it, and nothing more: the rest is left alone and said.
"""

from __future__ import annotations

from typing import Final

MARKS: Final = """
1 电子邮件地址 | 電子郵件地址 | 電子メール アドレス | 전자 메일 주소 | E-Mail-Adresse
1 Adresse de messagerie | Adresse de courrier | Indirizzo posta elettronica
1 Dirección de correo electrónico | Dirección del correo electrónico | E-mailadres
1 Endereço de email | Endereço de Correio Electrónico | Адрес эл. почты
2 移动电话 | 行動電話 | 携帯電話 | 휴대폰 | Mobiltelefon | Tél. mobile | Cellulare | Teléfono móvil
2 Mobile Phone | Mobiele telefoon | Telefone celular | Telemóvel | Телефон мобильный
2 Телефон переносной
"""

ASIAN: Final = """
name.prefix     英文称谓 | 頭銜 | 肩書き | 호칭(영문)
name.given      名 | 名字 | 이름
name.middle     中间名 | 中間名 | ミドル ネーム | 중간 이름
name.family     姓 | 姓氏 | 성
more@prefix     中文称谓 | 稱謂 | 敬称 | 호칭(한글)
org             单位 | 公司 | 会社名 | 회사
more@department 部门 | 部門 | 部署 | 부서
title           职务 | 職稱 | 役職 | 직함
phone@mobile    移动电话 | 行動電話 | 携帯電話 | 휴대폰
phone@work      商务电话 | 商务电话 # | 商務電話 | 商務電話 # | 会社電話 | 会社電話 #
phone@work      근무처 전화 | 근무처 전화 #
phone@home      住宅电话 | 住宅电话 # | 住家電話 | 住家電話 # | 自宅電話 | 自宅電話 #
phone@home      집 전화 번호 | 집 전화 #
phone@main      主要电话 | 代表電話 | 通常の電話 | 기본 전화
phone@company   单位主要电话 | 公司代表線 | 会社代表電話 | 회사 대표 전화
phone@other     其他电话 | 其他電話 | その他の電話 | 기타 전화
phone@car       车载电话 | 汽車電話 | 自動車電話 | 카폰
phone@radio     无绳电话 | 無線電話 | 무선 전화
phone@assistant 助理的电话 | 助理電話 | 秘書の電話 | 비서 전화 번호
phone@callback  回电话 | 回撥電話 | コールバック | 다시 걸 전화
more@fax        商务传真 | 住宅传真 | 其他传真 | 商務傳真 | 住家傳真 | 其他傳真 | 会社 FAX
more@fax        自宅 FAX | その他の FAX | 근무지 팩스 | 집 팩스 | 기타 팩스
email           电子邮件地址 | 电子邮件 # 地址 | 電子郵件地址 | 電子郵件 # 地址
email           電子メール アドレス | 電子メール # アドレス | 전자 메일 주소 | 전자 메일 # 주소
-               电子邮件类型 | 电子邮件显示名称 | 电子邮件 # 类型 | 电子邮件 # 显示名
address.street@work  商务地址 街道 | 商务地址 街道 # | 商務 - 街 | 商務 - 街 # | 番地 (会社)
address.city@work    商务地址 市/县 | 商務 - 市/鎮 | 市町村 (会社)
address.region@work  商务地址 省/市/自治区 | 商務 - 縣/市 | 都道府県 (会社)
address.code@work    商务地址 邮政编码 | 商務 - 郵遞區號 | 郵便番号 (会社)
address.country@work 商务地址 国家/地区 | 商務 - 國家/地區
address.street@home  住宅地址 街道 | 住宅地址 街道 # | 住家 - 街 | 住家 - 街 # | 番地 (自宅)
address.city@home    住宅地址 市/县 | 住家 - 市/鎮 | 市町村 (自宅)
address.region@home  住宅地址 省/市/自治区 | 住家 - 縣/市 | 都道府県 (自宅)
address.code@home    住宅地址 邮政编码 | 住家 - 郵遞區號 | 郵便番号 (自宅)
address.country@home 住宅地址 国家/地区 | 住家 - 國家/地區
address.street@other  其他地址 街道 | 其他地址 街道 # | 其他 - 街 | 其他 - 街 # | 番地 (その他)
address.city@other    其他地址 市/县 | 其他 - 市/鎮 | 市町村 (その他)
address.region@other  其他地址 省/市/自治区 | 其他 - 縣/市 | 都道府県 (その他)
address.code@other    其他地址 邮政编码 | 其他 - 郵遞區號 | 郵便番号 (その他)
address.country@other 其他地址 国家/地区 | 其他 - 國家/地區
url             网页 | 網頁 | Web ページ | 웹 페이지
birthday        生日 | 誕生日 | 생일
more@anniversary 纪念日 | 紀念日 | 記念日 | 결혼 기념일
more@spouse     配偶 | 配偶者 | 배우자
more@children   子女 | 子供 | 자녀
more@hobby      业余爱好 | 嗜好 | 趣味 | 취미
more@assistant  助理的姓名 | 助理 | 秘書の氏名 | 비서 이름
more@manager    经理姓名 | 主管名稱 | マネージャー | 관리자 이름
more@profession 职业 | 專業 | 職業 | 직업
more@office     办公地点 | 辦公室 | 事業所 | 사무실 위치
referred_by     引用者 | 推荐人
note            附注 | 記事 | メモ | 메모
tags            类别 | 類別 | 分類 | 범주 항목
-               ISDN | Internet 忙闲 | TTY/TDD 电话 | 电报 | 寻呼机 | 地点 | 缩写 | 工作证号码
-               关键词 | 记帐信息 | 里程 | 敏感度 | 目录服务器 | 身份证编号 | 私有 | 性别 | 语言
-               用户 # | 优先级 | 帐户 | 其他地址 - 邮箱 | 商务地址 - 邮箱 | 住宅地址 - 邮箱
-               给定 Yomi | 姓氏 Yomi | 公司 Yomi | 姓フリガナ | 名前フリガナ | 会社名フリガナ
"""

EUROPEAN: Final = """
name.prefix     Anrede | Titre | Titolo | Tratamiento | Titel | Tratamento | Обращение
name.given      Vorname | Prénom | Nombre | Nome | Voornaam | Имя
name.middle     Weitere Vornamen | Deuxième prénom | Segundo nombre | Secondo nome
name.middle     Middelste naam | Segundo nome | Отчество
name.family     Nachname | Nom | Apellidos | Apellido | Cognome | Achternaam | Sobrenome | Apelido
name.family     Фамилия
name.suffix     Suffix | Suffixe | Sufijo | Titolo straniero | Achtervoegsel | Sufixo
org             Firma | Société | Organización | Società | Bedrijf | Empresa | Organisation
org             Организация
more@department Abteilung | Service | Departamento | Reparto | Afdeling | Отдел
title           Position | Titre # | Fonction | Puesto | Posizione | Functie | Cargo | Должность
phone@mobile    Mobiltelefon | Tél. mobile | Teléfono móvil | Cellulare | Mobiele telefoon
phone@mobile    Telefone celular | Celular | Telemóvel | Телефон переносной | Телефон мобильный
phone@work      Telefon geschäftlich | Telefon geschäftlich # | Téléphone (bureau)
phone@work      Téléphone # (bureau) | Teléfono del trabajo | Teléfono del trabajo # | Ufficio
phone@work      Ufficio # | Telefoon op werk | Telefoon op werk # | Telefone comercial
phone@work      Telefone comercial # | Рабочий телефон | Рабочий телефон #
phone@home      Telefon privat | Telefon privat # | Telefon (privat) | Telefon (privat #)
phone@home      Téléphone (domicile) | Téléphone # (domicile) | Particular | Particular #
phone@home      Abitazione | Abitazione # | Telefoon thuis | Telefoon thuis #
phone@home      Telefone residencial | Telefone residencial # | Домашний телефон
phone@main      Haupttelefon | Téléphone principal | Teléfono principal | Telefono principale
phone@company   Telefon Firma | Téléphone société | Telefono principale società
phone@company   Número de centralita de la organización
phone@other     Weiteres Telefon | Téléphone (autre) | Otro teléfono | Altro telefono
phone@car       Autotelefon | Téléphone (voiture) | Telefono auto
phone@radio     Mobiltelefon # | Radio téléphone | Radiotelefono
phone@assistant Telefon Assistent | Téléphone de l'assistant(e) | Telefono assistente
phone@callback  Rückmeldung | Rappel | Devolución de llamada
more@fax        Fax geschäftlich | Fax privat | Weiteres Fax | Télécopie (bureau)
more@fax        Télécopie (domicile) | Télécopie (autre) | Fax (uff.) | Fax (ab.) | Altro fax
more@fax        Fax del trabajo | Otro fax
email           E-Mail-Adresse | E-Mail #: Adresse | Adresse de messagerie
email           Adresse de messagerie # | Adresse de courrier | Adresse de courrier #
email           Dirección de correo electrónico | Dirección de correo electrónico #
email           Dirección del correo electrónico | Dirección del correo electrónico #
email           Indirizzo posta elettronica | Indirizzo posta elettronica # | E-mailadres
email           E-mailadres # | Endereço de email | Endereço de email # | Адрес эл. почты
email           Endereço de Correio Electrónico | Адрес # эл. почты
address.street@work  Straße geschäftlich | Straße geschäftlich # | Rue (bureau) | Rue (bureau) #
address.street@work  Calle del trabajo | Calle del trabajo # | Via (uff.) | Via (uff.) #
address.city@work    Ort geschäftlich | Ville (bureau) | Ciudad de trabajo | Città (uff.)
address.region@work  Region geschäftlich | Dép/Région (bureau) | Provincia (uff.)
address.code@work    Postleitzahl geschäftlich | Code postal (bureau) | CAP (uff.)
address.code@work    Código postal del trabajo
address.country@work Land/Region geschäftlich | Pays/Région (bureau) | Paese (uff.)
address.street@home  Straße privat | Straße privat # | Rue (domicile) | Rue (domicile) #
address.street@home  Via (ab.) | Via (ab.) #
address.city@home    Ort privat | Ville (domicile) | Città (ab.)
address.region@home  Bundesland/Kanton privat | Dép/Région (domicile) | Provincia (ab.)
address.code@home    Postleitzahl privat | Code postal (domicile) | CAP (ab.)
address.country@home Land/Region privat | Pays/Région (domicile) | Paese (ab.)
address.street@other  Weitere Straße | Weitere Straße # | Rue (autre) | Rue (autre) #
address.city@other    Weiterer Ort | Ville (autre)
address.region@other  Weiteres/r Bundesland/Kanton | Dép/Région (autre)
address.code@other    Weitere Postleitzahl | Code postal (autre)
address.country@other Weiteres/e Land/Region | Pays/Région (autre)
url             Webseite | Page Web | Página web | Pagina Web | Webpagina | Página da Web
birthday        Geburtstag | Anniversaire | Cumpleaños | Compleanno | Verjaardag | Aniversário
birthday        День рождения
more@anniversary Jahrestag | Anniversaire de mariage ou fête | Anniversario
more@spouse     Partner | Partner/in | Conjoint(e) | Nome coniuge
more@children   Kinder | Enfants | Hijos | Figli
more@hobby      Hobby | Passe-temps | Aficiones
more@assistant  Name Assistent | Assistent(in) | Nom de l'assistant(e) | Nome assistente
more@manager    Name des/der Vorgesetzten | Name des/r Vorgesetzten | Responsable | Nome manager
more@profession Beruf | Profession | Professione
more@office     Büro | Bureau | Ubicazione ufficio
referred_by     Empfohlen von | Recommandé par
note            Notizen | Notes | Notas | Note | Notities | Anotações | Заметки
tags            Kategorien | Catégories | Categorías | Categorie | Categorieën | Categorias
tags            Категории
-               ISDN | RNIS | Pager | Telex | Télex | Abrechnungsinformation | Benutzer #
-               E-Mail-Typ | E-Mail: Angezeigter Name | E-Mail #: Typ | E-Mail #: Angezeigter Name
-               Geschlecht | Initialen | Internet Frei/Gebucht | Internet-Frei/Gebucht | Konto | Ort
-               Organisationsnr. | Postfach geschäftlich | Postfach privat | Weiteres Postfach
-               Priorität | Privat | Regierungsnr. | Sozialversicherungsnr. | Reisekilometer
-               Sprache | Stichwörter | Vertraulichkeit | Verzeichnisserver
-               Telefon für Hörbehinderte | Type de messagerie | Type de messagerie #
-               Nom complet de l'adresse de messagerie | Nom complet de l'adresse de messagerie #
-               Critère de diffusion | Priorité | Utilisateur # | Kilométrage | Sexe | Sesso
"""
