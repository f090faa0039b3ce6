"""SQL from `store/tables/` and `store/statements/` by `make sql`. Do not edit."""

from __future__ import annotations

APPLICATION_ID = 1347439683
SCHEMA_MAJOR = 1
SCHEMA_MINOR = 2

SCHEMA = (
    """
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
""",
    """
CREATE INDEX card_by_birthday ON card (substr(birthday, 6)) WHERE birthday IS NOT NULL
""",
    """
CREATE INDEX card_by_email ON card (email_key) WHERE email_key IS NOT NULL
""",
    """
CREATE INDEX card_by_name ON card (name_key)
""",
    """
CREATE INDEX card_by_phone ON card (phone_key) WHERE phone_key IS NOT NULL
""",
    """
CREATE INDEX card_by_referrer ON card (referred_by)
""",
    """
CREATE INDEX card_by_source ON card (source)
""",
    """
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
""",
    """
CREATE TABLE erased_attempt (
  id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (uid)
)
 STRICT
""",
    """
CREATE TABLE setting (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE ("key")
)
 STRICT
""",
    """
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
""",
    """
CREATE INDEX tally_by_day ON tally (day, kind)
""",
    """
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
""",
    """
CREATE INDEX attempt_by_anniversary ON attempt (substr(issued_on, 6)) WHERE issued_on IS NOT
  NULL
""",
    """
CREATE INDEX attempt_by_first_meeting ON attempt (first_meeting, card_id) WHERE current = 1
""",
    """
CREATE INDEX attempt_by_next_step ON attempt (next_step, card_id) WHERE current = 1
""",
    """
CREATE INDEX attempt_by_since ON attempt (since, card_id) WHERE current = 1
""",
    """
CREATE UNIQUE INDEX attempt_current ON attempt (card_id) WHERE current = 1
""",
    """
CREATE INDEX attempt_in_play ON attempt (ended_at, card_id) WHERE current = 1 AND ended_at IS
  NULL AND first_meeting IS NOT NULL
""",
    """
CREATE INDEX attempt_newest_on_board ON attempt (stage, card_id, current) WHERE current = 1
""",
    """
CREATE UNIQUE INDEX attempt_of_card ON attempt (card_id, number)
""",
    """
CREATE INDEX attempt_on_board ON attempt (stage, first_meeting, card_id) WHERE current = 1
""",
    """
CREATE INDEX attempt_with_next_step ON attempt (next_step, card_id) WHERE current = 1 AND
  next_step IS NOT NULL AND (outcome IS NULL OR outcome = 'fell-back')
""",
    """
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
""",
    """
CREATE UNIQUE INDEX checkin_by_day ON checkin (day, revision)
""",
    """
CREATE TABLE erased (
  id INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(id) REFERENCES change_set (id)
)
 STRICT
""",
    """
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
""",
    """
CREATE INDEX journal_of_change_set ON journal (change_set_id)
""",
    """
CREATE INDEX journal_of_row ON journal (table_name, row_id, id)
""",
    """
CREATE TABLE tag (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  FOREIGN KEY(card_id) REFERENCES card (id)
)
 STRICT
""",
    """
CREATE INDEX tag_by_name ON tag (name, card_id)
""",
    """
CREATE UNIQUE INDEX tag_of_card ON tag (card_id, name)
""",
    """
CREATE TABLE undone (
  id INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(id) REFERENCES change_set (id),
  FOREIGN KEY(by_id) REFERENCES change_set (id)
)
 STRICT
""",
    """
CREATE INDEX undone_by ON undone (by_id)
""",
    """
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
""",
    """
CREATE INDEX activity_by_time ON activity (at, kind)
""",
    """
CREATE INDEX activity_of_attempt ON activity (attempt_id)
""",
    """
CREATE INDEX activity_of_card ON activity (card_id, at)
""",
    """
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
""",
    """
CREATE INDEX checkin_entry_of_card ON checkin_entry (card_id)
""",
    """
CREATE UNIQUE INDEX checkin_entry_of_checkin ON checkin_entry (checkin_id, place)
""",
    """
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
""",
    """
CREATE INDEX stage_change_by_time ON stage_change (at, from_stage, to_stage, card_id)
""",
    """
CREATE INDEX stage_change_of_attempt ON stage_change (attempt_id)
""",
    """
CREATE INDEX stage_change_of_card ON stage_change (card_id, at, id, to_stage, attempt_id)
""",
    """
CREATE TRIGGER journal_setting_insert AFTER INSERT ON setting
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'setting', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(new.key, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(new.value, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_setting_update AFTER UPDATE ON setting
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'setting', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(old.key, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(old.value, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(new.key, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(new.value, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_setting_delete AFTER DELETE ON setting
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'setting', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"key":' || coalesce('"' || replace(replace(replace(replace(old.key, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"value":' || coalesce('"' || replace(replace(replace(replace(old.value, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_card_insert AFTER INSERT ON card
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'card', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(new.name_key, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(new.opened_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(new.phone, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(new.phone_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(new.email, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(new.email_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(new.org, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(new.title, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(new.source, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(new.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(new.grade, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(new.birthday, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(new.forgotten, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_card_update AFTER UPDATE ON card
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'card', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(old.name_key, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(old.opened_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(old.phone, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(old.phone_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(old.email, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(old.email_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(old.org, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(old.title, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(old.source, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(old.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(old.grade, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(old.birthday, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(old.forgotten, 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(new.name_key, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(new.opened_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(new.phone, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(new.phone_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(new.email, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(new.email_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(new.org, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(new.title, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(new.source, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(new.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(new.grade, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(new.birthday, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(new.forgotten, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_card_delete AFTER DELETE ON card
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'card', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(old.name_key, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(old.opened_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(old.phone, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(old.phone_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(old.email, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(old.email_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(old.org, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(old.title, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(old.source, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(old.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(old.grade, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(old.birthday, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(old.forgotten, 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_tag_insert AFTER INSERT ON tag
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tag', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_tag_update AFTER UPDATE ON tag
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tag', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_tag_delete AFTER DELETE ON tag
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tag', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_attempt_insert AFTER INSERT ON attempt
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'attempt', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"number":' || coalesce(new.number, 'null') || ',' ||
      '"current":' || coalesce(new.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(new.since, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(new.opened_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(new.ended_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(new.outcome, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(new.override, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(new.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(new.next_step, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(new.next_agenda, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(new.next_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(new.person, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(new.person_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(new.plan, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(new.plan_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(new.budget, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(new.budget_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(new.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(new.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(new.amount_per, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(new.signing, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(new.signing_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(new.signed_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(new.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(new.issued_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(new.premium, 'null') || ',' ||
      '"standard":' || coalesce(new.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(new.currency, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_attempt_update AFTER UPDATE ON attempt
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'attempt', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"number":' || coalesce(old.number, 'null') || ',' ||
      '"current":' || coalesce(old.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(old.since, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(old.opened_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(old.ended_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(old.outcome, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(old.override, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(old.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(old.next_step, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(old.next_agenda, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(old.next_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(old.person, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(old.person_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(old.plan, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(old.plan_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(old.budget, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(old.budget_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(old.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(old.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(old.amount_per, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(old.signing, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(old.signing_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(old.signed_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(old.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(old.issued_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(old.premium, 'null') || ',' ||
      '"standard":' || coalesce(old.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(old.currency, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"number":' || coalesce(new.number, 'null') || ',' ||
      '"current":' || coalesce(new.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(new.since, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(new.opened_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(new.ended_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(new.outcome, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(new.override, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(new.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(new.next_step, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(new.next_agenda, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(new.next_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(new.person, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(new.person_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(new.plan, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(new.plan_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(new.budget, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(new.budget_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(new.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(new.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(new.amount_per, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(new.signing, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(new.signing_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(new.signed_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(new.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(new.issued_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(new.premium, 'null') || ',' ||
      '"standard":' || coalesce(new.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(new.currency, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_attempt_delete AFTER DELETE ON attempt
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'attempt', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"number":' || coalesce(old.number, 'null') || ',' ||
      '"current":' || coalesce(old.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(old.since, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(old.opened_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(old.ended_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(old.outcome, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(old.override, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(old.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(old.next_step, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(old.next_agenda, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(old.next_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(old.person, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(old.person_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(old.plan, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(old.plan_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(old.budget, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(old.budget_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(old.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(old.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(old.amount_per, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(old.signing, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(old.signing_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(old.signed_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(old.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(old.issued_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(old.premium, 'null') || ',' ||
      '"standard":' || coalesce(old.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(old.currency, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_stage_change_insert AFTER INSERT ON stage_change
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'stage_change', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(new.from_stage, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(new.to_stage, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_stage_change_update AFTER UPDATE ON stage_change
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'stage_change', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(old.from_stage, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(old.to_stage, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(new.from_stage, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(new.to_stage, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_stage_change_delete AFTER DELETE ON stage_change
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'stage_change', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(old.from_stage, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(old.to_stage, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(old.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_activity_insert AFTER INSERT ON activity
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'activity', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(new.due, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(new.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_activity_update AFTER UPDATE ON activity
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'activity', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(old.due, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(old.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(new.due, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(new.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_activity_delete AFTER DELETE ON activity
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'activity', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(old.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(old.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(old.due, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(old.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_tally_insert AFTER INSERT ON tally
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tally', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(new.count, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_tally_update AFTER UPDATE ON tally
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tally', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(old.count, 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(new.count, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_tally_delete AFTER DELETE ON tally
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'tally', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(old.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"count":' || coalesce(old.count, 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_checkin_insert AFTER INSERT ON checkin
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(new.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(new.begins_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(new.ends_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(new.handed_in_at,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(new.late, 'null') || ',' ||
      '"cycle":' || coalesce(new.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_checkin_update AFTER UPDATE ON checkin
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(old.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(old.begins_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(old.ends_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(old.handed_in_at,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(old.late, 'null') || ',' ||
      '"cycle":' || coalesce(old.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(new.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(new.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(new.begins_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(new.ends_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(new.handed_in_at,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(new.late, 'null') || ',' ||
      '"cycle":' || coalesce(new.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_checkin_delete AFTER DELETE ON checkin
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"change_set_id":' || coalesce(old.change_set_id, 'null') || ',' ||
      '"day":' || coalesce('"' || replace(replace(replace(replace(old.day, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"revision":' || coalesce(old.revision, 'null') || ',' ||
      '"begins_at":' || coalesce('"' || replace(replace(replace(replace(old.begins_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ends_at":' || coalesce('"' || replace(replace(replace(replace(old.ends_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"handed_in_at":' || coalesce('"' || replace(replace(replace(replace(old.handed_in_at,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"late":' || coalesce(old.late, 'null') || ',' ||
      '"cycle":' || coalesce(old.cycle, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(old.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_checkin_entry_insert AFTER INSERT ON checkin_entry
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin_entry', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(new.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(new.place, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(new.overridden, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_checkin_entry_update AFTER UPDATE ON checkin_entry
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin_entry', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(old.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(old.place, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(old.overridden, 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(new.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(new.place, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(new.overridden, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_checkin_entry_delete AFTER DELETE ON checkin_entry
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'checkin_entry', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"checkin_id":' || coalesce(old.checkin_id, 'null') || ',' ||
      '"place":' || coalesce(old.place, 'null') || ',' ||
      '"card_id":' || coalesce(old.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(old.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(old.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(old.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"overridden":' || coalesce(old.overridden, 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_undone_insert AFTER INSERT ON undone
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'undone', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"by_id":' || coalesce(new.by_id, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_undone_update AFTER UPDATE ON undone
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'undone', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"by_id":' || coalesce(old.by_id, 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"by_id":' || coalesce(new.by_id, 'null') || '}');
END
""",
    """
CREATE TRIGGER journal_undone_delete AFTER DELETE ON undone
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'undone', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"by_id":' || coalesce(old.by_id, 'null') || '}',
    NULL);
END
""",
    """
CREATE TRIGGER journal_change_set_update AFTER UPDATE OF effective_at ON change_set
WHEN new.id < (SELECT max(id) FROM change_set)
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'change_set', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"recorded_at":' || coalesce('"' || replace(replace(replace(replace(old.recorded_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"effective_at":' || coalesce('"' || replace(replace(replace(replace(old.effective_at,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"command":' || coalesce('"' || replace(replace(replace(replace(old.command, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"recorded_at":' || coalesce('"' || replace(replace(replace(replace(new.recorded_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"effective_at":' || coalesce('"' || replace(replace(replace(replace(new.effective_at,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"command":' || coalesce('"' || replace(replace(replace(replace(new.command, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}');
END
""",
    """
CREATE TRIGGER stage_change_not_edited BEFORE UPDATE OF id, uid, attempt_id, change_set_id,
  from_stage, to_stage, kind, at, reason ON stage_change
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.attempt_id IS old.attempt_id AND
  new.change_set_id IS old.change_set_id AND new.from_stage IS old.from_stage AND new.to_stage
  IS old.to_stage AND new.kind IS old.kind AND (new.reason IS old.reason OR new.reason IS NULL)
  AND (new.at = old.at OR old.kind = 'new' AND new.at < old.at)) AND (SELECT command FROM
  change_set ORDER BY id DESC LIMIT 1) NOT IN ('undo', 'redo', 'restore')
BEGIN
  SELECT RAISE(ABORT, 'stage history is append-only');
END
""",
    """
CREATE TRIGGER stage_change_not_deleted BEFORE DELETE ON stage_change
WHEN (SELECT command FROM change_set ORDER BY id DESC LIMIT 1) NOT IN ('undo', 'redo',
  'restore')
BEGIN
  SELECT RAISE(ABORT, 'stage history is append-only');
END
""",
    """
CREATE TRIGGER checkin_not_edited BEFORE UPDATE ON checkin
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.change_set_id IS old.change_set_id AND
  new.day IS old.day AND new.revision IS old.revision AND new.begins_at IS old.begins_at AND
  new.ends_at IS old.ends_at AND new.handed_in_at IS old.handed_in_at AND new.late IS old.late
  AND new.cycle IS old.cycle AND new.note IS NULL) AND (SELECT command FROM change_set ORDER BY
  id DESC LIMIT 1) NOT IN ('undo', 'redo', 'restore')
BEGIN
  SELECT RAISE(ABORT, 'a row that was handed in stays as it is');
END
""",
    """
CREATE TRIGGER checkin_entry_not_edited BEFORE UPDATE ON checkin_entry
WHEN NOT (new.id IS old.id AND new.checkin_id IS old.checkin_id AND new.place IS old.place AND
  new.card_id IS old.card_id AND new.stage IS old.stage AND new.first_meeting IS
  old.first_meeting AND new.overridden IS old.overridden AND new.name IS NULL) AND (SELECT
  command FROM change_set ORDER BY id DESC LIMIT 1) NOT IN ('undo', 'redo', 'restore')
BEGIN
  SELECT RAISE(ABORT, 'a row that was handed in stays as it is');
END
""",
)

