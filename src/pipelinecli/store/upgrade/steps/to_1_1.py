"""From 1.0 to 1.1: the rows of the sheet that were handed in, and the anniversaries of policies.

Released text: a later change of these tables is a later step.
"""

from __future__ import annotations

STATEMENTS = (
    r"""
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
    r"""
CREATE UNIQUE INDEX checkin_by_day ON checkin (day, revision)
""",
    r"""
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
    r"""
CREATE INDEX checkin_entry_of_card ON checkin_entry (card_id)
""",
    r"""
CREATE UNIQUE INDEX checkin_entry_of_checkin ON checkin_entry (checkin_id, place)
""",
    r"""
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
END
""",
    r"""
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
END
""",
    r"""
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
END
""",
    r"""
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
END
""",
    r"""
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
END
""",
    r"""
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
END
""",
    r"""
CREATE TRIGGER checkin_not_edited BEFORE UPDATE ON checkin
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.change_set_id IS old.change_set_id AND
  new.day IS old.day AND new.revision IS old.revision AND new.begins_at IS old.begins_at AND
  new.ends_at IS old.ends_at AND new.handed_in_at IS old.handed_in_at AND new.late IS old.late
  AND new.cycle IS old.cycle AND new.note IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'a row that was handed in stays as it is');
END
""",
    r"""
CREATE TRIGGER checkin_entry_not_edited BEFORE UPDATE ON checkin_entry
WHEN NOT (new.id IS old.id AND new.checkin_id IS old.checkin_id AND new.place IS old.place AND
  new.card_id IS old.card_id AND new.stage IS old.stage AND new.first_meeting IS
  old.first_meeting AND new.overridden IS old.overridden AND new.name IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'a row that was handed in stays as it is');
END
""",
    r"""
CREATE INDEX attempt_by_anniversary ON attempt (substr(issued_on, 6)) WHERE issued_on IS NOT
  NULL
""",
)
