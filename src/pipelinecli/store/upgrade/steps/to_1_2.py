"""From 1.1 to 1.2: what was taken back, what was erased, and triggers that let undo put rows back.

Released text: a later change of these tables is a later step.
"""

from __future__ import annotations

STATEMENTS = (
    r"""
CREATE TABLE erased (
  id INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(id) REFERENCES change_set (id)
)
 STRICT
""",
    r"""
CREATE TABLE erased_attempt (
  id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (uid)
)
 STRICT
""",
    r"""
CREATE TABLE undone (
  id INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(id) REFERENCES change_set (id),
  FOREIGN KEY(by_id) REFERENCES change_set (id)
)
 STRICT
""",
    r"""
CREATE INDEX undone_by ON undone (by_id)
""",
    r"""
CREATE TRIGGER journal_undone_insert AFTER INSERT ON undone
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'undone', new.id,
    NULL,
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"by_id":' || coalesce(new.by_id, 'null') || '}');
END
""",
    r"""
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
    r"""
CREATE TRIGGER journal_undone_delete AFTER DELETE ON undone
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'undone', old.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"by_id":' || coalesce(old.by_id, 'null') || '}',
    NULL);
END
""",
    r"""
CREATE TRIGGER journal_change_set_update AFTER UPDATE OF effective_at ON change_set
WHEN new.id < (SELECT max(id) FROM change_set)
BEGIN
  INSERT INTO journal (change_set_id, table_name, row_id, before, after)
  VALUES ((SELECT max(id) FROM change_set), 'change_set', new.id,
    '{' || '"id":' || coalesce(old.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(old.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"recorded_at":' || coalesce('"' || replace(replace(replace(replace(old.recorded_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"effective_at":' || coalesce('"' || replace(replace(replace(replace(old.effective_at,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"command":' || coalesce('"' || replace(replace(replace(replace(old.command, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}',
    '{' || '"id":' || coalesce(new.id, 'null') || ',' ||
      '"uid":' || coalesce('"' || replace(replace(replace(replace(new.uid, '\', '\\'), '"',
        '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"recorded_at":' || coalesce('"' || replace(replace(replace(replace(new.recorded_at, '\',
        '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"effective_at":' || coalesce('"' || replace(replace(replace(replace(new.effective_at,
        '\', '\\'), '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || ',' ||
      '"command":' || coalesce('"' || replace(replace(replace(replace(new.command, '\', '\\'),
        '"', '\"'), char(10), '\n'), char(9), '\t') || '"', 'null') || '}');
END
""",
    r"""
DROP TRIGGER stage_change_not_edited
""",
    r"""
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
    r"""
DROP TRIGGER stage_change_not_deleted
""",
    r"""
CREATE TRIGGER stage_change_not_deleted BEFORE DELETE ON stage_change
WHEN (SELECT command FROM change_set ORDER BY id DESC LIMIT 1) NOT IN ('undo', 'redo',
  'restore')
BEGIN
  SELECT RAISE(ABORT, 'stage history is append-only');
END
""",
    r"""
DROP TRIGGER checkin_not_edited
""",
    r"""
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
    r"""
DROP TRIGGER checkin_entry_not_edited
""",
    r"""
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