ACTIVITIES_INSERT = """
INSERT INTO activity (uid, card_id, attempt_id, at, kind, due, minutes, note) VALUES (:uid,
  :card_id, :attempt_id, :at, :kind, :due, :minutes, :note)
"""

ACTIVITIES_OF_CARD = """
SELECT activity.id, activity.card_id, activity.at, activity.kind, activity.due,
  activity.minutes, activity.note
FROM activity
WHERE activity.card_id = :card_id ORDER BY activity.at, activity.id
"""

ACTIVITIES_VISITS = """
SELECT activity.id
FROM activity
WHERE activity.card_id = :card_id AND activity.at >= :first AND activity.at < :end AND
  activity.kind = 'visit'
 LIMIT 1 OFFSET 0
"""

ACTIVITIES_WORKED_BETWEEN = """
SELECT DISTINCT activity.card_id
FROM activity
WHERE activity.at >= :first AND activity.at < :end AND activity.kind IN ('booking', 'proposal',
  'rebooking', 'service', 'visit') AND activity.card_id IS NOT NULL
"""

ACTIVITIES_COUNTS_BETWEEN = """
SELECT activity.kind, count(*) AS count_1
FROM activity
WHERE activity.at >= :first AND activity.at < :end GROUP BY activity.kind
"""

ACTIVITIES_TO_CARD = """
UPDATE activity SET card_id=:kept WHERE activity.card_id = :of_card
"""

ACTIVITIES_STRIP = """
UPDATE activity SET note=NULL WHERE activity.card_id = :of_card
"""

ACTIVITIES_TALLY_INSERT = """
INSERT INTO tally (uid, day, kind, count) VALUES (:uid, :day, :kind, :count)
"""

ACTIVITIES_TALLY_OF_DAY = """
SELECT tally.kind, sum(tally.count) AS sum_1
FROM tally
WHERE tally.day = :day GROUP BY tally.kind
"""

ACTIVITIES_IDS = """
SELECT activity.id
FROM activity
WHERE activity.card_id = :card_id
"""

ACTIVITIES_COUNT_OF_CARD = """
SELECT count(*) AS count_1
FROM activity
WHERE activity.card_id = :card_id
"""

ACTIVITIES_ANY_AT_ALL = """
SELECT activity.id
FROM activity
 LIMIT 1 OFFSET 0
"""

ACTIVITIES_THERE = """
SELECT activity.uid
FROM activity JOIN json_each(:uids) AS wanted ON activity.uid = wanted.value
"""

ACTIVITIES_KEPT = """
SELECT activity.uid, activity.id, activity.card_id, activity.attempt_id, activity.at,
  activity.kind, activity.due, activity.minutes, activity.note
FROM activity JOIN json_each(:uids) AS wanted ON activity.uid = wanted.value
"""

ACTIVITIES_CORRECT = """
UPDATE activity SET card_id=:card, attempt_id=:attempt, at=:at, kind=:kind, due=:due,
  minutes=:minutes, note=:note WHERE activity.id = :of
"""

ATTEMPTS_INSERT = """
INSERT INTO attempt (uid, card_id, number, current, stage, since, opened_at, ended_at, outcome,
  reason, override, first_meeting, held, next_step, next_agenda, next_marked, person,
  person_marked, "plan", plan_marked, budget, budget_marked, amount_low, amount_high,
  amount_per, signing, signing_marked, signed_on, received, issued_on, premium, standard,
  currency) VALUES (:uid, :card_id, :number, :current, :stage, :since, :opened_at, :ended_at,
  :outcome, :reason, :override, :first_meeting, :held, :next_step, :next_agenda, :next_marked,
  :person, :person_marked, :plan, :plan_marked, :budget, :budget_marked, :amount_low,
  :amount_high, :amount_per, :signing, :signing_marked, :signed_on, :received, :issued_on,
  :premium, :standard, :currency)
"""

ATTEMPTS_SAVE = """
UPDATE attempt SET stage=:stage, since=:since, ended_at=:ended_at, outcome=:outcome,
  reason=:reason, override=:override, first_meeting=:first_meeting, held=:held,
  next_step=:next_step, next_agenda=:next_agenda, next_marked=:next_marked, person=:person,
  person_marked=:person_marked, "plan"=:plan, plan_marked=:plan_marked, budget=:budget,
  budget_marked=:budget_marked, amount_low=:amount_low, amount_high=:amount_high,
  amount_per=:amount_per, signing=:signing, signing_marked=:signing_marked,
  signed_on=:signed_on, received=:received, issued_on=:issued_on, premium=:premium,
  standard=:standard, currency=:currency WHERE attempt.id = :id
"""

ATTEMPTS_RETIRE = """
UPDATE attempt SET current=0 WHERE attempt.card_id = :of_card AND attempt.current = 1
"""

ATTEMPTS_OPENED_AT = """
UPDATE attempt SET since=:moment, opened_at=:moment WHERE attempt.id = :of_id
"""

ATTEMPTS_BY_ID = """
SELECT attempt.id, attempt.number, attempt.current, attempt.stage, attempt.since,
  attempt.opened_at, attempt.ended_at, attempt.outcome, attempt.reason, attempt.override,
  attempt.first_meeting, attempt.held, attempt.next_step, attempt.next_agenda,
  attempt.next_marked, attempt.person, attempt.person_marked, attempt."plan",
  attempt.plan_marked, attempt.budget, attempt.budget_marked, attempt.amount_low,
  attempt.amount_high, attempt.amount_per, attempt.signing, attempt.signing_marked,
  attempt.signed_on, attempt.received, attempt.issued_on, attempt.premium, attempt.standard,
  attempt.currency
FROM attempt
WHERE attempt.id = :id
"""

ATTEMPTS_OF_CARD = """
SELECT attempt.id, attempt.number, attempt.current, attempt.stage, attempt.since,
  attempt.opened_at, attempt.ended_at, attempt.outcome, attempt.reason, attempt.override,
  attempt.first_meeting, attempt.held, attempt.next_step, attempt.next_agenda,
  attempt.next_marked, attempt.person, attempt.person_marked, attempt."plan",
  attempt.plan_marked, attempt.budget, attempt.budget_marked, attempt.amount_low,
  attempt.amount_high, attempt.amount_per, attempt.signing, attempt.signing_marked,
  attempt.signed_on, attempt.received, attempt.issued_on, attempt.premium, attempt.standard,
  attempt.currency
FROM attempt
WHERE attempt.card_id = :card_id ORDER BY attempt.number
"""

ATTEMPTS_BEGUN_BETWEEN = """
SELECT attempt.id
FROM attempt
WHERE attempt.card_id = :card_id AND attempt.opened_at >= :first AND attempt.opened_at < :end
  ORDER BY attempt.number
"""

ATTEMPTS_LAST_NUMBER = """
SELECT max(attempt.number) AS max_1
FROM attempt
WHERE attempt.card_id = :card_id
"""

ATTEMPTS_MOVE_TO_CARD = """
UPDATE attempt SET card_id=:kept, number=:as_number, current=:as_current WHERE attempt.id =
  :of_id
"""

ATTEMPTS_STRIP = """
UPDATE attempt SET reason=NULL, override=CASE WHEN (attempt.override IS NOT NULL) THEN '' END,
  next_agenda=NULL, person=NULL, "plan"=NULL, budget=NULL WHERE attempt.card_id = :of_card
"""

ATTEMPTS_IDS = """
SELECT attempt.id
FROM attempt
WHERE attempt.card_id = :card_id
"""

