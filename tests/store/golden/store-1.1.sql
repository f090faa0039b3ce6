-- A store of version 1.1, as the program of that version wrote it.
PRAGMA application_id = 1347439683;
PRAGMA user_version = 1001;
BEGIN TRANSACTION;
CREATE TABLE activity (
  id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  card_id INTEGER,
  attempt_id INTEGER,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  due TEXT,
  minutes INTEGER,
  note TEXT,
  PRIMARY KEY (id),
  CONSTRAINT kind_known CHECK (kind IN ('dial', 'talk', 'visit', 'proposal', 'service',
    'referral-asked', 'referral-got', 'note', 'booking', 'rebooking')),
  CONSTRAINT at_is_utc CHECK (at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT due_is_a_date_or_time CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'
    OR due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
  CONSTRAINT minutes_not_negative CHECK (minutes >= 0),
  UNIQUE (uid),
  FOREIGN KEY(card_id) REFERENCES card (id),
  FOREIGN KEY(attempt_id) REFERENCES attempt (id)
)
 STRICT
;
INSERT INTO "activity" VALUES(1,'2c21221d24f120f16c44e70c1e9c3774',1,1,'2026-11-03T02:00:00Z','dial',NULL,4,'老家在苏州');
INSERT INTO "activity" VALUES(2,'1fb335cbedf6b901ab011ea52fb2251d',1,1,'2026-11-03T02:05:00Z','booking','2026-11-05',NULL,NULL);
INSERT INTO "activity" VALUES(3,'8607bca54f747e13fbf0d54c78108590',1,1,'2026-11-05T07:00:00Z','visit',NULL,NULL,NULL);
INSERT INTO "activity" VALUES(4,'082a0aac677eda3bb513c518edc7c0f8',2,2,'2026-11-04T04:00:00Z','visit',NULL,NULL,NULL);
INSERT INTO "activity" VALUES(5,'c87e4a456bfd0e053c44ba38ae34c5e6',2,4,'2026-11-12T02:10:00Z','booking','2026-11-16',NULL,NULL);
INSERT INTO "activity" VALUES(6,'7f1ed310058d16000571781d32c61c78',3,3,'2026-11-18T01:00:00Z','booking','2026-11-20',NULL,'她先生也来');
INSERT INTO "activity" VALUES(7,'924d0ce266b6b3644c2726353364bb6d',5,5,'2026-11-18T01:40:00Z','visit',NULL,NULL,NULL);
INSERT INTO "activity" VALUES(8,'ee1a59d064bcfd31d3a7bdaf336fc1af',3,3,'2026-11-20T06:30:00Z','visit',NULL,NULL,NULL);
INSERT INTO "activity" VALUES(9,'01a281e6cd281324c636f1eefc157af2',7,8,'2026-11-23T03:00:00Z','booking','2026-11-24',NULL,'at her office');
INSERT INTO "activity" VALUES(10,'3ec2802a5d8c07440d2c0cfdd8724d25',7,8,'2026-11-24T07:00:00Z','visit',NULL,NULL,NULL);
INSERT INTO "activity" VALUES(11,'82d7b07714d74425d329aa6991392caf',3,3,'2026-11-24T04:00:00Z','visit',NULL,NULL,'brought the forms');
INSERT INTO "activity" VALUES(12,'011690731f30a60b4a5165005e83a891',8,9,'2026-11-26T01:10:00Z','visit',NULL,NULL,NULL);
CREATE TABLE attempt (
  id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  card_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  current INTEGER NOT NULL,
  stage TEXT NOT NULL,
  since TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT,
  reason TEXT,
  override TEXT,
  first_meeting TEXT,
  held INTEGER NOT NULL,
  next_step TEXT,
  next_agenda TEXT,
  next_marked TEXT,
  person TEXT,
  person_marked TEXT,
  "plan" TEXT,
  plan_marked TEXT,
  budget TEXT,
  budget_marked TEXT,
  amount_low INTEGER,
  amount_high INTEGER,
  amount_per TEXT,
  signing TEXT,
  signing_marked TEXT,
  signed_on TEXT,
  received INTEGER,
  issued_on TEXT,
  premium INTEGER,
  standard INTEGER,
  currency TEXT,
  PRIMARY KEY (id),
  CONSTRAINT stage_known CHECK (stage IN ('opportunity', 'appointment', '25', '50', '90',
    'closed', 'lost')),
  CONSTRAINT outcome_known CHECK (outcome IN ('closed', 'lost', 'fell-back', 'merged')),
  CONSTRAINT amount_per_known CHECK (amount_per IN ('day', 'week', 'month', 'quarter', 'year',
    'once')),
  CONSTRAINT since_is_utc CHECK (since GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT opened_at_is_utc CHECK (opened_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT ended_at_is_utc CHECK (ended_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT first_meeting_is_a_date_or_time CHECK (first_meeting GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' OR first_meeting GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
  CONSTRAINT next_step_is_a_date_or_time CHECK (next_step GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' OR next_step GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
  CONSTRAINT signing_is_a_date_or_time CHECK (signing GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' OR signing GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
  CONSTRAINT next_marked_is_a_date CHECK (next_marked GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT person_marked_is_a_date CHECK (person_marked GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT plan_marked_is_a_date CHECK (plan_marked GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT budget_marked_is_a_date CHECK (budget_marked GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT signing_marked_is_a_date CHECK (signing_marked GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT signed_on_is_a_date CHECK (signed_on GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT issued_on_is_a_date CHECK (issued_on GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT current_is_yes_or_no CHECK (current IN (0, 1)),
  CONSTRAINT held_is_yes_or_no CHECK (held IN (0, 1)),
  CONSTRAINT amount_low_not_negative CHECK (amount_low >= 0),
  CONSTRAINT received_not_negative CHECK (received >= 0),
  CONSTRAINT premium_not_negative CHECK (premium >= 0),
  CONSTRAINT standard_not_negative CHECK (standard >= 0),
  CONSTRAINT numbered_from_one CHECK (number >= 1),
  CONSTRAINT held_on_a_day CHECK (held = 0 OR first_meeting IS NOT NULL),
  CONSTRAINT amount_in_order CHECK (amount_low <= amount_high),
  CONSTRAINT ended_with_an_outcome CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  UNIQUE (uid),
  FOREIGN KEY(card_id) REFERENCES card (id)
)
 STRICT
;
INSERT INTO "attempt" VALUES(1,'c08025aa6fd0b506e2ad4c748661eab5',1,1,1,'closed','2026-11-19T02:00:00Z','2026-11-02T01:10:00Z','2026-11-19T02:00:00Z','closed',NULL,NULL,'2026-11-05',1,'2026-11-17','签单','2026-11-09','本人','2026-11-09','养老险','2026-11-09','1000-1500/month','2026-11-09',100000,150000,'month','2026-11-19','2026-11-09','2026-11-17',1200000,'2026-11-19',1200000,600000,'CNY');
INSERT INTO "attempt" VALUES(2,'604c8da3e88b2dd4e70c369e7b9cb1f5',2,1,1,'opportunity','2026-11-20T01:00:00Z','2026-11-02T01:20:00Z','2026-11-20T01:00:00Z','fell-back','没有回音',NULL,'2026-11-04',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(3,'8f9925921da8e12dfdf76f34e7cc9e63',3,1,1,'25','2026-11-20T06:30:00Z','2026-11-02T01:30:00Z',NULL,NULL,NULL,NULL,'2026-11-20',1,'2026-11-26',NULL,'2026-11-20',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(4,'e17db474c880cb75651eb8e68550e7f6',2,2,0,'appointment','2026-11-12T02:10:00Z','2026-11-12T02:00:00Z','2026-11-13T03:00:00Z','merged',NULL,NULL,'2026-11-16',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(5,'be5a614654c320cc1d45eab3718b9557',5,1,1,'lost','2026-11-19T01:00:00Z','2026-11-18T01:30:00Z','2026-11-19T01:00:00Z','lost',NULL,NULL,'2026-11-18',1,'2026-11-25',NULL,'2026-11-18',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(6,'9aeb400841a954f3ed9d0e4268072b67',6,1,0,'lost','2026-11-22T02:00:00Z','2026-11-21T02:00:00Z','2026-11-22T02:00:00Z','lost','明确拒绝','我叔叔',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(7,'b94c2d73ccf225553ac8a243f1e185ae',6,2,1,'opportunity','2026-11-22T03:00:00Z','2026-11-22T03:00:00Z',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(8,'cc33593528588ea6af960b971a4b5b99',7,1,1,'50','2026-11-25T02:00:00Z','2026-11-23T02:00:00Z',NULL,NULL,NULL,NULL,'2026-11-24',1,'2026-11-26T10:00','go through the plan','2026-11-24','herself','2026-11-25','annuity','2026-11-25','1000-1500/month','2026-11-25',100000,150000,'month','2026-12-01','2026-11-25',NULL,NULL,NULL,NULL,NULL,'CNY');
INSERT INTO "attempt" VALUES(9,'12622ad17c7e874ff55fb6b51a97b76d',8,1,1,'lost','2026-11-27T02:00:00Z','2026-11-26T01:00:00Z','2026-11-27T02:00:00Z','lost',NULL,NULL,'2026-11-26',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE card (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  phone TEXT,
  phone_key TEXT,
  email TEXT,
  email_key TEXT,
  org TEXT,
  title TEXT,
  source TEXT,
  referred_by INTEGER,
  grade TEXT,
  birthday TEXT,
  note TEXT,
  forgotten INTEGER NOT NULL,
  CONSTRAINT opened_on_is_a_date CHECK (opened_on GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT birthday_is_a_date CHECK (birthday GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT forgotten_is_yes_or_no CHECK (forgotten IN (0, 1)),
  CONSTRAINT grade_known CHECK (grade IN ('A', 'B', 'C', 'D')),
  CONSTRAINT uid_is_128_bit CHECK (length(uid) = 32),
  UNIQUE (uid),
  FOREIGN KEY(referred_by) REFERENCES card (id) ON DELETE SET NULL
)
 STRICT
;
INSERT INTO "card" VALUES(1,'0e3d0392f6f6a559b9fa64dc45db96b8','王经理','王经理','2026-11-02','13800138000','13800138000',NULL,NULL,'大华公司',NULL,'referral',NULL,'A','1980-11-28',NULL,0);
INSERT INTO "card" VALUES(2,'af6af7cb6f91ea0f8840c8deac5091d8','Li "Bo" O''Hara','li "bo" o''hara','2026-11-02','139-0013-9000','13900139000','bo@example.com','bo@example.com',NULL,NULL,NULL,NULL,NULL,NULL,'两个孩子
喜欢 \ 喝茶',0);
INSERT INTO "card" VALUES(3,'50985327794357803ea9fb85a7bc96f7','陈太太','陈太太','2026-11-02',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,0);
INSERT INTO "card" VALUES(5,'a71e1006a3ffb9cf3858b52429a659cf','','','2026-11-18',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "card" VALUES(6,'c1ef40e8e570dc055b0043ab5f1196a1','赵六','赵六','2026-11-21',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "card" VALUES(7,'154d8be108f8a51f6b1e336f40bf1d42','孙九','孙九','2026-11-23','13700137000','13700137000','sun@example.com','sun@example.com','九州贸易','经理','fair',NULL,NULL,NULL,'喜欢 "龙井"',0);
INSERT INTO "card" VALUES(8,'bc689bce96959a29f65f67e71afb4d5d','','','2026-11-26',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
CREATE TABLE change_set (
  id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  effective_at TEXT NOT NULL,
  command TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT recorded_at_is_utc CHECK (recorded_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT effective_at_is_utc CHECK (effective_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  UNIQUE (uid)
)
 STRICT
;
INSERT INTO "change_set" VALUES(1,'fa29c4ce334a9416759a063cab6b9eab','2026-11-02T01:00:00Z','2026-11-02T01:00:00Z','init');
INSERT INTO "change_set" VALUES(2,'d9111f7583c973cffd5e426b30fa6105','2026-11-02T01:10:00Z','2026-11-02T01:10:00Z','add');
INSERT INTO "change_set" VALUES(3,'a3a45a583e6e0802fb8ca3a2406be6cd','2026-11-02T01:20:00Z','2026-11-02T01:20:00Z','add');
INSERT INTO "change_set" VALUES(4,'2a9abd2d86c6c6ad60149cc92aaf9505','2026-11-02T01:30:00Z','2026-11-02T01:30:00Z','add');
INSERT INTO "change_set" VALUES(5,'c2bd6c8b53189391ed8b381031435699','2026-11-02T01:40:00Z','2026-11-02T01:40:00Z','tally');
INSERT INTO "change_set" VALUES(6,'f2df5cab6ba1fedc2193468e77b2e2b7','2026-11-03T02:00:00Z','2026-11-03T02:00:00Z','log');
INSERT INTO "change_set" VALUES(7,'2b44eaa088cb247312c08247d9042642','2026-11-03T02:05:00Z','2026-11-03T02:05:00Z','book');
INSERT INTO "change_set" VALUES(8,'34729f7ae5d707347beff746b220d985','2026-11-05T07:00:00Z','2026-11-05T07:00:00Z','met');
INSERT INTO "change_set" VALUES(9,'ce75e1ca734940bd6cf8fb859f1f4f60','2026-11-06T10:00:00Z','2026-11-04T04:00:00Z','met');
INSERT INTO "change_set" VALUES(10,'f442e61a7ea00c435b9d23b02ff086a9','2026-11-09T02:00:00Z','2026-11-09T02:00:00Z','mark');
INSERT INTO "change_set" VALUES(11,'4f6226e87839e88a2e959661ca5e1f4f','2026-11-12T02:00:00Z','2026-11-12T02:00:00Z','add');
INSERT INTO "change_set" VALUES(12,'ec4bc514688047cdd45ec30958963386','2026-11-12T02:10:00Z','2026-11-12T02:10:00Z','book');
INSERT INTO "change_set" VALUES(13,'7d2f270d9a2c5d567739b6283d775d32','2026-11-13T03:00:00Z','2026-11-13T03:00:00Z','merge');
INSERT INTO "change_set" VALUES(14,'c437998a90690affddd9b77e10f2ccea','2026-11-17T08:00:00Z','2026-11-17T08:00:00Z','sign');
INSERT INTO "change_set" VALUES(15,'b7c72190914df7e0cde3a59709a585fa','2026-11-18T01:00:00Z','2026-11-18T01:00:00Z','book');
INSERT INTO "change_set" VALUES(16,'980c2b5b88c0ded8dbebf69d5f87a28b','2026-11-18T01:30:00Z','2026-11-18T01:30:00Z','add');
INSERT INTO "change_set" VALUES(17,'68b79030e36e98da8a77ddecc1dfc590','2026-11-18T01:40:00Z','2026-11-18T01:40:00Z','met');
INSERT INTO "change_set" VALUES(18,'f7a9b948c74365d11d7628f987abd5a9','2026-11-19T01:00:00Z','2026-11-19T01:00:00Z','forget');
INSERT INTO "change_set" VALUES(19,'56bee1a21676ebf5e1efd20e6b873c36','2026-11-19T02:00:00Z','2026-11-19T02:00:00Z','close');
INSERT INTO "change_set" VALUES(20,'a9464c08e53f3dc7b05bf3effc3e0e07','2026-11-20T01:00:00Z','2026-11-20T01:00:00Z','back');
INSERT INTO "change_set" VALUES(21,'63ac54b2d8601508efcb290e8ef6c8da','2026-11-20T06:30:00Z','2026-11-20T06:30:00Z','met');
INSERT INTO "change_set" VALUES(22,'4e454124304d6d36ad11371044eec4f4','2026-11-20T07:00:00Z','2026-11-20T07:00:00Z','edit');
INSERT INTO "change_set" VALUES(23,'ac16aacdb3d3a3c11948799d092c3bad','2026-11-21T02:00:00Z','2026-11-21T02:00:00Z','add');
INSERT INTO "change_set" VALUES(24,'9da94fa368c882db69e65782fb18a32f','2026-11-21T02:10:00Z','2026-11-21T02:10:00Z','move');
INSERT INTO "change_set" VALUES(25,'3dee354f753f09d25f783ad753a3d717','2026-11-22T02:00:00Z','2026-11-22T02:00:00Z','lose');
INSERT INTO "change_set" VALUES(26,'889bb96b5dce74ebe8d643c411cffd43','2026-11-22T03:00:00Z','2026-11-22T03:00:00Z','reopen');
INSERT INTO "change_set" VALUES(27,'a962744e4e9a6a429ac9433ef9de64ed','2026-11-22T04:00:00Z','2026-11-22T04:00:00Z','config');
INSERT INTO "change_set" VALUES(28,'6dcd8c7def16825d64d56b7b04fd35fb','2026-11-23T01:00:00Z','2026-11-23T01:00:00Z','checkin');
INSERT INTO "change_set" VALUES(29,'f26d5f223ca6ac8776a4cab4bc39f73e','2026-11-23T02:00:00Z','2026-11-23T02:00:00Z','add');
INSERT INTO "change_set" VALUES(30,'e3cfba5d50b7cf8da55030192e3af564','2026-11-23T03:00:00Z','2026-11-23T03:00:00Z','book');
INSERT INTO "change_set" VALUES(31,'e858211267db107d848e5934b3bfd2f4','2026-11-24T07:00:00Z','2026-11-24T07:00:00Z','met');
INSERT INTO "change_set" VALUES(32,'5066b879919df182178900a11aa4b4d0','2026-11-25T01:00:00Z','2026-11-25T01:00:00Z','checkin');
INSERT INTO "change_set" VALUES(33,'b01f62d3c1f0cd52dbb7620ded959f46','2026-11-25T02:00:00Z','2026-11-25T02:00:00Z','mark');
INSERT INTO "change_set" VALUES(34,'4849f930cacfd0d4726584adbbb0af20','2026-11-25T02:10:00Z','2026-11-24T04:00:00Z','log');
INSERT INTO "change_set" VALUES(35,'314d58cd956e6c38d9e2e700b7eee7af','2026-11-25T02:20:00Z','2026-11-25T02:20:00Z','checkin');
INSERT INTO "change_set" VALUES(36,'5dba93e51e1d3b8012c219949199866a','2026-11-25T02:30:00Z','2026-11-25T02:30:00Z','tally');
INSERT INTO "change_set" VALUES(37,'abf3fcd70fd6c2495742d355e14889a1','2026-11-26T01:00:00Z','2026-11-26T01:00:00Z','add');
INSERT INTO "change_set" VALUES(38,'a42f4cc7a70d15a6db361bc1fc2b019d','2026-11-26T01:10:00Z','2026-11-26T01:10:00Z','met');
INSERT INTO "change_set" VALUES(39,'fe71994f988476b87b912c5951d50041','2026-11-27T01:00:00Z','2026-11-27T01:00:00Z','checkin');
INSERT INTO "change_set" VALUES(40,'78e37c481beea0269c37f01cc9bce7c1','2026-11-27T02:00:00Z','2026-11-27T02:00:00Z','forget');
INSERT INTO "change_set" VALUES(41,'5428a22da1dd69ca7cd03bfadd8e2f6f','2026-11-27T02:30:00Z','2026-11-27T02:30:00Z','edit');
INSERT INTO "change_set" VALUES(42,'eb24077ecc505b4060855cf2c9e7566f','2026-11-27T03:00:00Z','2026-11-27T03:00:00Z','config');
CREATE TABLE checkin (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL,
  change_set_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  revision INTEGER NOT NULL,
  begins_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  handed_in_at TEXT NOT NULL,
  late INTEGER NOT NULL,
  cycle INTEGER NOT NULL,
  note TEXT,
  CONSTRAINT day_is_a_date CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT begins_at_is_utc CHECK (begins_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT ends_at_is_utc CHECK (ends_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT handed_in_at_is_utc CHECK (handed_in_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  CONSTRAINT late_is_yes_or_no CHECK (late IN (0, 1)),
  CONSTRAINT begins_before_it_ends CHECK (begins_at < ends_at),
  CONSTRAINT revised_from_one CHECK (revision >= 1),
  CONSTRAINT cycle_in_days CHECK (cycle >= 1),
  UNIQUE (uid),
  FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)
 STRICT
;
INSERT INTO "checkin" VALUES(1,'6efc9c5a4ab212ae9680e6ae310b723c',28,'2026-11-23',1,'2026-11-19T16:00:00Z','2026-11-22T16:00:00Z','2026-11-23T01:00:00Z',0,28,'Called Li about the papers');
INSERT INTO "checkin" VALUES(2,'326a1aa60efd307f6708fb46da281de2',32,'2026-11-25',1,'2026-11-22T16:00:00Z','2026-11-24T16:00:00Z','2026-11-25T01:00:00Z',0,28,NULL);
INSERT INTO "checkin" VALUES(3,'82974f5a45ab13ac23ffc2c862154291',35,'2026-11-25',2,'2026-11-22T16:00:00Z','2026-11-24T16:00:00Z','2026-11-25T02:20:00Z',0,28,'one visit more');
INSERT INTO "checkin" VALUES(4,'8d8599bb85bc3590abd47e001ace2bf9',39,'2026-11-27',1,'2026-11-24T16:00:00Z','2026-11-26T16:00:00Z','2026-11-27T01:00:00Z',0,28,NULL);
CREATE TABLE checkin_entry (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  checkin_id INTEGER NOT NULL,
  place INTEGER NOT NULL,
  card_id INTEGER NOT NULL,
  name TEXT,
  stage TEXT NOT NULL,
  first_meeting TEXT,
  overridden INTEGER NOT NULL,
  CONSTRAINT stage_known CHECK (stage IN ('opportunity', 'appointment', '25', '50', '90',
    'closed', 'lost')),
  CONSTRAINT first_meeting_is_a_date CHECK (first_meeting GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT overridden_is_yes_or_no CHECK (overridden IN (0, 1)),
  CONSTRAINT placed_from_one CHECK (place >= 1),
  FOREIGN KEY(checkin_id) REFERENCES checkin (id)
)
 STRICT
;
INSERT INTO "checkin_entry" VALUES(1,1,1,2,'Li "Bo" O''Hara','opportunity',NULL,0);
INSERT INTO "checkin_entry" VALUES(2,1,2,6,'赵六','opportunity',NULL,0);
INSERT INTO "checkin_entry" VALUES(3,1,3,3,'陈太太','25','2026-11-20',0);
INSERT INTO "checkin_entry" VALUES(4,2,1,7,'孙九','25','2026-11-24',0);
INSERT INTO "checkin_entry" VALUES(5,3,1,3,'陈太太','25','2026-11-20',0);
INSERT INTO "checkin_entry" VALUES(6,3,2,7,'孙九','25','2026-11-24',0);
INSERT INTO "checkin_entry" VALUES(7,4,1,8,NULL,'opportunity',NULL,0);
INSERT INTO "checkin_entry" VALUES(8,4,2,7,'孙九','50','2026-11-24',0);
CREATE TABLE journal (
  id INTEGER NOT NULL,
  change_set_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  "before" TEXT,
  "after" TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)
 STRICT
;
INSERT INTO "journal" VALUES(1,1,'setting',1,NULL,'{"id":1,"key":"name","value":"艾新华"}');
INSERT INTO "journal" VALUES(2,1,'setting',2,NULL,'{"id":2,"key":"cycle","value":"28"}');
INSERT INTO "journal" VALUES(3,1,'setting',3,NULL,'{"id":3,"key":"currency","value":"CNY"}');
INSERT INTO "journal" VALUES(4,1,'setting',4,NULL,'{"id":4,"key":"zone","value":"Asia/Shanghai"}');
INSERT INTO "journal" VALUES(5,2,'card',1,NULL,'{"id":1,"uid":"0e3d0392f6f6a559b9fa64dc45db96b8","name":"王经理","name_key":"王经理","opened_on":"2026-11-02","phone":"13800138000","phone_key":"13800138000","email":null,"email_key":null,"org":"大华公司","title":null,"source":"referral","referred_by":null,"grade":"A","birthday":"1980-11-28","note":null,"forgotten":0}');
INSERT INTO "journal" VALUES(6,2,'tag',1,NULL,'{"id":1,"card_id":1,"name":"vip"}');
INSERT INTO "journal" VALUES(7,2,'tag',2,NULL,'{"id":2,"card_id":1,"name":"warm"}');
INSERT INTO "journal" VALUES(8,2,'attempt',1,NULL,'{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"opportunity","since":"2026-11-02T01:10:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(9,2,'stage_change',1,NULL,'{"id":1,"uid":"1b12ed1b619688f4011745e106989426","card_id":1,"attempt_id":1,"change_set_id":2,"at":"2026-11-02T01:10:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}');
INSERT INTO "journal" VALUES(10,3,'card',2,NULL,'{"id":2,"uid":"af6af7cb6f91ea0f8840c8deac5091d8","name":"Li \"Bo\" O''Hara","name_key":"li \"bo\" o''hara","opened_on":"2026-11-02","phone":null,"phone_key":null,"email":"bo@example.com","email_key":"bo@example.com","org":null,"title":null,"source":null,"referred_by":null,"grade":null,"birthday":null,"note":"两个孩子\n喜欢 \\ 喝茶","forgotten":0}');
INSERT INTO "journal" VALUES(11,3,'attempt',2,NULL,'{"id":2,"uid":"604c8da3e88b2dd4e70c369e7b9cb1f5","card_id":2,"number":1,"current":1,"stage":"opportunity","since":"2026-11-02T01:20:00Z","opened_at":"2026-11-02T01:20:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(12,3,'stage_change',2,NULL,'{"id":2,"uid":"58f52e9f77269bdcd95891104b4ca32f","card_id":2,"attempt_id":2,"change_set_id":3,"at":"2026-11-02T01:20:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}');
INSERT INTO "journal" VALUES(13,4,'card',3,NULL,'{"id":3,"uid":"50985327794357803ea9fb85a7bc96f7","name":"陈姐","name_key":"陈姐","opened_on":"2026-11-02","phone":null,"phone_key":null,"email":null,"email_key":null,"org":null,"title":null,"source":null,"referred_by":1,"grade":null,"birthday":null,"note":null,"forgotten":0}');
INSERT INTO "journal" VALUES(14,4,'attempt',3,NULL,'{"id":3,"uid":"8f9925921da8e12dfdf76f34e7cc9e63","card_id":3,"number":1,"current":1,"stage":"opportunity","since":"2026-11-02T01:30:00Z","opened_at":"2026-11-02T01:30:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(15,4,'stage_change',3,NULL,'{"id":3,"uid":"7d25145e1fe1fe5db3ffe23d8218e237","card_id":3,"attempt_id":3,"change_set_id":4,"at":"2026-11-02T01:30:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}');
INSERT INTO "journal" VALUES(16,5,'tally',1,NULL,'{"id":1,"uid":"8ac02f3ed6ebdf7f2802cd50ce983007","day":"2026-11-02","kind":"dial","count":15}');
INSERT INTO "journal" VALUES(17,5,'tally',2,NULL,'{"id":2,"uid":"33004afb4203b2c6386f2222d3ba2f86","day":"2026-11-02","kind":"talk","count":7}');
INSERT INTO "journal" VALUES(18,6,'activity',1,NULL,'{"id":1,"uid":"2c21221d24f120f16c44e70c1e9c3774","card_id":1,"attempt_id":1,"at":"2026-11-03T02:00:00Z","kind":"dial","due":null,"minutes":4,"note":"老家在苏州"}');
INSERT INTO "journal" VALUES(19,7,'activity',2,NULL,'{"id":2,"uid":"1fb335cbedf6b901ab011ea52fb2251d","card_id":1,"attempt_id":1,"at":"2026-11-03T02:05:00Z","kind":"booking","due":"2026-11-05","minutes":null,"note":null}');
INSERT INTO "journal" VALUES(20,7,'stage_change',4,NULL,'{"id":4,"uid":"8c8b6a8ae83918d8e8fcd99022ada0a7","card_id":1,"attempt_id":1,"change_set_id":7,"at":"2026-11-03T02:05:00Z","from_stage":"opportunity","to_stage":"appointment","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(21,7,'attempt',1,'{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"opportunity","since":"2026-11-02T01:10:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"appointment","since":"2026-11-03T02:05:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(22,8,'activity',3,NULL,'{"id":3,"uid":"8607bca54f747e13fbf0d54c78108590","card_id":1,"attempt_id":1,"at":"2026-11-05T07:00:00Z","kind":"visit","due":null,"minutes":null,"note":null}');
INSERT INTO "journal" VALUES(23,8,'stage_change',5,NULL,'{"id":5,"uid":"f4b0aec79d3d69d8a0e3b87e313a6c00","card_id":1,"attempt_id":1,"change_set_id":8,"at":"2026-11-05T07:00:00Z","from_stage":"appointment","to_stage":"25","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(24,8,'attempt',1,'{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"appointment","since":"2026-11-03T02:05:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"25","since":"2026-11-05T07:00:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":1,"next_step":"2026-11-12","next_agenda":"讲计划书","next_marked":"2026-11-05","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(25,9,'activity',4,NULL,'{"id":4,"uid":"082a0aac677eda3bb513c518edc7c0f8","card_id":2,"attempt_id":2,"at":"2026-11-04T04:00:00Z","kind":"visit","due":null,"minutes":null,"note":null}');
INSERT INTO "journal" VALUES(26,9,'stage_change',6,NULL,'{"id":6,"uid":"9ed5f9f1c9bd83cb13771aff087121ac","card_id":2,"attempt_id":2,"change_set_id":9,"at":"2026-11-04T04:00:00Z","from_stage":"opportunity","to_stage":"25","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(27,9,'attempt',2,'{"id":2,"uid":"604c8da3e88b2dd4e70c369e7b9cb1f5","card_id":2,"number":1,"current":1,"stage":"opportunity","since":"2026-11-02T01:20:00Z","opened_at":"2026-11-02T01:20:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":2,"uid":"604c8da3e88b2dd4e70c369e7b9cb1f5","card_id":2,"number":1,"current":1,"stage":"25","since":"2026-11-04T04:00:00Z","opened_at":"2026-11-02T01:20:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-04","held":1,"next_step":"2026-11-13","next_agenda":null,"next_marked":"2026-11-06","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(28,10,'stage_change',7,NULL,'{"id":7,"uid":"3645a984fe420a7f6d2dfde6ca26e704","card_id":1,"attempt_id":1,"change_set_id":10,"at":"2026-11-09T02:00:00Z","from_stage":"25","to_stage":"50","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(29,10,'attempt',1,'{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"25","since":"2026-11-05T07:00:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":1,"next_step":"2026-11-12","next_agenda":"讲计划书","next_marked":"2026-11-05","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"50","since":"2026-11-09T02:00:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":1,"next_step":"2026-11-17","next_agenda":"签单","next_marked":"2026-11-09","person":"本人","person_marked":"2026-11-09","plan":"养老险","plan_marked":"2026-11-09","budget":"1000-1500/month","budget_marked":"2026-11-09","amount_low":100000,"amount_high":150000,"amount_per":"month","signing":"2026-11-19","signing_marked":"2026-11-09","signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":"CNY"}');
INSERT INTO "journal" VALUES(30,11,'card',4,NULL,'{"id":4,"uid":"8938285feb89303e29cab895a8637619","name":"李波","name_key":"李波","opened_on":"2026-11-12","phone":"139-0013-9000","phone_key":"13900139000","email":null,"email_key":null,"org":null,"title":null,"source":null,"referred_by":null,"grade":null,"birthday":null,"note":null,"forgotten":0}');
INSERT INTO "journal" VALUES(31,11,'attempt',4,NULL,'{"id":4,"uid":"e17db474c880cb75651eb8e68550e7f6","card_id":4,"number":1,"current":1,"stage":"opportunity","since":"2026-11-12T02:00:00Z","opened_at":"2026-11-12T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(32,11,'stage_change',8,NULL,'{"id":8,"uid":"5d3173a721ee3768d17aaefb2d2dcb62","card_id":4,"attempt_id":4,"change_set_id":11,"at":"2026-11-12T02:00:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}');
INSERT INTO "journal" VALUES(33,12,'activity',5,NULL,'{"id":5,"uid":"c87e4a456bfd0e053c44ba38ae34c5e6","card_id":4,"attempt_id":4,"at":"2026-11-12T02:10:00Z","kind":"booking","due":"2026-11-16","minutes":null,"note":null}');
INSERT INTO "journal" VALUES(34,12,'stage_change',9,NULL,'{"id":9,"uid":"4bbf735ecd33d5b9879a42f31334cb8f","card_id":4,"attempt_id":4,"change_set_id":12,"at":"2026-11-12T02:10:00Z","from_stage":"opportunity","to_stage":"appointment","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(35,12,'attempt',4,'{"id":4,"uid":"e17db474c880cb75651eb8e68550e7f6","card_id":4,"number":1,"current":1,"stage":"opportunity","since":"2026-11-12T02:00:00Z","opened_at":"2026-11-12T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":4,"uid":"e17db474c880cb75651eb8e68550e7f6","card_id":4,"number":1,"current":1,"stage":"appointment","since":"2026-11-12T02:10:00Z","opened_at":"2026-11-12T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-16","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(36,13,'attempt',4,'{"id":4,"uid":"e17db474c880cb75651eb8e68550e7f6","card_id":4,"number":1,"current":1,"stage":"appointment","since":"2026-11-12T02:10:00Z","opened_at":"2026-11-12T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-16","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":4,"uid":"e17db474c880cb75651eb8e68550e7f6","card_id":2,"number":2,"current":0,"stage":"appointment","since":"2026-11-12T02:10:00Z","opened_at":"2026-11-12T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-16","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(37,13,'attempt',4,'{"id":4,"uid":"e17db474c880cb75651eb8e68550e7f6","card_id":2,"number":2,"current":0,"stage":"appointment","since":"2026-11-12T02:10:00Z","opened_at":"2026-11-12T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-16","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":4,"uid":"e17db474c880cb75651eb8e68550e7f6","card_id":2,"number":2,"current":0,"stage":"appointment","since":"2026-11-12T02:10:00Z","opened_at":"2026-11-12T02:00:00Z","ended_at":"2026-11-13T03:00:00Z","outcome":"merged","reason":null,"override":null,"first_meeting":"2026-11-16","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(38,13,'stage_change',8,'{"id":8,"uid":"5d3173a721ee3768d17aaefb2d2dcb62","card_id":4,"attempt_id":4,"change_set_id":11,"at":"2026-11-12T02:00:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}','{"id":8,"uid":"5d3173a721ee3768d17aaefb2d2dcb62","card_id":2,"attempt_id":4,"change_set_id":11,"at":"2026-11-12T02:00:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}');
INSERT INTO "journal" VALUES(39,13,'stage_change',9,'{"id":9,"uid":"4bbf735ecd33d5b9879a42f31334cb8f","card_id":4,"attempt_id":4,"change_set_id":12,"at":"2026-11-12T02:10:00Z","from_stage":"opportunity","to_stage":"appointment","kind":"earned","reason":null}','{"id":9,"uid":"4bbf735ecd33d5b9879a42f31334cb8f","card_id":2,"attempt_id":4,"change_set_id":12,"at":"2026-11-12T02:10:00Z","from_stage":"opportunity","to_stage":"appointment","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(40,13,'activity',5,'{"id":5,"uid":"c87e4a456bfd0e053c44ba38ae34c5e6","card_id":4,"attempt_id":4,"at":"2026-11-12T02:10:00Z","kind":"booking","due":"2026-11-16","minutes":null,"note":null}','{"id":5,"uid":"c87e4a456bfd0e053c44ba38ae34c5e6","card_id":2,"attempt_id":4,"at":"2026-11-12T02:10:00Z","kind":"booking","due":"2026-11-16","minutes":null,"note":null}');
INSERT INTO "journal" VALUES(41,13,'card',4,'{"id":4,"uid":"8938285feb89303e29cab895a8637619","name":"李波","name_key":"李波","opened_on":"2026-11-12","phone":"139-0013-9000","phone_key":"13900139000","email":null,"email_key":null,"org":null,"title":null,"source":null,"referred_by":null,"grade":null,"birthday":null,"note":null,"forgotten":0}',NULL);
INSERT INTO "journal" VALUES(42,13,'card',2,'{"id":2,"uid":"af6af7cb6f91ea0f8840c8deac5091d8","name":"Li \"Bo\" O''Hara","name_key":"li \"bo\" o''hara","opened_on":"2026-11-02","phone":null,"phone_key":null,"email":"bo@example.com","email_key":"bo@example.com","org":null,"title":null,"source":null,"referred_by":null,"grade":null,"birthday":null,"note":"两个孩子\n喜欢 \\ 喝茶","forgotten":0}','{"id":2,"uid":"af6af7cb6f91ea0f8840c8deac5091d8","name":"Li \"Bo\" O''Hara","name_key":"li \"bo\" o''hara","opened_on":"2026-11-02","phone":"139-0013-9000","phone_key":"13900139000","email":"bo@example.com","email_key":"bo@example.com","org":null,"title":null,"source":null,"referred_by":null,"grade":null,"birthday":null,"note":"两个孩子\n喜欢 \\ 喝茶","forgotten":0}');
INSERT INTO "journal" VALUES(43,13,'stage_change',10,NULL,'{"id":10,"uid":"3a3cdb9bc819157f35dec06651da50a4","card_id":2,"attempt_id":2,"change_set_id":13,"at":"2026-11-13T03:00:00Z","from_stage":"25","to_stage":"25","kind":"merged","reason":null}');
INSERT INTO "journal" VALUES(44,13,'attempt',2,'{"id":2,"uid":"604c8da3e88b2dd4e70c369e7b9cb1f5","card_id":2,"number":1,"current":1,"stage":"25","since":"2026-11-04T04:00:00Z","opened_at":"2026-11-02T01:20:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-04","held":1,"next_step":"2026-11-13","next_agenda":null,"next_marked":"2026-11-06","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":2,"uid":"604c8da3e88b2dd4e70c369e7b9cb1f5","card_id":2,"number":1,"current":1,"stage":"25","since":"2026-11-13T03:00:00Z","opened_at":"2026-11-02T01:20:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-04","held":1,"next_step":"2026-11-13","next_agenda":null,"next_marked":"2026-11-06","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(45,14,'stage_change',11,NULL,'{"id":11,"uid":"5bc19714deefe0ce2347c110944cc302","card_id":1,"attempt_id":1,"change_set_id":14,"at":"2026-11-17T08:00:00Z","from_stage":"50","to_stage":"90","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(46,14,'attempt',1,'{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"50","since":"2026-11-09T02:00:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":1,"next_step":"2026-11-17","next_agenda":"签单","next_marked":"2026-11-09","person":"本人","person_marked":"2026-11-09","plan":"养老险","plan_marked":"2026-11-09","budget":"1000-1500/month","budget_marked":"2026-11-09","amount_low":100000,"amount_high":150000,"amount_per":"month","signing":"2026-11-19","signing_marked":"2026-11-09","signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":"CNY"}','{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"90","since":"2026-11-17T08:00:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":1,"next_step":"2026-11-17","next_agenda":"签单","next_marked":"2026-11-09","person":"本人","person_marked":"2026-11-09","plan":"养老险","plan_marked":"2026-11-09","budget":"1000-1500/month","budget_marked":"2026-11-09","amount_low":100000,"amount_high":150000,"amount_per":"month","signing":"2026-11-19","signing_marked":"2026-11-09","signed_on":"2026-11-17","received":1200000,"issued_on":null,"premium":null,"standard":null,"currency":"CNY"}');
INSERT INTO "journal" VALUES(47,15,'activity',6,NULL,'{"id":6,"uid":"7f1ed310058d16000571781d32c61c78","card_id":3,"attempt_id":3,"at":"2026-11-18T01:00:00Z","kind":"booking","due":"2026-11-20","minutes":null,"note":"她先生也来"}');
INSERT INTO "journal" VALUES(48,15,'stage_change',12,NULL,'{"id":12,"uid":"2f3a9f7590f478a2680ecc1c386b7734","card_id":3,"attempt_id":3,"change_set_id":15,"at":"2026-11-18T01:00:00Z","from_stage":"opportunity","to_stage":"appointment","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(49,15,'attempt',3,'{"id":3,"uid":"8f9925921da8e12dfdf76f34e7cc9e63","card_id":3,"number":1,"current":1,"stage":"opportunity","since":"2026-11-02T01:30:00Z","opened_at":"2026-11-02T01:30:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":3,"uid":"8f9925921da8e12dfdf76f34e7cc9e63","card_id":3,"number":1,"current":1,"stage":"appointment","since":"2026-11-18T01:00:00Z","opened_at":"2026-11-02T01:30:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-20","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(50,19,'stage_change',16,NULL,'{"id":16,"uid":"486e022db668707ebf9bedcb11aad75b","card_id":1,"attempt_id":1,"change_set_id":19,"at":"2026-11-19T02:00:00Z","from_stage":"90","to_stage":"closed","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(51,19,'attempt',1,'{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"90","since":"2026-11-17T08:00:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-05","held":1,"next_step":"2026-11-17","next_agenda":"签单","next_marked":"2026-11-09","person":"本人","person_marked":"2026-11-09","plan":"养老险","plan_marked":"2026-11-09","budget":"1000-1500/month","budget_marked":"2026-11-09","amount_low":100000,"amount_high":150000,"amount_per":"month","signing":"2026-11-19","signing_marked":"2026-11-09","signed_on":"2026-11-17","received":1200000,"issued_on":null,"premium":null,"standard":null,"currency":"CNY"}','{"id":1,"uid":"c08025aa6fd0b506e2ad4c748661eab5","card_id":1,"number":1,"current":1,"stage":"closed","since":"2026-11-19T02:00:00Z","opened_at":"2026-11-02T01:10:00Z","ended_at":"2026-11-19T02:00:00Z","outcome":"closed","reason":null,"override":null,"first_meeting":"2026-11-05","held":1,"next_step":"2026-11-17","next_agenda":"签单","next_marked":"2026-11-09","person":"本人","person_marked":"2026-11-09","plan":"养老险","plan_marked":"2026-11-09","budget":"1000-1500/month","budget_marked":"2026-11-09","amount_low":100000,"amount_high":150000,"amount_per":"month","signing":"2026-11-19","signing_marked":"2026-11-09","signed_on":"2026-11-17","received":1200000,"issued_on":"2026-11-19","premium":1200000,"standard":600000,"currency":"CNY"}');
INSERT INTO "journal" VALUES(52,20,'stage_change',17,NULL,'{"id":17,"uid":"ffe0c094770c1b42c2846b5f7032bd06","card_id":2,"attempt_id":2,"change_set_id":20,"at":"2026-11-20T01:00:00Z","from_stage":"25","to_stage":"opportunity","kind":"fall-back","reason":"没有回音"}');
INSERT INTO "journal" VALUES(53,20,'attempt',2,'{"id":2,"uid":"604c8da3e88b2dd4e70c369e7b9cb1f5","card_id":2,"number":1,"current":1,"stage":"25","since":"2026-11-13T03:00:00Z","opened_at":"2026-11-02T01:20:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-04","held":1,"next_step":"2026-11-13","next_agenda":null,"next_marked":"2026-11-06","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":2,"uid":"604c8da3e88b2dd4e70c369e7b9cb1f5","card_id":2,"number":1,"current":1,"stage":"opportunity","since":"2026-11-20T01:00:00Z","opened_at":"2026-11-02T01:20:00Z","ended_at":"2026-11-20T01:00:00Z","outcome":"fell-back","reason":"没有回音","override":null,"first_meeting":"2026-11-04","held":1,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(54,21,'activity',8,NULL,'{"id":8,"uid":"ee1a59d064bcfd31d3a7bdaf336fc1af","card_id":3,"attempt_id":3,"at":"2026-11-20T06:30:00Z","kind":"visit","due":null,"minutes":null,"note":null}');
INSERT INTO "journal" VALUES(55,21,'stage_change',18,NULL,'{"id":18,"uid":"e7c700f2d4b8c51eb6060554a49773ea","card_id":3,"attempt_id":3,"change_set_id":21,"at":"2026-11-20T06:30:00Z","from_stage":"appointment","to_stage":"25","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(56,21,'attempt',3,'{"id":3,"uid":"8f9925921da8e12dfdf76f34e7cc9e63","card_id":3,"number":1,"current":1,"stage":"appointment","since":"2026-11-18T01:00:00Z","opened_at":"2026-11-02T01:30:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-20","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":3,"uid":"8f9925921da8e12dfdf76f34e7cc9e63","card_id":3,"number":1,"current":1,"stage":"25","since":"2026-11-20T06:30:00Z","opened_at":"2026-11-02T01:30:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-20","held":1,"next_step":"2026-11-26","next_agenda":null,"next_marked":"2026-11-20","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(57,22,'card',3,'{"id":3,"uid":"50985327794357803ea9fb85a7bc96f7","name":"陈姐","name_key":"陈姐","opened_on":"2026-11-02","phone":null,"phone_key":null,"email":null,"email_key":null,"org":null,"title":null,"source":null,"referred_by":1,"grade":null,"birthday":null,"note":null,"forgotten":0}','{"id":3,"uid":"50985327794357803ea9fb85a7bc96f7","name":"陈太太","name_key":"陈太太","opened_on":"2026-11-02","phone":null,"phone_key":null,"email":null,"email_key":null,"org":null,"title":null,"source":null,"referred_by":1,"grade":null,"birthday":null,"note":null,"forgotten":0}');
INSERT INTO "journal" VALUES(58,22,'tag',3,NULL,'{"id":3,"card_id":3,"name":"老客户"}');
INSERT INTO "journal" VALUES(59,23,'card',6,NULL,'{"id":6,"uid":"c1ef40e8e570dc055b0043ab5f1196a1","name":"赵六","name_key":"赵六","opened_on":"2026-11-21","phone":null,"phone_key":null,"email":null,"email_key":null,"org":null,"title":null,"source":null,"referred_by":null,"grade":null,"birthday":null,"note":null,"forgotten":0}');
INSERT INTO "journal" VALUES(60,23,'attempt',6,NULL,'{"id":6,"uid":"9aeb400841a954f3ed9d0e4268072b67","card_id":6,"number":1,"current":1,"stage":"opportunity","since":"2026-11-21T02:00:00Z","opened_at":"2026-11-21T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(61,23,'stage_change',19,NULL,'{"id":19,"uid":"f23741333872fdf9227f596d34c68a63","card_id":6,"attempt_id":6,"change_set_id":23,"at":"2026-11-21T02:00:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}');
INSERT INTO "journal" VALUES(62,24,'stage_change',20,NULL,'{"id":20,"uid":"792919ed807983f6b02af4eeb8804747","card_id":6,"attempt_id":6,"change_set_id":24,"at":"2026-11-21T02:10:00Z","from_stage":"opportunity","to_stage":"50","kind":"override","reason":"我叔叔"}');
INSERT INTO "journal" VALUES(63,24,'attempt',6,'{"id":6,"uid":"9aeb400841a954f3ed9d0e4268072b67","card_id":6,"number":1,"current":1,"stage":"opportunity","since":"2026-11-21T02:00:00Z","opened_at":"2026-11-21T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":6,"uid":"9aeb400841a954f3ed9d0e4268072b67","card_id":6,"number":1,"current":1,"stage":"50","since":"2026-11-21T02:10:00Z","opened_at":"2026-11-21T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":"我叔叔","first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(64,25,'stage_change',21,NULL,'{"id":21,"uid":"39e6c30bc6cbb34c04deb53b7870b1eb","card_id":6,"attempt_id":6,"change_set_id":25,"at":"2026-11-22T02:00:00Z","from_stage":"50","to_stage":"lost","kind":"lost","reason":"明确拒绝"}');
INSERT INTO "journal" VALUES(65,25,'attempt',6,'{"id":6,"uid":"9aeb400841a954f3ed9d0e4268072b67","card_id":6,"number":1,"current":1,"stage":"50","since":"2026-11-21T02:10:00Z","opened_at":"2026-11-21T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":"我叔叔","first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":6,"uid":"9aeb400841a954f3ed9d0e4268072b67","card_id":6,"number":1,"current":1,"stage":"lost","since":"2026-11-22T02:00:00Z","opened_at":"2026-11-21T02:00:00Z","ended_at":"2026-11-22T02:00:00Z","outcome":"lost","reason":"明确拒绝","override":"我叔叔","first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(66,26,'attempt',6,'{"id":6,"uid":"9aeb400841a954f3ed9d0e4268072b67","card_id":6,"number":1,"current":1,"stage":"lost","since":"2026-11-22T02:00:00Z","opened_at":"2026-11-21T02:00:00Z","ended_at":"2026-11-22T02:00:00Z","outcome":"lost","reason":"明确拒绝","override":"我叔叔","first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":6,"uid":"9aeb400841a954f3ed9d0e4268072b67","card_id":6,"number":1,"current":0,"stage":"lost","since":"2026-11-22T02:00:00Z","opened_at":"2026-11-21T02:00:00Z","ended_at":"2026-11-22T02:00:00Z","outcome":"lost","reason":"明确拒绝","override":"我叔叔","first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(67,26,'attempt',7,NULL,'{"id":7,"uid":"b94c2d73ccf225553ac8a243f1e185ae","card_id":6,"number":2,"current":1,"stage":"opportunity","since":"2026-11-22T03:00:00Z","opened_at":"2026-11-22T03:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(68,26,'stage_change',22,NULL,'{"id":22,"uid":"8c52959f87c4c1f85fb2d08c6b31e6cc","card_id":6,"attempt_id":7,"change_set_id":26,"at":"2026-11-22T03:00:00Z","from_stage":"lost","to_stage":"opportunity","kind":"reopened","reason":null}');
INSERT INTO "journal" VALUES(69,26,'attempt',7,'{"id":7,"uid":"b94c2d73ccf225553ac8a243f1e185ae","card_id":6,"number":2,"current":1,"stage":"opportunity","since":"2026-11-22T03:00:00Z","opened_at":"2026-11-22T03:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":7,"uid":"b94c2d73ccf225553ac8a243f1e185ae","card_id":6,"number":2,"current":1,"stage":"opportunity","since":"2026-11-22T03:00:00Z","opened_at":"2026-11-22T03:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(70,27,'setting',5,NULL,'{"id":5,"key":"limit.50","value":"14"}');
INSERT INTO "journal" VALUES(71,28,'checkin',1,NULL,'{"id":1,"uid":"6efc9c5a4ab212ae9680e6ae310b723c","change_set_id":28,"day":"2026-11-23","revision":1,"begins_at":"2026-11-19T16:00:00Z","ends_at":"2026-11-22T16:00:00Z","handed_in_at":"2026-11-23T01:00:00Z","late":0,"cycle":28,"note":"Called Li about the papers"}');
INSERT INTO "journal" VALUES(72,28,'checkin_entry',1,NULL,'{"id":1,"checkin_id":1,"place":1,"card_id":2,"name":"Li \"Bo\" O''Hara","stage":"opportunity","first_meeting":null,"overridden":0}');
INSERT INTO "journal" VALUES(73,28,'checkin_entry',2,NULL,'{"id":2,"checkin_id":1,"place":2,"card_id":6,"name":"赵六","stage":"opportunity","first_meeting":null,"overridden":0}');
INSERT INTO "journal" VALUES(74,28,'checkin_entry',3,NULL,'{"id":3,"checkin_id":1,"place":3,"card_id":3,"name":"陈太太","stage":"25","first_meeting":"2026-11-20","overridden":0}');
INSERT INTO "journal" VALUES(75,29,'card',7,NULL,'{"id":7,"uid":"154d8be108f8a51f6b1e336f40bf1d42","name":"孙九","name_key":"孙九","opened_on":"2026-11-23","phone":"13700137000","phone_key":"13700137000","email":"sun@example.com","email_key":"sun@example.com","org":"九州贸易","title":null,"source":"fair","referred_by":null,"grade":null,"birthday":null,"note":"喜欢 \"龙井\"","forgotten":0}');
INSERT INTO "journal" VALUES(76,29,'tag',4,NULL,'{"id":4,"card_id":7,"name":"vip"}');
INSERT INTO "journal" VALUES(77,29,'attempt',8,NULL,'{"id":8,"uid":"cc33593528588ea6af960b971a4b5b99","card_id":7,"number":1,"current":1,"stage":"opportunity","since":"2026-11-23T02:00:00Z","opened_at":"2026-11-23T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(78,29,'stage_change',23,NULL,'{"id":23,"uid":"ed29b5cfab6c1abb8e418347e3bfd0b1","card_id":7,"attempt_id":8,"change_set_id":29,"at":"2026-11-23T02:00:00Z","from_stage":null,"to_stage":"opportunity","kind":"new","reason":null}');
INSERT INTO "journal" VALUES(79,30,'activity',9,NULL,'{"id":9,"uid":"01a281e6cd281324c636f1eefc157af2","card_id":7,"attempt_id":8,"at":"2026-11-23T03:00:00Z","kind":"booking","due":"2026-11-24","minutes":null,"note":"at her office"}');
INSERT INTO "journal" VALUES(80,30,'stage_change',24,NULL,'{"id":24,"uid":"b12584759c51837956f684b7457353ec","card_id":7,"attempt_id":8,"change_set_id":30,"at":"2026-11-23T03:00:00Z","from_stage":"opportunity","to_stage":"appointment","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(81,30,'attempt',8,'{"id":8,"uid":"cc33593528588ea6af960b971a4b5b99","card_id":7,"number":1,"current":1,"stage":"opportunity","since":"2026-11-23T02:00:00Z","opened_at":"2026-11-23T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":null,"held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":8,"uid":"cc33593528588ea6af960b971a4b5b99","card_id":7,"number":1,"current":1,"stage":"appointment","since":"2026-11-23T03:00:00Z","opened_at":"2026-11-23T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-24","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(82,31,'activity',10,NULL,'{"id":10,"uid":"3ec2802a5d8c07440d2c0cfdd8724d25","card_id":7,"attempt_id":8,"at":"2026-11-24T07:00:00Z","kind":"visit","due":null,"minutes":null,"note":null}');
INSERT INTO "journal" VALUES(83,31,'stage_change',25,NULL,'{"id":25,"uid":"b74f8a106e5d85341d8b3e73459627bd","card_id":7,"attempt_id":8,"change_set_id":31,"at":"2026-11-24T07:00:00Z","from_stage":"appointment","to_stage":"25","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(84,31,'attempt',8,'{"id":8,"uid":"cc33593528588ea6af960b971a4b5b99","card_id":7,"number":1,"current":1,"stage":"appointment","since":"2026-11-23T03:00:00Z","opened_at":"2026-11-23T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-24","held":0,"next_step":null,"next_agenda":null,"next_marked":null,"person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":8,"uid":"cc33593528588ea6af960b971a4b5b99","card_id":7,"number":1,"current":1,"stage":"25","since":"2026-11-24T07:00:00Z","opened_at":"2026-11-23T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-24","held":1,"next_step":"2026-11-26T10:00","next_agenda":"go through the plan","next_marked":"2026-11-24","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}');
INSERT INTO "journal" VALUES(85,32,'checkin',2,NULL,'{"id":2,"uid":"326a1aa60efd307f6708fb46da281de2","change_set_id":32,"day":"2026-11-25","revision":1,"begins_at":"2026-11-22T16:00:00Z","ends_at":"2026-11-24T16:00:00Z","handed_in_at":"2026-11-25T01:00:00Z","late":0,"cycle":28,"note":null}');
INSERT INTO "journal" VALUES(86,32,'checkin_entry',4,NULL,'{"id":4,"checkin_id":2,"place":1,"card_id":7,"name":"孙九","stage":"25","first_meeting":"2026-11-24","overridden":0}');
INSERT INTO "journal" VALUES(87,33,'stage_change',26,NULL,'{"id":26,"uid":"dddc6ebfb1d8f0015fa804bb892c5790","card_id":7,"attempt_id":8,"change_set_id":33,"at":"2026-11-25T02:00:00Z","from_stage":"25","to_stage":"50","kind":"earned","reason":null}');
INSERT INTO "journal" VALUES(88,33,'attempt',8,'{"id":8,"uid":"cc33593528588ea6af960b971a4b5b99","card_id":7,"number":1,"current":1,"stage":"25","since":"2026-11-24T07:00:00Z","opened_at":"2026-11-23T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-24","held":1,"next_step":"2026-11-26T10:00","next_agenda":"go through the plan","next_marked":"2026-11-24","person":null,"person_marked":null,"plan":null,"plan_marked":null,"budget":null,"budget_marked":null,"amount_low":null,"amount_high":null,"amount_per":null,"signing":null,"signing_marked":null,"signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":null}','{"id":8,"uid":"cc33593528588ea6af960b971a4b5b99","card_id":7,"number":1,"current":1,"stage":"50","since":"2026-11-25T02:00:00Z","opened_at":"2026-11-23T02:00:00Z","ended_at":null,"outcome":null,"reason":null,"override":null,"first_meeting":"2026-11-24","held":1,"next_step":"2026-11-26T10:00","next_agenda":"go through the plan","next_marked":"2026-11-24","person":"herself","person_marked":"2026-11-25","plan":"annuity","plan_marked":"2026-11-25","budget":"1000-1500/month","budget_marked":"2026-11-25","amount_low":100000,"amount_high":150000,"amount_per":"month","signing":"2026-12-01","signing_marked":"2026-11-25","signed_on":null,"received":null,"issued_on":null,"premium":null,"standard":null,"currency":"CNY"}');
INSERT INTO "journal" VALUES(89,34,'activity',11,NULL,'{"id":11,"uid":"82d7b07714d74425d329aa6991392caf","card_id":3,"attempt_id":3,"at":"2026-11-24T04:00:00Z","kind":"visit","due":null,"minutes":null,"note":"brought the forms"}');
INSERT INTO "journal" VALUES(90,35,'checkin',3,NULL,'{"id":3,"uid":"82974f5a45ab13ac23ffc2c862154291","change_set_id":35,"day":"2026-11-25","revision":2,"begins_at":"2026-11-22T16:00:00Z","ends_at":"2026-11-24T16:00:00Z","handed_in_at":"2026-11-25T02:20:00Z","late":0,"cycle":28,"note":"one visit more"}');
INSERT INTO "journal" VALUES(91,35,'checkin_entry',5,NULL,'{"id":5,"checkin_id":3,"place":1,"card_id":3,"name":"陈太太","stage":"25","first_meeting":"2026-11-20","overridden":0}');
INSERT INTO "journal" VALUES(92,35,'checkin_entry',6,NULL,'{"id":6,"checkin_id":3,"place":2,"card_id":7,"name":"孙九","stage":"25","first_meeting":"2026-11-24","overridden":0}');
INSERT INTO "journal" VALUES(93,36,'tally',3,NULL,'{"id":3,"uid":"a07da6091b05138a4a164e350443b84f","day":"2026-11-25","kind":"dial","count":14}');
INSERT INTO "journal" VALUES(94,36,'tally',4,NULL,'{"id":4,"uid":"65154f3a625ae59c92e815f3a27f5a5a","day":"2026-11-25","kind":"talk","count":6}');
INSERT INTO "journal" VALUES(100,39,'checkin',4,NULL,'{"id":4,"uid":"8d8599bb85bc3590abd47e001ace2bf9","change_set_id":39,"day":"2026-11-27","revision":1,"begins_at":"2026-11-24T16:00:00Z","ends_at":"2026-11-26T16:00:00Z","handed_in_at":"2026-11-27T01:00:00Z","late":0,"cycle":28,"note":null}');
INSERT INTO "journal" VALUES(102,39,'checkin_entry',8,NULL,'{"id":8,"checkin_id":4,"place":2,"card_id":7,"name":"孙九","stage":"50","first_meeting":"2026-11-24","overridden":0}');
INSERT INTO "journal" VALUES(103,41,'card',7,'{"id":7,"uid":"154d8be108f8a51f6b1e336f40bf1d42","name":"孙九","name_key":"孙九","opened_on":"2026-11-23","phone":"13700137000","phone_key":"13700137000","email":"sun@example.com","email_key":"sun@example.com","org":"九州贸易","title":null,"source":"fair","referred_by":null,"grade":null,"birthday":null,"note":"喜欢 \"龙井\"","forgotten":0}','{"id":7,"uid":"154d8be108f8a51f6b1e336f40bf1d42","name":"孙九","name_key":"孙九","opened_on":"2026-11-23","phone":"13700137000","phone_key":"13700137000","email":"sun@example.com","email_key":"sun@example.com","org":"九州贸易","title":"经理","source":"fair","referred_by":null,"grade":null,"birthday":null,"note":"喜欢 \"龙井\"","forgotten":0}');
INSERT INTO "journal" VALUES(104,41,'tag',4,'{"id":4,"card_id":7,"name":"vip"}',NULL);
INSERT INTO "journal" VALUES(105,42,'setting',2,'{"id":2,"key":"cycle","value":"28"}','{"id":2,"key":"cycle","value":"35"}');
CREATE TABLE setting (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE ("key")
)
 STRICT
;
INSERT INTO "setting" VALUES(1,'name','艾新华');
INSERT INTO "setting" VALUES(2,'cycle','35');
INSERT INTO "setting" VALUES(3,'currency','CNY');
INSERT INTO "setting" VALUES(4,'zone','Asia/Shanghai');
INSERT INTO "setting" VALUES(5,'limit.50','14');
CREATE TABLE stage_change (
  id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  card_id INTEGER NOT NULL,
  attempt_id INTEGER NOT NULL,
  change_set_id INTEGER NOT NULL,
  at TEXT NOT NULL,
  from_stage TEXT,
  to_stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (id),
  CONSTRAINT from_stage_known CHECK (from_stage IN ('opportunity', 'appointment', '25', '50',
    '90', 'closed', 'lost')),
  CONSTRAINT to_stage_known CHECK (to_stage IN ('opportunity', 'appointment', '25', '50', '90',
    'closed', 'lost')),
  CONSTRAINT kind_known CHECK (kind IN ('new', 'earned', 'override', 'fall-back', 'lost',
    'reopened', 'merged', 'forgotten')),
  CONSTRAINT at_is_utc CHECK (at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'),
  UNIQUE (uid),
  FOREIGN KEY(card_id) REFERENCES card (id),
  FOREIGN KEY(attempt_id) REFERENCES attempt (id),
  FOREIGN KEY(change_set_id) REFERENCES change_set (id)
)
 STRICT
;
INSERT INTO "stage_change" VALUES(1,'1b12ed1b619688f4011745e106989426',1,1,2,'2026-11-02T01:10:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(2,'58f52e9f77269bdcd95891104b4ca32f',2,2,3,'2026-11-02T01:20:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(3,'7d25145e1fe1fe5db3ffe23d8218e237',3,3,4,'2026-11-02T01:30:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(4,'8c8b6a8ae83918d8e8fcd99022ada0a7',1,1,7,'2026-11-03T02:05:00Z','opportunity','appointment','earned',NULL);
INSERT INTO "stage_change" VALUES(5,'f4b0aec79d3d69d8a0e3b87e313a6c00',1,1,8,'2026-11-05T07:00:00Z','appointment','25','earned',NULL);
INSERT INTO "stage_change" VALUES(6,'9ed5f9f1c9bd83cb13771aff087121ac',2,2,9,'2026-11-04T04:00:00Z','opportunity','25','earned',NULL);
INSERT INTO "stage_change" VALUES(7,'3645a984fe420a7f6d2dfde6ca26e704',1,1,10,'2026-11-09T02:00:00Z','25','50','earned',NULL);
INSERT INTO "stage_change" VALUES(8,'5d3173a721ee3768d17aaefb2d2dcb62',2,4,11,'2026-11-12T02:00:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(9,'4bbf735ecd33d5b9879a42f31334cb8f',2,4,12,'2026-11-12T02:10:00Z','opportunity','appointment','earned',NULL);
INSERT INTO "stage_change" VALUES(10,'3a3cdb9bc819157f35dec06651da50a4',2,2,13,'2026-11-13T03:00:00Z','25','25','merged',NULL);
INSERT INTO "stage_change" VALUES(11,'5bc19714deefe0ce2347c110944cc302',1,1,14,'2026-11-17T08:00:00Z','50','90','earned',NULL);
INSERT INTO "stage_change" VALUES(12,'2f3a9f7590f478a2680ecc1c386b7734',3,3,15,'2026-11-18T01:00:00Z','opportunity','appointment','earned',NULL);
INSERT INTO "stage_change" VALUES(13,'7cfeb4c8f5c661bdc8681d8fd7c8c079',5,5,16,'2026-11-18T01:30:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(14,'ab21cce15628b498dcf83c210e01780c',5,5,17,'2026-11-18T01:40:00Z','opportunity','25','earned',NULL);
INSERT INTO "stage_change" VALUES(15,'55c3b17114661e595402044230be529f',5,5,18,'2026-11-19T01:00:00Z','25','lost','forgotten',NULL);
INSERT INTO "stage_change" VALUES(16,'486e022db668707ebf9bedcb11aad75b',1,1,19,'2026-11-19T02:00:00Z','90','closed','earned',NULL);
INSERT INTO "stage_change" VALUES(17,'ffe0c094770c1b42c2846b5f7032bd06',2,2,20,'2026-11-20T01:00:00Z','25','opportunity','fall-back','没有回音');
INSERT INTO "stage_change" VALUES(18,'e7c700f2d4b8c51eb6060554a49773ea',3,3,21,'2026-11-20T06:30:00Z','appointment','25','earned',NULL);
INSERT INTO "stage_change" VALUES(19,'f23741333872fdf9227f596d34c68a63',6,6,23,'2026-11-21T02:00:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(20,'792919ed807983f6b02af4eeb8804747',6,6,24,'2026-11-21T02:10:00Z','opportunity','50','override','我叔叔');
INSERT INTO "stage_change" VALUES(21,'39e6c30bc6cbb34c04deb53b7870b1eb',6,6,25,'2026-11-22T02:00:00Z','50','lost','lost','明确拒绝');
INSERT INTO "stage_change" VALUES(22,'8c52959f87c4c1f85fb2d08c6b31e6cc',6,7,26,'2026-11-22T03:00:00Z','lost','opportunity','reopened',NULL);
INSERT INTO "stage_change" VALUES(23,'ed29b5cfab6c1abb8e418347e3bfd0b1',7,8,29,'2026-11-23T02:00:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(24,'b12584759c51837956f684b7457353ec',7,8,30,'2026-11-23T03:00:00Z','opportunity','appointment','earned',NULL);
INSERT INTO "stage_change" VALUES(25,'b74f8a106e5d85341d8b3e73459627bd',7,8,31,'2026-11-24T07:00:00Z','appointment','25','earned',NULL);
INSERT INTO "stage_change" VALUES(26,'dddc6ebfb1d8f0015fa804bb892c5790',7,8,33,'2026-11-25T02:00:00Z','25','50','earned',NULL);
INSERT INTO "stage_change" VALUES(27,'a23ab5629bb66367d77111a6e51be1e2',8,9,37,'2026-11-26T01:00:00Z',NULL,'opportunity','new',NULL);
INSERT INTO "stage_change" VALUES(28,'bbca1526eca894dc1d69408deb6abde3',8,9,40,'2026-11-27T02:00:00Z','opportunity','lost','forgotten',NULL);
CREATE TABLE tag (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  FOREIGN KEY(card_id) REFERENCES card (id)
)
 STRICT
;
INSERT INTO "tag" VALUES(1,1,'vip');
INSERT INTO "tag" VALUES(2,1,'warm');
INSERT INTO "tag" VALUES(3,3,'老客户');
CREATE TABLE tally (
  id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT kind_known CHECK (kind IN ('dial', 'talk', 'appointment', 'visit', 'proposal',
    'service', 'referral-asked', 'referral-got')),
  CONSTRAINT day_is_a_date CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CONSTRAINT count_not_negative CHECK (count >= 0),
  UNIQUE (uid)
)
 STRICT
;
INSERT INTO "tally" VALUES(1,'8ac02f3ed6ebdf7f2802cd50ce983007','2026-11-02','dial',15);
INSERT INTO "tally" VALUES(2,'33004afb4203b2c6386f2222d3ba2f86','2026-11-02','talk',7);
INSERT INTO "tally" VALUES(3,'a07da6091b05138a4a164e350443b84f','2026-11-25','dial',14);
INSERT INTO "tally" VALUES(4,'65154f3a625ae59c92e815f3a27f5a5a','2026-11-25','talk',6);
CREATE INDEX card_by_birthday ON card (substr(birthday, 6)) WHERE birthday IS NOT NULL
;
CREATE INDEX card_by_email ON card (email_key) WHERE email_key IS NOT NULL
;
CREATE INDEX card_by_name ON card (name_key)
;
CREATE INDEX card_by_phone ON card (phone_key) WHERE phone_key IS NOT NULL
;
CREATE INDEX card_by_referrer ON card (referred_by)
;
CREATE INDEX card_by_source ON card (source)
;
CREATE INDEX tally_by_day ON tally (day, kind)
;
CREATE INDEX attempt_by_first_meeting ON attempt (first_meeting, card_id) WHERE current = 1
;
CREATE INDEX attempt_by_next_step ON attempt (next_step, card_id) WHERE current = 1
;
CREATE INDEX attempt_by_since ON attempt (since, card_id) WHERE current = 1
;
CREATE UNIQUE INDEX attempt_current ON attempt (card_id) WHERE current = 1
;
CREATE INDEX attempt_in_play ON attempt (ended_at, card_id) WHERE current = 1 AND ended_at IS
  NULL AND first_meeting IS NOT NULL
;
CREATE INDEX attempt_newest_on_board ON attempt (stage, card_id, current) WHERE current = 1
;
CREATE UNIQUE INDEX attempt_of_card ON attempt (card_id, number)
;
CREATE INDEX attempt_on_board ON attempt (stage, first_meeting, card_id) WHERE current = 1
;
CREATE INDEX attempt_with_next_step ON attempt (next_step, card_id) WHERE current = 1 AND
  next_step IS NOT NULL AND (outcome IS NULL OR outcome = 'fell-back')
;
CREATE INDEX journal_of_change_set ON journal (change_set_id)
;
CREATE INDEX journal_of_row ON journal (table_name, row_id, id)
;
CREATE INDEX tag_by_name ON tag (name, card_id)
;
CREATE UNIQUE INDEX tag_of_card ON tag (card_id, name)
;
CREATE INDEX activity_by_time ON activity (at, kind)
;
CREATE INDEX activity_of_attempt ON activity (attempt_id)
;
CREATE INDEX activity_of_card ON activity (card_id, at)
;
CREATE INDEX stage_change_by_time ON stage_change (at, from_stage, to_stage, card_id)
;
CREATE INDEX stage_change_of_attempt ON stage_change (attempt_id)
;
CREATE INDEX stage_change_of_card ON stage_change (card_id, at, id, to_stage, attempt_id)
;
CREATE UNIQUE INDEX checkin_by_day ON checkin (day, revision)
;
CREATE INDEX checkin_entry_of_card ON checkin_entry (card_id)
;
CREATE UNIQUE INDEX checkin_entry_of_checkin ON checkin_entry (checkin_id, place)
;
CREATE INDEX attempt_by_anniversary ON attempt (substr(issued_on, 6)) WHERE issued_on IS NOT
  NULL
;
CREATE TRIGGER journal_setting_insert AFTER INSERT ON setting
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'setting', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(new.key, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(new.value, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_setting_update AFTER UPDATE ON setting
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'setting', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(old.key, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(old.value, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(new.key, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(new.value, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_setting_delete AFTER DELETE ON setting
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'setting', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(old.key, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(old.value, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    NULL);
END;
CREATE TRIGGER journal_card_insert AFTER INSERT ON card
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'card', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(new.name_key, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(new.opened_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(new.phone, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(new.phone_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(new.email, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(new.email_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(new.org, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(new.title, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(new.source, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(new.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(new.grade, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(new.birthday, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(new.forgotten, 'null') || '}');
END;
CREATE TRIGGER journal_card_update AFTER UPDATE ON card
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'card', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(old.name_key, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(old.opened_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(old.phone, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(old.phone_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(old.email, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(old.email_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(old.org, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(old.title, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(old.source, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(old.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(old.grade, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(old.birthday, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(old.forgotten, 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(new.name_key, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(new.opened_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(new.phone, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(new.phone_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(new.email, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(new.email_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(new.org, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(new.title, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(new.source, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(new.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(new.grade, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(new.birthday, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(new.forgotten, 'null') || '}');
END;
CREATE TRIGGER journal_card_delete AFTER DELETE ON card
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'card', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(old.name_key, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(old.opened_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(old.phone, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(old.phone_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(old.email, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(old.email_key, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(old.org, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(old.title, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(old.source, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(old.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(old.grade, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(old.birthday, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(old.forgotten, 'null') || '}',
    NULL);
END;
CREATE TRIGGER journal_tag_insert AFTER INSERT ON tag
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tag', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_tag_update AFTER UPDATE ON tag
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tag', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_tag_delete AFTER DELETE ON tag
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tag', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    NULL);
END;
CREATE TRIGGER journal_attempt_insert AFTER INSERT ON attempt
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'attempt', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"number":' || coalesce(new.number, 'null') || ',' ||
      '"current":' || coalesce(new.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(new.since, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(new.opened_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(new.ended_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(new.outcome, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(new.override, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(new.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(new.next_step, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(new.next_agenda, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(new.next_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(new.person, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(new.person_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(new.plan, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(new.plan_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(new.budget, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(new.budget_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(new.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(new.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(new.amount_per, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(new.signing, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(new.signing_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(new.signed_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(new.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(new.issued_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(new.premium, 'null') || ',' ||
      '"standard":' || coalesce(new.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(new.currency, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_attempt_update AFTER UPDATE ON attempt
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'attempt', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"number":' || coalesce(old.number, 'null') || ',' ||
      '"current":' || coalesce(old.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(old.since, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(old.opened_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(old.ended_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(old.outcome, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(old.override, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(old.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(old.next_step, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(old.next_agenda, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(old.next_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(old.person, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(old.person_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(old.plan, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(old.plan_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(old.budget, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(old.budget_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(old.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(old.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(old.amount_per, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(old.signing, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(old.signing_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(old.signed_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(old.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(old.issued_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(old.premium, 'null') || ',' ||
      '"standard":' || coalesce(old.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(old.currency, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"number":' || coalesce(new.number, 'null') || ',' ||
      '"current":' || coalesce(new.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(new.since, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(new.opened_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(new.ended_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(new.outcome, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(new.override, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(new.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(new.next_step, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(new.next_agenda, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(new.next_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(new.person, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(new.person_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(new.plan, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(new.plan_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(new.budget, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(new.budget_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(new.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(new.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(new.amount_per, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(new.signing, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(new.signing_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(new.signed_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(new.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(new.issued_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(new.premium, 'null') || ',' ||
      '"standard":' || coalesce(new.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(new.currency, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_attempt_delete AFTER DELETE ON attempt
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'attempt', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"number":' || coalesce(old.number, 'null') || ',' ||
      '"current":' || coalesce(old.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(old.since, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(old.opened_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(old.ended_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(old.outcome, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(old.override, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(old.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(old.next_step, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(old.next_agenda, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(old.next_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(old.person, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(old.person_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(old.plan, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(old.plan_marked, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(old.budget, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(old.budget_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(old.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(old.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(old.amount_per, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(old.signing, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(old.signing_marked,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(old.signed_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(old.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(old.issued_on, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(old.premium, 'null') || ',' ||
      '"standard":' || coalesce(old.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(old.currency, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    NULL);
END;
CREATE TRIGGER journal_stage_change_insert AFTER INSERT ON stage_change
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'stage_change', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(new.from_stage, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(new.to_stage, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_stage_change_update AFTER UPDATE ON stage_change
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'stage_change', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(old.from_stage, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(old.to_stage, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(new.from_stage, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(new.to_stage, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_stage_change_delete AFTER DELETE ON stage_change
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'stage_change', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(old.from_stage, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(old.to_stage, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    NULL);
END;
CREATE TRIGGER journal_activity_insert AFTER INSERT ON activity
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'activity', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(new.due, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(new.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_activity_update AFTER UPDATE ON activity
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'activity', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(old.due, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(old.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(new.due, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(new.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_activity_delete AFTER DELETE ON activity
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'activity', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\', '\\'), '"', '\"'),
        char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(old.due, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(old.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    NULL);
END;
CREATE TRIGGER journal_tally_insert AFTER INSERT ON tally
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tally', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(new.count, 'null') || '}');
END;
CREATE TRIGGER journal_tally_update AFTER UPDATE ON tally
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tally', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(old.count, 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(new.count, 'null') || '}');
END;
CREATE TRIGGER journal_tally_delete AFTER DELETE ON tally
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tally', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(old.count, 'null') || '}',
    NULL);
END;
CREATE TRIGGER stage_change_not_edited BEFORE UPDATE OF id, uid, attempt_id, change_set_id,
  from_stage, to_stage, kind, at, reason ON stage_change
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.attempt_id IS old.attempt_id AND
  new.change_set_id IS old.change_set_id AND new.from_stage IS old.from_stage AND new.to_stage
  IS old.to_stage AND new.kind IS old.kind AND (new.reason IS old.reason OR new.reason IS NULL)
  AND (new.at = old.at OR old.kind = 'new' AND new.at < old.at))
BEGIN
  SELECT RAISE(ABORT, 'stage history is append-only');
END;
CREATE TRIGGER stage_change_not_deleted BEFORE DELETE ON stage_change

BEGIN
  SELECT RAISE(ABORT, 'stage history is append-only');
END;
CREATE TRIGGER journal_checkin_insert AFTER INSERT ON checkin
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(new.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(new.begins_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(new.ends_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(new.handed_in_at,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(new.late, 'null') || ',' ||
      '"cycle":' || coalesce(new.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_checkin_update AFTER UPDATE ON checkin
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(old.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(old.begins_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(old.ends_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(old.handed_in_at,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(old.late, 'null') || ',' ||
      '"cycle":' || coalesce(old.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(new.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(new.begins_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(new.ends_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(new.handed_in_at,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(new.late, 'null') || ',' ||
      '"cycle":' || coalesce(new.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END;
CREATE TRIGGER journal_checkin_delete AFTER DELETE ON checkin
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(old.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(old.begins_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(old.ends_at, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(old.handed_in_at,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(old.late, 'null') || ',' ||
      '"cycle":' || coalesce(old.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    NULL);
END;
CREATE TRIGGER journal_checkin_entry_insert AFTER INSERT ON checkin_entry
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin_entry', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(new.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(new.place, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(new.overridden, 'null') || '}');
END;
CREATE TRIGGER journal_checkin_entry_update AFTER UPDATE ON checkin_entry
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin_entry', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(old.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(old.place, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(old.overridden, 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(new.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(new.place, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(new.overridden, 'null') || '}');
END;
CREATE TRIGGER journal_checkin_entry_delete AFTER DELETE ON checkin_entry
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin_entry', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(old.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(old.place, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(old.overridden, 'null') || '}',
    NULL);
END;
CREATE TRIGGER checkin_not_edited BEFORE UPDATE ON checkin
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.change_set_id IS old.change_set_id AND
  new.day IS old.day AND new.revision IS old.revision AND new.begins_at IS old.begins_at AND
  new.ends_at IS old.ends_at AND new.handed_in_at IS old.handed_in_at AND new.late IS old.late
  AND new.cycle IS old.cycle AND new.note IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'a row that was handed in stays as it is');
END;
CREATE TRIGGER checkin_entry_not_edited BEFORE UPDATE ON checkin_entry
WHEN NOT (new.id IS old.id AND new.checkin_id IS old.checkin_id AND new.place IS old.place AND
  new.card_id IS old.card_id AND new.stage IS old.stage AND new.first_meeting IS
  old.first_meeting AND new.overridden IS old.overridden AND new.name IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'a row that was handed in stays as it is');
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('setting',6);
INSERT INTO "sqlite_sequence" VALUES('card',8);
INSERT INTO "sqlite_sequence" VALUES('tag',4);
INSERT INTO "sqlite_sequence" VALUES('checkin',4);
INSERT INTO "sqlite_sequence" VALUES('checkin_entry',8);
COMMIT;