ATTEMPTS_UIDS = """
SELECT attempt.uid
FROM attempt
WHERE attempt.card_id = :card_id
"""

ATTEMPTS_CARD_OF_UID = """
SELECT attempt.card_id
FROM attempt JOIN card ON card.id = attempt.card_id
WHERE attempt.uid = :uid AND card.forgotten = 0
"""

ATTEMPTS_HOLDER = """
SELECT attempt.card_id
FROM attempt
WHERE attempt.uid = :uid
"""

ATTEMPTS_CARD_OF = """
SELECT attempt.card_id
FROM attempt
WHERE attempt.id = :id
"""

ATTEMPTS_ENDED_OF_CARD = """
SELECT attempt.id, attempt.ended_at
FROM attempt
WHERE attempt.card_id = :card_id
"""

BULK_JOURNAL_CARD = """
INSERT INTO journal (change_set_id, table_name, row_id, before, after)
SELECT :change_set_id, 'card', new.id,
    NULL,
    CASE WHEN (coalesce(new.uid, '') || coalesce(new.name, '') || coalesce(new.name_key, '') ||
      coalesce(new.phone, '') || coalesce(new.phone_key, '') || coalesce(new.email, '') ||
      coalesce(new.email_key, '') || coalesce(new.org, '') || coalesce(new.title, '') ||
      coalesce(new.source, '') || coalesce(new.note, '')) GLOB '*[\\"' || char(10) || char(9) ||
      ']*'
    THEN '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"name_key":' || coalesce('"' || replace(replace(replace(replace(new.name_key, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_on":' || coalesce('"' || replace(replace(replace(replace(new.opened_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone":' || coalesce('"' || replace(replace(replace(replace(new.phone, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"phone_key":' || coalesce('"' || replace(replace(replace(replace(new.phone_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email":' || coalesce('"' || replace(replace(replace(replace(new.email, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"email_key":' || coalesce('"' || replace(replace(replace(replace(new.email_key, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"org":' || coalesce('"' || replace(replace(replace(replace(new.org, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"title":' || coalesce('"' || replace(replace(replace(replace(new.title, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"source":' || coalesce('"' || replace(replace(replace(replace(new.source, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"referred_by":' || coalesce(new.referred_by, 'null') || ',' ||
      '"grade":' || coalesce('"' || replace(replace(replace(replace(new.grade, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"birthday":' || coalesce('"' || replace(replace(replace(replace(new.birthday, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"forgotten":' || coalesce(new.forgotten, 'null') || '}'
    ELSE printf('{"id":%s,"uid":"%s","name":"%s","name_key":"%s",'
      || '"opened_on":"%s","phone":%s,"phone_key":%s,"email":%s,'
      || '"email_key":%s,"org":%s,"title":%s,"source":%s,'
      || '"referred_by":%s,"grade":%s,"birthday":%s,"note":%s,'
      || '"forgotten":%s}',
      new.id, new.uid, new.name, new.name_key, new.opened_on, coalesce('"' || new.phone || '"',
        'null'), coalesce('"' || new.phone_key || '"', 'null'), coalesce('"' || new.email ||
        '"', 'null'), coalesce('"' || new.email_key || '"', 'null'), coalesce('"' || new.org ||
        '"', 'null'), coalesce('"' || new.title || '"', 'null'), coalesce('"' || new.source ||
        '"', 'null'), coalesce(new.referred_by, 'null'), coalesce('"' || new.grade || '"',
        'null'), coalesce('"' || new.birthday || '"', 'null'), coalesce('"' || new.note || '"',
        'null'), new.forgotten) END
FROM card AS new WHERE new.id >= :first ORDER BY new.id
"""

BULK_JOURNAL_TAG = """
INSERT INTO journal (change_set_id, table_name, row_id, before, after)
SELECT :change_set_id, 'tag', new.id,
    NULL,
    CASE WHEN (coalesce(new.name, '')) GLOB '*[\\"' || char(10) || char(9) || ']*'
    THEN '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"name":' || coalesce('"' || replace(replace(replace(replace(new.name, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}'
    ELSE printf('{"id":%s,"card_id":%s,"name":"%s"}',
      new.id, new.card_id, new.name) END
FROM tag AS new WHERE new.id >= :first ORDER BY new.id
"""

BULK_JOURNAL_ATTEMPT = """
INSERT INTO journal (change_set_id, table_name, row_id, before, after)
SELECT :change_set_id, 'attempt', new.id,
    NULL,
    CASE WHEN (coalesce(new.uid, '') || coalesce(new.reason, '') || coalesce(new.override, '')
      || coalesce(new.next_agenda, '') || coalesce(new.person, '') || coalesce(new.plan, '') ||
      coalesce(new.budget, '') || coalesce(new.currency, '')) GLOB '*[\\"' || char(10) || char(9)
      || ']*'
    THEN '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"number":' || coalesce(new.number, 'null') || ',' ||
      '"current":' || coalesce(new.current, 'null') || ',' ||
      '"stage":' || coalesce('"' || replace(replace(replace(replace(new.stage, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"since":' || coalesce('"' || replace(replace(replace(replace(new.since, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"opened_at":' || coalesce('"' || replace(replace(replace(replace(new.opened_at, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"ended_at":' || coalesce('"' || replace(replace(replace(replace(new.ended_at, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"outcome":' || coalesce('"' || replace(replace(replace(replace(new.outcome, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"override":' || coalesce('"' || replace(replace(replace(replace(new.override, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"first_meeting":' || coalesce('"' || replace(replace(replace(replace(new.first_meeting,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"held":' || coalesce(new.held, 'null') || ',' ||
      '"next_step":' || coalesce('"' || replace(replace(replace(replace(new.next_step, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_agenda":' || coalesce('"' || replace(replace(replace(replace(new.next_agenda, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"next_marked":' || coalesce('"' || replace(replace(replace(replace(new.next_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person":' || coalesce('"' || replace(replace(replace(replace(new.person, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"person_marked":' || coalesce('"' || replace(replace(replace(replace(new.person_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan":' || coalesce('"' || replace(replace(replace(replace(new.plan, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"plan_marked":' || coalesce('"' || replace(replace(replace(replace(new.plan_marked, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget":' || coalesce('"' || replace(replace(replace(replace(new.budget, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"budget_marked":' || coalesce('"' || replace(replace(replace(replace(new.budget_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"amount_low":' || coalesce(new.amount_low, 'null') || ',' ||
      '"amount_high":' || coalesce(new.amount_high, 'null') || ',' ||
      '"amount_per":' || coalesce('"' || replace(replace(replace(replace(new.amount_per, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing":' || coalesce('"' || replace(replace(replace(replace(new.signing, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signing_marked":' || coalesce('"' || replace(replace(replace(replace(new.signing_marked,
        '\\', '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"signed_on":' || coalesce('"' || replace(replace(replace(replace(new.signed_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"received":' || coalesce(new.received, 'null') || ',' ||
      '"issued_on":' || coalesce('"' || replace(replace(replace(replace(new.issued_on, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"premium":' || coalesce(new.premium, 'null') || ',' ||
      '"standard":' || coalesce(new.standard, 'null') || ',' ||
      '"currency":' || coalesce('"' || replace(replace(replace(replace(new.currency, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}'
    ELSE printf('{"id":%s,"uid":"%s","card_id":%s,"number":%s,'
      || '"current":%s,"stage":"%s","since":"%s","opened_at":"%s",'
      || '"ended_at":%s,"outcome":%s,"reason":%s,"override":%s,'
      || '"first_meeting":%s,"held":%s,"next_step":%s,"next_agenda":%s,'
      || '"next_marked":%s,"person":%s,"person_marked":%s,"plan":%s,'
      || '"plan_marked":%s,"budget":%s,"budget_marked":%s,"amount_low":%s,'
      || '"amount_high":%s,"amount_per":%s,"signing":%s,"signing_marked":%s,'
      || '"signed_on":%s,"received":%s,"issued_on":%s,"premium":%s,'
      || '"standard":%s,"currency":%s}',
      new.id, new.uid, new.card_id, new.number, new.current, new.stage, new.since,
        new.opened_at, coalesce('"' || new.ended_at || '"', 'null'), coalesce('"' || new.outcome
        || '"', 'null'), coalesce('"' || new.reason || '"', 'null'), coalesce('"' ||
        new.override || '"', 'null'), coalesce('"' || new.first_meeting || '"', 'null'),
        new.held, coalesce('"' || new.next_step || '"', 'null'), coalesce('"' || new.next_agenda
        || '"', 'null'), coalesce('"' || new.next_marked || '"', 'null'), coalesce('"' ||
        new.person || '"', 'null'), coalesce('"' || new.person_marked || '"', 'null'),
        coalesce('"' || new.plan || '"', 'null'), coalesce('"' || new.plan_marked || '"',
        'null'), coalesce('"' || new.budget || '"', 'null'), coalesce('"' || new.budget_marked
        || '"', 'null'), coalesce(new.amount_low, 'null'), coalesce(new.amount_high, 'null'),
        coalesce('"' || new.amount_per || '"', 'null'), coalesce('"' || new.signing || '"',
        'null'), coalesce('"' || new.signing_marked || '"', 'null'), coalesce('"' ||
        new.signed_on || '"', 'null'), coalesce(new.received, 'null'), coalesce('"' ||
        new.issued_on || '"', 'null'), coalesce(new.premium, 'null'), coalesce(new.standard,
        'null'), coalesce('"' || new.currency || '"', 'null')) END
FROM attempt AS new WHERE new.id >= :first ORDER BY new.id
"""

BULK_JOURNAL_STAGE_CHANGE = """
INSERT INTO journal (change_set_id, table_name, row_id, before, after)
SELECT :change_set_id, 'stage_change', new.id,
    NULL,
    CASE WHEN (coalesce(new.uid, '') || coalesce(new.reason, '')) GLOB '*[\\"' || char(10) ||
      char(9) || ']*'
    THEN '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"change_set_id":' || coalesce(new.change_set_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"from_stage":' || coalesce('"' || replace(replace(replace(replace(new.from_stage, '\\',
        '\\\\'), '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"to_stage":' || coalesce('"' || replace(replace(replace(replace(new.to_stage, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"reason":' || coalesce('"' || replace(replace(replace(replace(new.reason, '\\', '\\\\'),
        '"', '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}'
    ELSE printf('{"id":%s,"uid":"%s","card_id":%s,"attempt_id":%s,'
      || '"change_set_id":%s,"at":"%s","from_stage":%s,"to_stage":"%s",'
      || '"kind":"%s","reason":%s}',
      new.id, new.uid, new.card_id, new.attempt_id, new.change_set_id, new.at, coalesce('"' ||
        new.from_stage || '"', 'null'), new.to_stage, new.kind, coalesce('"' || new.reason ||
        '"', 'null')) END
FROM stage_change AS new WHERE new.id >= :first ORDER BY new.id
"""

BULK_JOURNAL_ACTIVITY = """
INSERT INTO journal (change_set_id, table_name, row_id, before, after)
SELECT :change_set_id, 'activity', new.id,
    NULL,
    CASE WHEN (coalesce(new.uid, '') || coalesce(new.note, '')) GLOB '*[\\"' || char(10) ||
      char(9) || ']*'
    THEN '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"card_id":' || coalesce(new.card_id, 'null') || ',' ||
      '"attempt_id":' || coalesce(new.attempt_id, 'null') || ',' ||
      '"at":' || coalesce('"' || replace(replace(replace(replace(new.at, '\\', '\\\\'), '"', '\\"'),
        char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"kind":' || coalesce('"' || replace(replace(replace(replace(new.kind, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"due":' || coalesce('"' || replace(replace(replace(replace(new.due, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || ',' ||
      '"minutes":' || coalesce(new.minutes, 'null') || ',' ||
      '"note":' || coalesce('"' || replace(replace(replace(replace(new.note, '\\', '\\\\'), '"',
        '\\"'), char(10), '\\n'), char(9), '\\t') || '"', 'null') || '}'
    ELSE printf('{"id":%s,"uid":"%s","card_id":%s,"attempt_id":%s,'
      || '"at":"%s","kind":"%s","due":%s,"minutes":%s,'
      || '"note":%s}',
      new.id, new.uid, coalesce(new.card_id, 'null'), coalesce(new.attempt_id, 'null'), new.at,
        new.kind, coalesce('"' || new.due || '"', 'null'), coalesce(new.minutes, 'null'),
        coalesce('"' || new.note || '"', 'null')) END
FROM activity AS new WHERE new.id >= :first ORDER BY new.id
"""

CARDS_INSERT = """
INSERT INTO card (uid, name, name_key, opened_on, phone, phone_key, email, email_key, org,
  title, source, referred_by, grade, birthday, note, forgotten) VALUES (:uid, :name, :name_key,
  :opened_on, :phone, :phone_key, :email, :email_key, :org, :title, :source, :referred_by,
  :grade, :birthday, :note, :forgotten)
"""

CARDS_SAVE = """
UPDATE card SET name=:name, name_key=:name_key, opened_on=:opened_on, phone=:phone,
  phone_key=:phone_key, email=:email, email_key=:email_key, org=:org, title=:title,
  source=:source, referred_by=:referred_by, grade=:grade, birthday=:birthday, note=:note WHERE
  card.id = :id
"""

CARDS_BY_ID = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND card.id = :id
"""

CARDS_BY_NAME = """
SELECT card.id, card.name, attempt.stage, card.org, card.phone
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.name_key = :key AND card.forgotten = 0 ORDER BY card.id
 LIMIT :most OFFSET 0
"""

CARDS_BY_PART = """
SELECT card.id, card.name, attempt.stage, card.org, card.phone
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.id IN (SELECT card.id
FROM card
WHERE instr(card.name_key, :part) > 0
 LIMIT :most OFFSET 0) AND card.forgotten = 0 ORDER BY card.id
"""

CARDS_SAME_PHONE = """
SELECT card.id, card.name, attempt.stage, card.org, card.phone
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.phone_key = :key AND card.id != :but
"""

CARDS_SAME_EMAIL = """
SELECT card.id, card.name, attempt.stage, card.org, card.phone
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.email_key = :key AND card.id != :but
"""

CARDS_NAMES_STARTING = """
SELECT card.name
FROM card
WHERE card.name_key >= :start AND card.name_key < :end AND card.forgotten = 0 ORDER BY
  card.name_key
 LIMIT :most OFFSET 0
"""

CARDS_ON_BOARD = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND attempt.stage = :stage ORDER BY attempt.first_meeting,
  attempt.card_id
 LIMIT :most OFFSET 0
"""

CARDS_NEWEST_ON_BOARD = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND attempt.stage = :stage ORDER BY attempt.card_id DESC
 LIMIT :most OFFSET 0
"""

CARDS_COUNTS = """
SELECT attempt.stage, count(*) AS count_1
FROM attempt
WHERE attempt.current = 1 GROUP BY attempt.stage
"""

CARDS_LISTED = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND (:stage IS NULL OR attempt.stage = :stage) AND card.forgotten = 0
  AND (:source IS NULL OR card.source = :source) AND (:grade IS NULL OR card.grade = :grade) AND
  (:since IS NULL OR attempt.since >= :since) AND (:tag IS NULL OR (EXISTS (SELECT tag.id
FROM tag
WHERE tag.card_id = card.id AND tag.name = :tag))) AND card.id IN (SELECT wanted.value
FROM json_each(:ids) AS wanted)
"""

CARDS_LIST_BY_ID = """
SELECT card.id
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.forgotten = 0 AND (:source IS NULL OR card.source = :source) AND (:grade IS NULL OR
  card.grade = :grade) AND (:since IS NULL OR attempt.since >= :since) AND (:tag IS NULL OR
  (EXISTS (SELECT tag.id
FROM tag
WHERE tag.card_id = card.id AND tag.name = :tag))) AND (:stage IS NULL OR attempt.stage =
  :stage) ORDER BY card.id
 LIMIT :most OFFSET 0
"""

CARDS_LIST_BY_NAME = """
SELECT card.id
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.forgotten = 0 AND (:source IS NULL OR card.source = :source) AND (:grade IS NULL OR
  card.grade = :grade) AND (:since IS NULL OR attempt.since >= :since) AND (:tag IS NULL OR
  (EXISTS (SELECT tag.id
FROM tag
WHERE tag.card_id = card.id AND tag.name = :tag))) AND (:stage IS NULL OR attempt.stage =
  :stage) ORDER BY card.name_key, card.id
 LIMIT :most OFFSET 0
"""

CARDS_LIST_BY_FIRST_MEETING = """
SELECT card.id
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.forgotten = 0 AND (:source IS NULL OR card.source = :source) AND (:grade IS NULL OR
  card.grade = :grade) AND (:since IS NULL OR attempt.since >= :since) AND (:tag IS NULL OR
  (EXISTS (SELECT tag.id
FROM tag
WHERE tag.card_id = card.id AND tag.name = :tag))) AND (:stage IS NULL OR attempt.stage =
  :stage) ORDER BY attempt.first_meeting NULLS LAST, attempt.card_id
 LIMIT :most OFFSET 0
"""

CARDS_LIST_BY_NEXT_STEP = """
SELECT card.id
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.forgotten = 0 AND (:source IS NULL OR card.source = :source) AND (:grade IS NULL OR
  card.grade = :grade) AND (:since IS NULL OR attempt.since >= :since) AND (:tag IS NULL OR
  (EXISTS (SELECT tag.id
FROM tag
WHERE tag.card_id = card.id AND tag.name = :tag))) AND (:stage IS NULL OR attempt.stage =
  :stage) ORDER BY attempt.next_step NULLS LAST, attempt.card_id
 LIMIT :most OFFSET 0
"""

CARDS_LIST_OF_STAGE = """
SELECT card.id
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.forgotten = 0 AND (:source IS NULL OR card.source = :source) AND (:grade IS NULL OR
  card.grade = :grade) AND (:since IS NULL OR attempt.since >= :since) AND (:tag IS NULL OR
  (EXISTS (SELECT tag.id
FROM tag
WHERE tag.card_id = card.id AND tag.name = :tag))) AND attempt.stage = :stage ORDER BY
  attempt.first_meeting, attempt.card_id
 LIMIT :most OFFSET 0
"""

CARDS_LIST_BY_SINCE = """
SELECT card.id
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.forgotten = 0 AND (:source IS NULL OR card.source = :source) AND (:grade IS NULL OR
  card.grade = :grade) AND (:since IS NULL OR attempt.since >= :since) AND (:tag IS NULL OR
  (EXISTS (SELECT tag.id
FROM tag
WHERE tag.card_id = card.id AND tag.name = :tag))) AND (:stage IS NULL OR attempt.stage =
  :stage) ORDER BY attempt.since DESC, attempt.card_id DESC
 LIMIT :most OFFSET 0
"""

CARDS_WANTING_ATTENTION = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND attempt.id IN (SELECT "each".id
FROM attempt AS "each"
WHERE current = 1 AND ended_at IS NULL AND first_meeting IS NOT NULL UNION SELECT "each".id
FROM attempt AS "each"
WHERE current = 1 AND next_step IS NOT NULL AND (outcome IS NULL OR outcome = 'fell-back') AND
  "each".next_step < :tomorrow)
"""

CARDS_STUCK = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND attempt.stage = :stage AND attempt.since < :before
"""

CARDS_BIRTHDAYS = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND card.birthday IS NOT NULL AND substr(card.birthday, 6) >= :first
  AND substr(card.birthday, 6) <= :last ORDER BY substr(card.birthday, 6), card.id
"""

CARDS_ANNIVERSARIES = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency, policy.issued_on AS
  issued_on_1
FROM attempt AS policy JOIN card ON card.id = policy.card_id JOIN attempt ON attempt.card_id =
  card.id AND attempt.current = 1
WHERE policy.issued_on IS NOT NULL AND substr(policy.issued_on, 6) >= :first AND
  substr(policy.issued_on, 6) <= :last AND card.forgotten = 0 ORDER BY substr(policy.issued_on,
  6), policy.id
"""

CARDS_SPOKEN_TO = """
SELECT DISTINCT activity.card_id
FROM activity
WHERE activity.at >= :first AND activity.at < :end AND activity.kind IN ('talk', 'visit',
  'service') AND activity.card_id IS NOT NULL
"""

CARDS_DUE_TODAY = """
SELECT card.id, card.uid, card.name, card.opened_on, card.phone, card.email, card.org,
  card.title, card.source, card.referred_by, card.grade, card.birthday, card.note, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS tags, card.forgotten, attempt.id AS id_1, attempt.number,
  attempt.current, attempt.stage, attempt.since, attempt.opened_at, attempt.ended_at,
  attempt.outcome, attempt.reason, attempt.override, attempt.first_meeting, attempt.held,
  attempt.next_step, attempt.next_agenda, attempt.next_marked, attempt.person,
  attempt.person_marked, attempt."plan", attempt.plan_marked, attempt.budget,
  attempt.budget_marked, attempt.amount_low, attempt.amount_high, attempt.amount_per,
  attempt.signing, attempt.signing_marked, attempt.signed_on, attempt.received,
  attempt.issued_on, attempt.premium, attempt.standard, attempt.currency
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE attempt.current = 1 AND attempt.id IN (SELECT "each".id
FROM attempt AS "each"
WHERE current = 1 AND next_step IS NOT NULL AND (outcome IS NULL OR outcome = 'fell-back') AND
  "each".next_step >= :today AND "each".next_step < :tomorrow UNION SELECT "each".id
FROM attempt AS "each"
WHERE current = 1 AND ended_at IS NULL AND first_meeting IS NOT NULL AND "each".held = 0 AND
  "each".first_meeting >= :today AND "each".first_meeting < :tomorrow)
"""

CARDS_OPENED_ON = """
UPDATE card SET opened_on=:day WHERE card.id = :of_card
"""

CARDS_FORGET = """
UPDATE card SET uid=:uid, name='', name_key='', phone=NULL, phone_key=NULL, email=NULL,
  email_key=NULL, org=NULL, title=NULL, source=NULL, referred_by=NULL, grade=NULL,
  birthday=NULL, note=NULL, forgotten=1 WHERE card.id = :id
"""

CARDS_REREFER = """
UPDATE card SET referred_by=:kept WHERE card.referred_by = :id
"""

CARDS_DELETE = """
DELETE FROM card WHERE card.id = :id
"""

CARDS_IS_FORGOTTEN = """
SELECT card.id
FROM card
WHERE card.id = :card_id AND card.forgotten = 1
"""

CARDS_IS_THERE = """
SELECT card.id
FROM card
WHERE card.id = :card_id
"""

CARDS_NAME = """
SELECT card.name
FROM card
WHERE card.id = :card_id
"""

CARDS_KNOWN_BY = """
SELECT card.name_key, card.phone_key, card.email_key
FROM card
WHERE card.id = :card_id
"""

CHANGES_NEWEST = """
SELECT change_set.id, change_set.recorded_at, change_set.effective_at, change_set.command,
  undone.by_id, erased.id AS id_1
FROM change_set LEFT OUTER JOIN undone ON undone.id = change_set.id LEFT OUTER JOIN erased ON
  erased.id = change_set.id
WHERE change_set.id < :below ORDER BY change_set.id DESC
 LIMIT :most OFFSET 0
"""

CHANGES_ONE = """
SELECT change_set.id, change_set.recorded_at, change_set.effective_at, change_set.command,
  undone.by_id, erased.id AS id_1
FROM change_set LEFT OUTER JOIN undone ON undone.id = change_set.id LEFT OUTER JOIN erased ON
  erased.id = change_set.id
WHERE change_set.id = :id
"""

CHANGES_IN_FORCE_AFTER = """
SELECT change_set.id, change_set.recorded_at, change_set.effective_at, change_set.command,
  undone.by_id, erased.id AS id_1
FROM change_set LEFT OUTER JOIN undone ON undone.id = change_set.id LEFT OUTER JOIN erased ON
  erased.id = change_set.id
WHERE (change_set.command NOT IN ('undo', 'redo')) AND undone.id IS NULL AND change_set.id >
  :after ORDER BY change_set.id
"""

CHANGES_TAKEN_BACK = """
SELECT change_set.id, change_set.recorded_at, change_set.effective_at, change_set.command,
  undone.by_id, erased.id AS id_1
FROM undone JOIN change_set ON change_set.id = undone.id LEFT OUTER JOIN erased ON erased.id =
  change_set.id
WHERE undone.by_id > coalesce((SELECT change_set.id
FROM change_set
WHERE (change_set.command NOT IN ('undo', 'redo')) ORDER BY change_set.id DESC
 LIMIT 1 OFFSET 0), 0) ORDER BY undone.by_id DESC, change_set.id
"""

CHANGES_ROWS = """
SELECT journal.table_name, journal.row_id, journal."before", journal."after"
FROM journal
WHERE journal.change_set_id = :change_set_id ORDER BY journal.id
"""

CHANGES_ROWS_OF_TABLE = """
SELECT journal.table_name, journal.row_id, journal."before", journal."after"
FROM journal
WHERE journal.change_set_id = :change_set_id AND journal.table_name = :of_table ORDER BY
  journal.id
"""

CHANGES_ROWS_AFTER = """
SELECT journal.id, journal.table_name, journal.row_id, journal."before", journal."after"
FROM journal
WHERE journal.change_set_id = :change_set_id AND journal.id > :after ORDER BY journal.id
 LIMIT :most OFFSET 0
"""

CHANGES_ROWS_BEFORE = """
SELECT journal.id, journal.table_name, journal.row_id, journal."before", journal."after"
FROM journal
WHERE journal.change_set_id = :change_set_id AND journal.id < :below ORDER BY journal.id DESC
 LIMIT :most OFFSET 0
"""

CHANGES_COUNT = """
SELECT count(*) AS count_1
FROM journal
WHERE journal.change_set_id = :change_set_id
"""

CHANGES_COUNTS = """
SELECT journal.table_name, journal."before" IS NULL AS anon_1, journal."after" IS NULL AS
  anon_2, count(DISTINCT journal.row_id) AS count_1
FROM journal
WHERE journal.change_set_id = :change_set_id GROUP BY journal.table_name, journal."before" IS
  NULL, journal."after" IS NULL
"""

CHANGES_OUT_OF_FORCE = """
SELECT change_set.id
FROM change_set LEFT OUTER JOIN undone ON undone.id = change_set.id LEFT OUTER JOIN erased ON
  erased.id = change_set.id
WHERE change_set.id = :id AND (undone.id IS NOT NULL OR change_set.command IN ('undo', 'redo',
  'restore'))
"""

CHANGES_MARK_UNDONE = """
INSERT INTO undone (id, by_id) VALUES (:id, :by_id)
"""

CHANGES_MARK_IN_FORCE = """
DELETE FROM undone WHERE undone.id = :of_id
"""

CHANGES_MARK_ATTEMPT_ERASED = """
INSERT OR IGNORE INTO erased_attempt (uid) VALUES (:uid)
"""

CHANGES_MARK_ERASED = """
INSERT OR IGNORE INTO erased (id) VALUES (:id)
"""

CHANGES_UNDONE_BY = """
SELECT undone.id
FROM undone
WHERE undone.by_id = :by_id
 LIMIT 1 OFFSET 0
"""

CHANGES_ERASED_ATTEMPTS = """
SELECT erased_attempt.uid
FROM erased_attempt
"""

CHECKINS_INSERT = """
INSERT INTO checkin (uid, change_set_id, day, revision, begins_at, ends_at, handed_in_at, late,
  cycle, note) VALUES (:uid, :change_set_id, :day, :revision, :begins_at, :ends_at,
  :handed_in_at, :late, :cycle, :note)
"""

CHECKINS_ENTRY_INSERT = """
INSERT INTO checkin_entry (checkin_id, place, card_id, name, stage, first_meeting, overridden)
  VALUES (:checkin_id, :place, :card_id, :name, :stage, :first_meeting, :overridden)
"""

CHECKINS_BETWEEN = """
SELECT checkin.id, checkin.day, checkin.revision, checkin.handed_in_at, checkin.late,
  checkin.cycle, checkin.note, checkin.change_set_id, checkin.begins_at, checkin.ends_at
FROM checkin
WHERE checkin.day >= :first AND checkin.day <= :last AND checkin.handed_in_at < :until ORDER BY
  checkin.day, checkin.revision
"""

CHECKINS_DAYS = """
SELECT DISTINCT checkin.day
FROM checkin
WHERE checkin.day >= :first AND checkin.day <= :last
"""

CHECKINS_ENTRIES = """
SELECT checkin_entry.card_id, checkin_entry.name, checkin_entry.stage,
  checkin_entry.first_meeting, checkin_entry.overridden
FROM checkin_entry
WHERE checkin_entry.checkin_id = :checkin_id ORDER BY checkin_entry.place
"""

CHECKINS_PAPERWORK = """
SELECT stage_change.id
FROM stage_change
WHERE stage_change.card_id = :card_id AND stage_change.kind IN ('merged', 'forgotten') AND
  stage_change.change_set_id > :after
 LIMIT 1 OFFSET 0
"""

CHECKINS_WORK = """
SELECT stage_change.id
FROM stage_change
WHERE stage_change.card_id = :card_id AND stage_change.at < :end AND (stage_change.kind NOT IN
  ('merged', 'forgotten')) AND stage_change.change_set_id > :after UNION ALL SELECT activity.id
FROM activity JOIN journal ON journal.table_name = 'activity' AND journal.row_id = activity.id
WHERE (EXISTS (SELECT *
FROM change_set
WHERE change_set.id = journal.change_set_id AND (change_set.command NOT IN ('undo', 'redo',
  'restore')) AND (change_set.id NOT IN (SELECT undone.id
FROM undone)))) AND activity.card_id = :card_id AND activity.at < :end AND activity.kind IN
  ('booking', 'proposal', 'rebooking', 'service', 'visit') AND journal."before" IS NULL AND
  journal.change_set_id > :after
 LIMIT 1 OFFSET 0
"""

CHECKINS_STRIP = """
UPDATE checkin_entry SET name=NULL WHERE checkin_entry.card_id = :of_card AND checkin_entry.name
  IS NOT NULL
"""

CHECKINS_NAMES = """
SELECT card.name
FROM card
WHERE card.id = :card_id AND card.name != '' UNION SELECT checkin_entry.name
FROM checkin_entry
WHERE checkin_entry.card_id = :card_id AND checkin_entry.name IS NOT NULL
"""

CHECKINS_NOTES = """
SELECT checkin.id, checkin.note
FROM checkin
WHERE checkin.note IS NOT NULL
"""

CHECKINS_STRIP_NOTE = """
UPDATE checkin SET note=NULL WHERE checkin.id = :of_id
"""

DUPLICATES_COUNT = """
SELECT count(*) AS count_1
FROM card
WHERE card.forgotten = 0
"""

DUPLICATES_PEOPLE = """
SELECT card.id, card.name, card.phone, card.email_key, card.org, card.birthday, card.note
FROM card
WHERE card.forgotten = 0 ORDER BY card.id
"""

DUPLICATES_SIDES = """
SELECT card.id, card.uid, card.name, attempt.stage, card.phone, card.email, card.org,
  card.birthday
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1
WHERE card.forgotten = 0 AND card.id IN (SELECT wanted.value
FROM json_each(:ids) AS wanted)
"""

DUPLICATES_FORMER = """
SELECT json_extract(journal."before", '$.uid') AS json_extract_1, min(attempt.card_id) AS min_1
FROM change_set JOIN journal ON journal.change_set_id = change_set.id JOIN journal AS given ON
  given.change_set_id = change_set.id JOIN attempt ON attempt.id = given.row_id
WHERE change_set.command = 'merge' AND (change_set.command NOT IN ('undo', 'redo', 'restore'))
  AND (change_set.id NOT IN (SELECT undone.id
FROM undone)) AND journal.table_name = 'card' AND journal."before" IS NOT NULL AND
  journal."after" IS NULL AND given.table_name = 'attempt' AND json_extract(given."before",
  '$.card_id') = journal.row_id GROUP BY journal.id
"""

EXPORTING_CONTACTS = """
SELECT card.uid, card.id, card.name, card.phone, card.email, card.org, card.title, card.source,
  nullif(referrer.name, '') AS nullif_1, card.grade, card.birthday, (SELECT
  group_concat(tag.name, '\x1f') AS group_concat_1
FROM tag
WHERE tag.card_id = card.id) AS anon_1, card.note, card.opened_on, attempt.stage
FROM card JOIN attempt ON attempt.card_id = card.id AND attempt.current = 1 LEFT OUTER JOIN card
  AS referrer ON referrer.id = card.referred_by
WHERE card.forgotten = 0 ORDER BY card.id
"""

EXPORTING_CARDS = """
SELECT card.uid, card.id, card.name, attempt.number, attempt.current, attempt.stage,
  attempt.since, attempt.opened_at, attempt.ended_at, attempt.outcome, attempt.reason,
  attempt.override, attempt.first_meeting, attempt.held, attempt.next_step, attempt.next_agenda,
  attempt.next_marked, attempt.person, attempt.person_marked, attempt."plan",
  attempt.plan_marked, attempt.budget, attempt.budget_marked, attempt.amount_low,
  attempt.amount_high, attempt.amount_per, attempt.signing, attempt.signing_marked,
  attempt.signed_on, attempt.received, attempt.issued_on, attempt.premium, attempt.standard,
  attempt.currency, (SELECT group_concat(stage_change.at || ' ' ||
  coalesce(stage_change.from_stage, '-') || ' ' || stage_change.to_stage || ' ' ||
  stage_change.kind || coalesce(' ' || stage_change.reason, ''), '\x1f') AS group_concat_1
FROM stage_change
WHERE stage_change.attempt_id = attempt.id) AS anon_1
FROM card JOIN attempt ON attempt.card_id = card.id
WHERE card.forgotten = 0 ORDER BY card.id, attempt.number
"""

EXPORTING_ACTIVITIES = """
SELECT activity.uid, activity.at, activity.kind, card.uid AS uid_1, card.name, activity.due,
  activity.minutes, activity.note
FROM activity LEFT OUTER JOIN card ON card.id = activity.card_id AND card.forgotten = 0 ORDER BY
  activity.id
"""

EXPORTING_STAGES = """
SELECT card.uid, card.name, attempt.number, stage_change.at, stage_change.from_stage,
  stage_change.to_stage, stage_change.kind, stage_change.reason
FROM stage_change JOIN card ON card.id = stage_change.card_id JOIN attempt ON attempt.id =
  stage_change.attempt_id
WHERE card.forgotten = 0 ORDER BY stage_change.id
"""

EXPORTING_SHEETS = """
SELECT checkin.day, checkin.revision, checkin.handed_in_at, checkin.late, checkin.begins_at,
  checkin.ends_at, checkin.cycle, checkin.note, checkin_entry.place, checkin_entry.card_id, CASE
  WHEN (erased.id IS NULL) THEN checkin_entry.name END AS anon_1, checkin_entry.stage,
  checkin_entry.first_meeting, checkin_entry.overridden
FROM checkin LEFT OUTER JOIN checkin_entry ON checkin_entry.checkin_id = checkin.id LEFT OUTER
  JOIN card AS erased ON erased.id = checkin_entry.card_id AND erased.forgotten = 1 ORDER BY
  checkin.day, checkin.revision, checkin_entry.place
"""

EXPORTING_COUNT_CONTACTS = """
SELECT count(*) AS count_1
FROM card
WHERE card.forgotten = 0
"""

EXPORTING_COUNT_CARDS = """
SELECT count(*) AS count_1
FROM attempt JOIN card ON card.id = attempt.card_id
WHERE card.forgotten = 0
"""

EXPORTING_COUNT_ACTIVITIES = """
SELECT count(*) AS count_1
FROM activity
"""

EXPORTING_COUNT_STAGES = """
SELECT count(*) AS count_1
FROM stage_change JOIN card ON card.id = stage_change.card_id
WHERE card.forgotten = 0
"""

EXPORTING_COUNT_SHEETS = """
SELECT count(*) AS count_1
FROM checkin LEFT OUTER JOIN checkin_entry ON checkin_entry.checkin_id = checkin.id
"""

FIGURES_LIVES = """
SELECT attempt.id, attempt.card_id, attempt.opened_at, attempt.stage, attempt.first_meeting,
  attempt.held, attempt.ended_at, attempt.issued_on, attempt.outcome, attempt.override IS NOT
  NULL AS is_overridden, coalesce(attempt.premium, attempt.amount_low) AS coalesce_1,
  attempt.currency, min(CASE WHEN (stage_change.to_stage = 'appointment' AND stage_change.kind
  IN ('new', 'earned', 'reopened')) THEN stage_change.at END) AS min_1, min(CASE WHEN
  (stage_change.to_stage = '25' AND stage_change.kind IN ('new', 'earned', 'reopened')) THEN
  stage_change.at END) AS min_2, min(CASE WHEN (stage_change.to_stage = '50' AND
  stage_change.kind IN ('new', 'earned', 'reopened')) THEN stage_change.at END) AS min_3,
  min(CASE WHEN (stage_change.to_stage = '90' AND stage_change.kind IN ('new', 'earned',
  'reopened')) THEN stage_change.at END) AS min_4, min(CASE WHEN (stage_change.to_stage =
  'closed' AND stage_change.kind IN ('new', 'earned', 'reopened')) THEN stage_change.at END) AS
  min_5
FROM attempt LEFT OUTER JOIN stage_change ON stage_change.attempt_id = attempt.id GROUP BY
  attempt.id
"""

FIGURES_COURSES = """
SELECT life.stage, life.outcome, life.is_overridden, count(*) AS count_1, CASE WHEN
  (life.opened_at IS NULL) THEN 0 WHEN (life.opened_at >= :first AND life.opened_at < :end) THEN
  2 ELSE 1 END AS reached_opportunity, CASE WHEN (life.min_1 IS NULL) THEN 0 WHEN (life.min_1 >=
  :first AND life.min_1 < :end) THEN 2 ELSE 1 END AS reached_appointment, CASE WHEN (life.min_2
  IS NULL) THEN 0 WHEN (life.min_2 >= :first AND life.min_2 < :end) THEN 2 ELSE 1 END AS
  reached_25, CASE WHEN (life.min_3 IS NULL) THEN 0 WHEN (life.min_3 >= :first AND life.min_3 <
  :end) THEN 2 ELSE 1 END AS reached_50, CASE WHEN (life.min_4 IS NULL) THEN 0 WHEN (life.min_4
  >= :first AND life.min_4 < :end) THEN 2 ELSE 1 END AS reached_90, CASE WHEN (life.min_5 IS
  NULL) THEN 0 WHEN (life.min_5 >= :first AND life.min_5 < :end) THEN 2 ELSE 1 END AS
  reached_closed
FROM (SELECT attempt.id AS id, attempt.card_id AS card_id, attempt.opened_at AS opened_at,
  attempt.stage AS stage, attempt.first_meeting AS first_meeting, attempt.held AS held,
  attempt.ended_at AS ended_at, attempt.issued_on AS issued_on, attempt.outcome AS outcome,
  attempt.override IS NOT NULL AS is_overridden, coalesce(attempt.premium, attempt.amount_low)
  AS coalesce_1, attempt.currency AS currency, min(CASE WHEN (stage_change.to_stage =
  'appointment' AND stage_change.kind IN ('new', 'earned', 'reopened')) THEN stage_change.at
  END) AS min_1, min(CASE WHEN (stage_change.to_stage = '25' AND stage_change.kind IN ('new',
  'earned', 'reopened')) THEN stage_change.at END) AS min_2, min(CASE WHEN
  (stage_change.to_stage = '50' AND stage_change.kind IN ('new', 'earned', 'reopened')) THEN
  stage_change.at END) AS min_3, min(CASE WHEN (stage_change.to_stage = '90' AND
  stage_change.kind IN ('new', 'earned', 'reopened')) THEN stage_change.at END) AS min_4,
  min(CASE WHEN (stage_change.to_stage = 'closed' AND stage_change.kind IN ('new', 'earned',
  'reopened')) THEN stage_change.at END) AS min_5
FROM attempt LEFT OUTER JOIN stage_change ON stage_change.attempt_id = attempt.id GROUP BY
  attempt.id) AS life GROUP BY life.stage, life.outcome, life.is_overridden, CASE WHEN
  (life.opened_at IS NULL) THEN 0 WHEN (life.opened_at >= :first AND life.opened_at < :end) THEN
  2 ELSE 1 END, CASE WHEN (life.min_1 IS NULL) THEN 0 WHEN (life.min_1 >= :first AND life.min_1
  < :end) THEN 2 ELSE 1 END, CASE WHEN (life.min_2 IS NULL) THEN 0 WHEN (life.min_2 >= :first
  AND life.min_2 < :end) THEN 2 ELSE 1 END, CASE WHEN (life.min_3 IS NULL) THEN 0 WHEN
  (life.min_3 >= :first AND life.min_3 < :end) THEN 2 ELSE 1 END, CASE WHEN (life.min_4 IS NULL)
  THEN 0 WHEN (life.min_4 >= :first AND life.min_4 < :end) THEN 2 ELSE 1 END, CASE WHEN
  (life.min_5 IS NULL) THEN 0 WHEN (life.min_5 >= :first AND life.min_5 < :end) THEN 2 ELSE 1
  END
"""

FIGURES_BEHIND = """
SELECT attempt.id, attempt.number, card.id AS id_1, card.name, attempt.reason
FROM attempt JOIN json_each(:ids) AS wanted ON attempt.id = wanted.value JOIN card ON card.id =
  attempt.card_id
"""

FIGURES_ENDS = """
SELECT attempt.outcome, attempt.override IS NOT NULL AS anon_1, CASE WHEN (CASE WHEN
  (attempt.outcome = 'closed') THEN attempt.premium END IS NOT NULL) THEN attempt.currency END
  AS anon_2, count(*) AS count_1, sum(CASE WHEN (attempt.outcome = 'closed') THEN
  attempt.premium END / 1000000) AS sum_1, sum(CASE WHEN (attempt.outcome = 'closed') THEN
  attempt.premium END % 1000000) AS sum_2
FROM attempt
WHERE attempt.ended_at IS NULL OR attempt.issued_on BETWEEN :first_day AND :last_day OR
  attempt.issued_on IS NULL AND attempt.ended_at >= :first AND attempt.ended_at < :end GROUP BY
  attempt.outcome, attempt.override IS NOT NULL, CASE WHEN (CASE WHEN (attempt.outcome =
  'closed') THEN attempt.premium END IS NOT NULL) THEN attempt.currency END
"""

FIGURES_SPANS = """
SELECT attempt.first_meeting, coalesce(attempt.issued_on, attempt.ended_at) AS coalesce_1,
  attempt.outcome, attempt.override IS NOT NULL AS anon_1
FROM attempt
WHERE attempt.held = 1 AND attempt.first_meeting >= :first_day AND attempt.first_meeting <
  :day_after
"""

FIGURES_MOVES = """
SELECT stage_change.attempt_id, stage_change.at, stage_change.to_stage, stage_change.kind
FROM stage_change ORDER BY stage_change.attempt_id, stage_change.at, stage_change.id
"""

FIGURES_OPENED = """
SELECT attempt.id, attempt.opened_at
FROM attempt
WHERE attempt.number > 1
"""

FIGURES_STANDING = """
SELECT attempt.id, attempt.stage, max(attempt.since, attempt.opened_at) AS max_1
FROM attempt
WHERE attempt.ended_at IS NULL AND attempt.override IS NULL AND max(attempt.since,
  attempt.opened_at) >= :first AND max(attempt.since, attempt.opened_at) < :end ORDER BY
  max(attempt.since, attempt.opened_at), attempt.id
"""

FIGURES_EFFECTIVE = """
SELECT attempt.stage, attempt.currency, attempt.override IS NOT NULL AS anon_1, count(*) AS
  count_1
FROM attempt
WHERE attempt.current = 1 AND attempt.stage IN ('25', '50', '90') AND attempt.ended_at IS NULL
  GROUP BY attempt.stage, attempt.currency, attempt.override IS NOT NULL
"""

GOALS_DONE = """
SELECT activity.kind, activity.at >= :since AS today, count(*) AS count
FROM activity
WHERE activity.at >= :first AND activity.at < :end AND activity.kind IN ('dial', 'booking')
  GROUP BY activity.kind, activity.at >= :since UNION ALL SELECT tally.kind, tally.day >= :today
  AS anon_1, sum(tally.count) AS sum_1
FROM tally
WHERE tally.day >= :start AND tally.day <= :today AND tally.kind IN ('dial', 'appointment')
  GROUP BY tally.kind, tally.day >= :today
"""

HISTORIES_CARDS = """
SELECT card.uid, card.id
FROM card ORDER BY card.id
"""

HISTORIES_PHONES = """
SELECT card.phone_key
FROM card
WHERE card.phone_key IS NOT NULL
"""

HISTORIES_EMAILS = """
SELECT card.email_key
FROM card
WHERE card.email_key IS NOT NULL
"""

HISTORIES_PEOPLE = """
SELECT card.id, card.uid, card.name_key, card.phone, card.email_key
FROM card
WHERE card.forgotten = 0 ORDER BY card.id
"""

HISTORIES_ATTEMPTS = """
SELECT attempt.card_id, attempt.id, attempt.opened_at
FROM attempt ORDER BY attempt.card_id, attempt.number
"""

HISTORIES_LAST_MOVE = """
SELECT stage_change.at, change_set.command
FROM stage_change JOIN change_set ON change_set.id = stage_change.change_set_id
WHERE stage_change.card_id = :card_id ORDER BY stage_change.at DESC, stage_change.id DESC
 LIMIT 1 OFFSET 0
"""

IMPORTING_PEOPLE = """
SELECT card.id, card.uid, card.name_key, card.phone, card.email_key, card.org
FROM card
WHERE card.forgotten = 0 ORDER BY card.id
"""

IMPORTING_LAST_CHANGE = """
SELECT max(change_set.id) AS max_1
FROM change_set
WHERE change_set.id < :below
"""

JOURNAL_BEGIN = """
INSERT INTO change_set (uid, recorded_at, effective_at, command) VALUES (:uid, :recorded_at,
  :effective_at, :command)
"""

JOURNAL_EFFECTIVE = """
UPDATE change_set SET effective_at=:at WHERE change_set.id = :of_id
"""

JOURNAL_TOUCHED = """
SELECT count(*) AS count_1, max(CASE WHEN (journal."before" IS NULL AND change_set.command =
  'import') THEN NULL ELSE change_set.effective_at END) AS max_1
FROM journal JOIN change_set ON change_set.id = journal.change_set_id
WHERE journal.table_name = :of_table AND journal.row_id = :row AND (change_set.command NOT IN
  ('undo', 'redo', 'restore')) AND (change_set.id NOT IN (SELECT undone.id
FROM undone))
"""

JOURNAL_PULL_BACK = """
UPDATE change_set SET effective_at=:moment WHERE change_set.id = (SELECT
  stage_change.change_set_id
FROM stage_change
WHERE stage_change.card_id = :of_card AND stage_change.kind = 'new') AND change_set.command !=
  'import'
"""

JOURNAL_BEFORE = """
SELECT journal."before"
FROM journal JOIN change_set ON change_set.id = journal.change_set_id
WHERE journal.table_name = :of_table AND journal.row_id = :row AND change_set.effective_at >=
  :moment AND (change_set.command NOT IN ('undo', 'redo', 'restore')) AND (change_set.id NOT IN
  (SELECT undone.id
FROM undone)) ORDER BY journal.id
 LIMIT 1 OFFSET 0
"""

JOURNAL_CHANGED_SINCE = """
SELECT journal."before"
FROM journal JOIN change_set ON change_set.id = journal.change_set_id
WHERE journal.table_name = 'attempt' AND journal.row_id = :row AND journal."before" IS NOT NULL
  AND change_set.effective_at >= :moment AND (change_set.command NOT IN ('undo', 'redo',
  'restore')) AND (change_set.id NOT IN (SELECT undone.id
FROM undone)) ORDER BY journal.id
 LIMIT 1 OFFSET 0
"""

JOURNAL_OF_PERSON = """
SELECT journal.id, journal.change_set_id
FROM journal
WHERE journal.table_name = 'card' AND journal.row_id = :card_id OR
  json_extract(journal."before", '$.card_id') = :card_id OR json_extract(journal."after",
  '$.card_id') = :card_id
"""

JOURNAL_OF_CARD = """
SELECT journal."before", journal."after"
FROM journal
WHERE journal.table_name = 'card' AND journal.row_id = :card_id
"""

JOURNAL_OF_ROW = """
SELECT journal.id, journal.change_set_id
FROM journal
WHERE journal.table_name = :of_table AND journal.row_id = :row
"""

JOURNAL_MARKS = """
SELECT DISTINCT coalesce(json_extract(journal."after", '$.uid'), json_extract(journal."before",
  '$.uid')) AS coalesce_1, journal.change_set_id, journal."after" IS NULL AS anon_1
FROM journal
WHERE journal.table_name = 'attempt' AND (json_extract(journal."before", '$.card_id') = :card_id
  OR json_extract(journal."after", '$.card_id') = :card_id)
"""

JOURNAL_CARD_UIDS = """
SELECT journal.change_set_id, json_extract(journal."before", '$.uid') AS json_extract_1,
  json_extract(journal."after", '$.uid') AS json_extract_2
FROM journal
WHERE journal.table_name = 'card' AND journal.row_id = :card_id ORDER BY journal.id
"""

JOURNAL_MARKED = """
SELECT DISTINCT json_extract(journal."before", '$.card_id') AS json_extract_1,
  json_extract(journal."after", '$.card_id') AS json_extract_2
FROM journal
WHERE journal.table_name = 'attempt' AND coalesce(json_extract(journal."after", '$.uid'),
  json_extract(journal."before", '$.uid')) = :uid
"""

JOURNAL_CARDS_THAT_ARE_GONE = """
SELECT journal.row_id, journal."before", journal."after"
FROM journal
WHERE journal.table_name = 'card' AND (journal.row_id NOT IN (SELECT card.id
FROM card)) ORDER BY journal.id
"""

JOURNAL_ATTEMPTS_GIVEN_AWAY = """
SELECT journal.row_id
FROM journal JOIN change_set ON change_set.id = journal.change_set_id
WHERE (change_set.command NOT IN ('undo', 'redo', 'restore')) AND (change_set.id NOT IN (SELECT
  undone.id
FROM undone)) AND journal.table_name = 'attempt' AND json_extract(journal."before", '$.card_id')
  = :card_id ORDER BY journal.id DESC
 LIMIT 1 OFFSET 0
"""

JOURNAL_ERASE = """
DELETE FROM journal WHERE journal.id = :of_id
"""

JOURNAL_ERASE_OF_CHANGE_SET = """
DELETE FROM journal WHERE journal.change_set_id = :of_id
"""

JOURNAL_FORMER_CARDS = """
SELECT DISTINCT json_extract(journal."before", '$.card_id') AS json_extract_1
FROM journal JOIN change_set ON change_set.id = journal.change_set_id
WHERE (change_set.command NOT IN ('undo', 'redo', 'restore')) AND (change_set.id NOT IN (SELECT
  undone.id
FROM undone)) AND journal.table_name = 'attempt' AND journal.row_id = :row AND journal."before"
  IS NOT NULL
"""

JOURNAL_CHANGED = """
SELECT journal.id
FROM journal
WHERE journal.change_set_id = :of_id AND journal."before" IS NOT journal."after" UNION ALL
  SELECT erased.id
FROM erased
WHERE erased.id = :of_id
 LIMIT 1 OFFSET 0
"""

JOURNAL_FIRST_RECORDED = """
SELECT change_set.recorded_at
FROM change_set ORDER BY change_set.id
 LIMIT 1 OFFSET 0
"""

JOURNAL_LAST_RECORDED = """
SELECT max(latest.recorded_at) AS max_1
FROM (SELECT change_set.recorded_at AS recorded_at
FROM change_set ORDER BY change_set.id DESC
 LIMIT 20 OFFSET 0) AS latest
"""

MENTIONS_CARDS = """
SELECT card.id, card.name, card.note, card.source, card.org, card.title
FROM card
WHERE card.forgotten = 0
"""

MENTIONS_TAGS = """
SELECT tag.card_id, tag.name
FROM tag
"""

MENTIONS_ATTEMPTS = """
SELECT attempt.card_id, attempt.current = 1 AND attempt.ended_at IS NULL AS anon_1,
  attempt.person, attempt."plan", attempt.budget, attempt.next_agenda, attempt.reason,
  attempt.override
FROM attempt
"""

MENTIONS_MOVES = """
SELECT stage_change.card_id, stage_change.reason
FROM stage_change
WHERE stage_change.reason IS NOT NULL
"""

MENTIONS_ACTIVITIES = """
SELECT activity.card_id, activity.note
FROM activity
WHERE activity.note IS NOT NULL
"""

MOVES_INSERT = """
INSERT INTO stage_change (uid, card_id, attempt_id, change_set_id, at, from_stage, to_stage,
  kind, reason) VALUES (:uid, :card_id, :attempt_id, :change_set_id, :at, :from_stage,
  :to_stage, :kind, :reason)
"""

MOVES_OF_CARD = """
SELECT stage_change.id, stage_change.card_id, stage_change.attempt_id, stage_change.at,
  stage_change.from_stage, stage_change.to_stage, stage_change.kind, stage_change.reason
FROM stage_change
WHERE stage_change.card_id = :card_id ORDER BY stage_change.at, stage_change.id
"""

MOVES_OF_CARD_SO_FAR = """
SELECT count(*) AS count_1, max(stage_change.at) AS max_1
FROM stage_change
WHERE stage_change.card_id = :card_id
"""

MOVES_PULL_BACK = """
UPDATE stage_change SET at=:moment WHERE stage_change.card_id = :of_card AND stage_change.kind =
  'new'
"""

MOVES_STAGE_BEFORE = """
SELECT stage_change.to_stage, stage_change.attempt_id, stage_change.at, EXISTS (SELECT later.id
FROM stage_change AS later
WHERE later.card_id = stage_change.card_id AND later.at >= :moment AND later.kind = 'merged') AS
  anon_1
FROM stage_change
WHERE stage_change.card_id = :card_id AND stage_change.at < :moment ORDER BY stage_change.at
  DESC, stage_change.id DESC
 LIMIT 1 OFFSET 0
"""

MOVES_MOVED_BETWEEN = """
SELECT DISTINCT stage_change.card_id
FROM stage_change
WHERE stage_change.at >= :first AND stage_change.at < :end AND (stage_change.kind NOT IN
  ('merged', 'forgotten'))
"""

MOVES_ANY_SINCE = """
SELECT stage_change.id
FROM stage_change
WHERE stage_change.at >= :moment
 LIMIT 1 OFFSET 0
"""

MOVES_MOVED_SINCE = """
SELECT moved.card_id, attempt.stage, (SELECT stage_change.to_stage
FROM stage_change
WHERE stage_change.card_id = moved.card_id AND stage_change.at < :moment ORDER BY
  stage_change.at DESC, stage_change.id DESC
 LIMIT 1 OFFSET 0) AS stage_then, (SELECT stage_change.attempt_id
FROM stage_change
WHERE stage_change.card_id = moved.card_id AND stage_change.at < :moment ORDER BY
  stage_change.at DESC, stage_change.id DESC
 LIMIT 1 OFFSET 0) AS attempt_then, (SELECT stage_change.at
FROM stage_change
WHERE stage_change.card_id = moved.card_id AND stage_change.at < :moment ORDER BY
  stage_change.at DESC, stage_change.id DESC
 LIMIT 1 OFFSET 0) AS since_then, EXISTS (SELECT later.id
FROM stage_change AS later
WHERE later.card_id = moved.card_id AND later.at >= :moment AND later.kind = 'merged') AS merged
FROM (SELECT DISTINCT stage_change.card_id + 0 AS card_id
FROM stage_change
WHERE stage_change.at >= :moment) AS moved JOIN attempt ON attempt.card_id = moved.card_id AND
  attempt.current = 1
"""

MOVES_TO_CARD = """
UPDATE stage_change SET card_id=:kept WHERE stage_change.card_id = :of_card
"""

MOVES_STRIP = """
UPDATE stage_change SET reason=NULL WHERE stage_change.card_id = :of_card
"""

MOVES_IDS = """
SELECT stage_change.id
FROM stage_change
WHERE stage_change.card_id = :card_id
"""

OPENING_ATTEMPTS = """
WITH moment AS MATERIALIZED
(SELECT "each"."key" AS day, "each".value AS at
FROM json_each(:moments) AS "each")
 INSERT INTO attempt (uid, card_id, number, current, stage, since, opened_at, held) SELECT
   lower(hex(randomblob(16))) AS lower_1, card.id, 1 AS anon_1, 1 AS anon_2, 'opportunity' AS
   anon_3, moment.at, moment.at AS at__1, 0 AS anon_4
FROM card JOIN moment ON card.opened_on = moment.day
WHERE card.id >= :first ORDER BY card.id
"""

OPENING_MOVES = """
INSERT INTO stage_change (uid, card_id, attempt_id, change_set_id, at, to_stage, kind) SELECT
  lower(hex(randomblob(16))) AS lower_1, attempt.card_id, attempt.id, :change_set_id AS anon_1,
  attempt.opened_at, 'opportunity' AS anon_2, 'new' AS anon_3
FROM attempt
WHERE attempt.id >= :first ORDER BY attempt.id
"""

OPENING_REFER = """
UPDATE card SET referred_by=:referrer WHERE card.id = :of_card
"""

PROSPECTS_EFFECTIVE = """
SELECT attempt.card_id, attempt.id, attempt.stage, substr(attempt.first_meeting, 1, 10) AS
  substr_1, substr(attempt.signing, 1, 10) AS substr_2, attempt.amount_low, attempt.amount_high,
  attempt.amount_per, attempt.received, attempt.currency, attempt.override IS NOT NULL AS
  is_overridden
FROM attempt
WHERE attempt.current = 1 AND attempt.stage IN ('25', '50', '90') ORDER BY
  attempt.first_meeting, attempt.card_id
"""

PROSPECTS_APPOINTMENTS = """
SELECT attempt.override IS NOT NULL AS is_overridden, count(*) AS count_1
FROM attempt
WHERE attempt.current = 1 AND attempt.stage = 'appointment' GROUP BY attempt.override IS NOT
  NULL
"""

RATIOS_COUNTS = """
SELECT activity.kind, count(*) AS count
FROM activity
WHERE activity.at >= :first AND activity.at < :end AND activity.kind IN ('dial', 'talk',
  'booking', 'visit') GROUP BY activity.kind UNION ALL SELECT tally.kind, sum(tally.count) AS
  sum_1
FROM tally
WHERE tally.day >= :day AND tally.day <= :until AND tally.kind IN ('dial', 'talk',
  'appointment', 'visit') GROUP BY tally.kind UNION ALL SELECT 'prospect' AS anon_1,
  count(DISTINCT stage_change.attempt_id) AS count_1
FROM stage_change JOIN attempt ON attempt.id = stage_change.attempt_id
WHERE stage_change.at >= :first AND stage_change.at < :end AND stage_change.to_stage IN ('25',
  '50', '90', 'closed') AND stage_change.kind IN ('new', 'earned', 'reopened') AND NOT (EXISTS
  (SELECT sooner.id
FROM stage_change AS sooner
WHERE sooner.attempt_id = stage_change.attempt_id AND sooner.at < :first AND sooner.to_stage IN
  ('25', '50', '90', 'closed') AND sooner.kind IN ('new', 'earned', 'reopened'))) AND
  (attempt.outcome IS NULL OR attempt.outcome != 'merged')
"""

RATIOS_COUNT_CONTACTS = """
SELECT count(*) AS count_1
FROM card
WHERE card.opened_on >= :day AND card.opened_on <= :until
"""

RATIOS_COUNT_CLOSED = """
SELECT attempt.override IS NOT NULL AS is_overridden, count(*) AS count_1
FROM attempt
WHERE attempt.outcome = 'closed' AND (attempt.issued_on >= :day AND attempt.issued_on <= :until
  OR attempt.issued_on IS NULL AND attempt.ended_at >= :first AND attempt.ended_at < :end) GROUP
  BY attempt.override IS NOT NULL
"""

RATIOS_PREMIUMS = """
SELECT attempt.currency, count(*) AS count_1, sum(attempt.premium) AS sum_1
FROM attempt
WHERE attempt.outcome = 'closed' AND (attempt.issued_on >= :day AND attempt.issued_on <= :until
  OR attempt.issued_on IS NULL AND attempt.ended_at >= :first AND attempt.ended_at < :end) AND
  attempt.override IS NULL AND attempt.premium IS NOT NULL GROUP BY attempt.currency ORDER BY
  count(*) DESC, attempt.currency
"""

RATIOS_BEGAN = """
SELECT (SELECT min(activity.at) AS min_1
FROM activity
WHERE activity.kind IN ('dial', 'talk', 'booking', 'visit')) AS anon_1, (SELECT min(tally.day)
  AS min_2
FROM tally
WHERE tally.kind IN ('dial', 'talk', 'appointment', 'visit')) AS anon_2
"""

RATIOS_WORKED = """
SELECT week."key"
FROM json_each(:weeks) AS week
WHERE (EXISTS (SELECT activity.id
FROM activity
WHERE activity.at >= json_extract(week.value, '$[0]') AND activity.at < json_extract(week.value,
  '$[1]') AND activity.kind IN ('dial', 'talk', 'booking', 'visit'))) OR (EXISTS (SELECT
  tally.id
FROM tally
WHERE tally.day >= json_extract(week.value, '$[2]') AND tally.day <= json_extract(week.value,
  '$[3]') AND tally.kind IN ('dial', 'talk', 'appointment', 'visit') AND tally.count > 0))
"""

RATIOS_ACTIVITIES = """
SELECT listed.at, listed.day, listed.count, listed.card, listed.name
FROM (SELECT activity.at AS at, NULL AS day, 1 AS count, card.id AS card, card.name AS name,
  activity.at AS place
FROM activity LEFT OUTER JOIN card ON card.id = activity.card_id
WHERE activity.at >= :first AND activity.at < :end AND activity.kind = :logged UNION ALL SELECT
  NULL AS anon_1, tally.day AS day, sum(tally.count) AS sum_1, NULL AS anon__1, NULL AS anon__2,
  tally.day AS day__1
FROM tally
WHERE tally.day >= :day AND tally.day <= :until AND tally.kind = :tallied GROUP BY tally.day) AS
  listed ORDER BY listed.place, listed.card
"""

RATIOS_CONTACTS = """
SELECT card.opened_on, card.id, card.name
FROM card
WHERE card.opened_on >= :day AND card.opened_on <= :until ORDER BY card.opened_on, card.id
"""

RATIOS_OVERRIDDEN = """
SELECT attempt.card_id
FROM attempt
WHERE attempt.current = 1 AND attempt.stage IN ('25', '50', '90') AND attempt.override IS NOT
  NULL ORDER BY attempt.card_id
"""

RESTORING_ERASED = """
SELECT attempt.uid, max(stage_change.at) AS max_1
FROM attempt JOIN card ON card.id = attempt.card_id LEFT OUTER JOIN stage_change ON
  stage_change.card_id = card.id AND stage_change.kind = 'forgotten'
WHERE card.forgotten = 1 GROUP BY attempt.id UNION ALL SELECT erased_attempt.uid, NULL AS anon_1
FROM erased_attempt
"""

RESTORING_TAKEN_BACK = """
SELECT undone.id
FROM undone JOIN change_set ON change_set.id = undone.id
WHERE undone.by_id = :by_id AND change_set.command != 'restore' ORDER BY undone.id DESC
"""

RESTORING_BROUGHT_AGAIN = """
SELECT count(*) AS count_1
FROM journal
WHERE journal.change_set_id = :of_id AND journal.table_name = 'undone' AND journal."after" IS
  NULL
"""

RESTORING_CARDS = """
SELECT count(*) AS count_1
FROM card
WHERE card.forgotten = 0
"""

RESTORING_LAST_CHANGE_SET = """
SELECT coalesce(max(change_set.id), 0) AS coalesce_1
FROM change_set
"""

SETTINGS_EVERY = """
SELECT setting."key", setting.value
FROM setting ORDER BY setting."key"
"""

SETTINGS_PUT = """
INSERT INTO setting ("key", value) VALUES (:key, :value) ON CONFLICT ("key") DO UPDATE SET value
  = :value
"""

SETTINGS_REMOVE = """
DELETE FROM setting WHERE setting."key" = :key
"""

STANDINGS_MOVED = """
SELECT moved.card_id, attempt.stage, (SELECT last.to_stage
FROM stage_change AS last
WHERE last.card_id = moved.card_id AND last.at < :moment ORDER BY last.at DESC, last.id DESC
 LIMIT 1 OFFSET 0) AS stage_before
FROM (SELECT DISTINCT stage_change.card_id + 0 AS card_id
FROM stage_change
WHERE stage_change.at >= :moment) AS moved JOIN attempt ON attempt.card_id = moved.card_id AND
  attempt.current = 1
"""

STANDINGS_MOVES = """
SELECT stage_change.card_id, stage_change.at, stage_change.to_stage
FROM stage_change
WHERE stage_change.at >= :moment ORDER BY stage_change.at, stage_change.id
"""

STANDINGS_SPECIAL = """
SELECT DISTINCT stage_change.card_id, attempt.stage
FROM stage_change JOIN attempt ON attempt.card_id = stage_change.card_id AND attempt.current = 1
WHERE stage_change.kind IN ('override', 'merged')
"""

TAGS_INSERT = """
INSERT INTO tag (card_id, name) VALUES (:card_id, :name)
"""

TAGS_REMOVE = """
DELETE FROM tag WHERE tag.card_id = :card_id AND tag.name = :name
"""

TAGS_CLEAR = """
DELETE FROM tag WHERE tag.card_id = :card_id
"""

TAGS_OF_CARD = """
SELECT tag.name
FROM tag
WHERE tag.card_id = :card_id
"""

TAGS_IDS = """
SELECT tag.id
FROM tag
WHERE tag.card_id = :card_id
"""
