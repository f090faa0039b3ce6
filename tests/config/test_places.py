"""A store on a network or in a folder that is synced is known by mounts, names and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.config import places
from pipelinecli.config.places import (
    MARKERS,
    NETWORK,
    SYNCED,
    Mount,
    Place,
    Where,
    doubtful,
    is_network,
    marked,
    mounts_in,
    on_network,
    on_volume,
    synced,
)

if TYPE_CHECKING:
    from pathlib import Path

MOUNTINFO = """\
23 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
31 23 0:26 / /home/ann/with\\040space rw,relatime - nfs4 server:/export rw,vers=4.2
32 23 0:27 / /mnt/share rw shared:7 master:2 - cifs //server/share rw
33 23 0:28 / /mnt/drive rw - fuse.rclone remote: rw
34 23 0:29 / /mnt/stick rw - fuseblk /dev/sdb1 rw
35 32 0:30 / /mnt/share/local rw - tmpfs tmpfs rw
36 23 0:31 / /media/x rw - nfs server:/x rw
37 36 0:32 / /media/x rw - ext4 /dev/vdb rw
nonsense
38 23 0:33 / /cut rw -
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ann/pipeline.db", None),
        ("/home/ann/with space/pipeline.db", "nfs4"),
        ("/home/ann/with spaces/pipeline.db", None),
        ("/mnt/share/a/b/pipeline.db", "cifs"),
        ("/mnt/shared/pipeline.db", None),
        ("/mnt/share/local/pipeline.db", None),
        ("/mnt/drive/pipeline.db", "fuse.rclone"),
        ("/mnt/stick/pipeline.db", None),
        ("/media/x/pipeline.db", None),
    ],
)
def test_the_mount_that_holds_a_path_says_whether_it_is_a_network(
    path: str, kind: str | None
) -> None:
    expected = None if kind is None else Place(Where.NETWORK, kind)
    assert on_network(path, list(mounts_in(MOUNTINFO))) == expected


def test_mounts_are_read_as_they_are_written_and_other_lines_skipped() -> None:
    assert list(mounts_in(MOUNTINFO))[:2] == [
        Mount("/", "ext4"),
        Mount("/home/ann/with space", "nfs4"),
    ]
    assert len(list(mounts_in(MOUNTINFO))) == 8
    assert on_network("/x", []) is None


@given(st.text())
def test_any_text_can_be_read_for_mounts(text: str) -> None:
    assert all(isinstance(mount, Mount) for mount in mounts_in(text))


@pytest.mark.parametrize("kind", [*sorted(NETWORK), "fuse.sshfs", "fuse.rclone", "NFS4"])
def test_a_network_file_system_is_one(kind: str) -> None:
    assert is_network(kind)


@pytest.mark.parametrize(
    "kind",
    ["ext4", "btrfs", "xfs", "tmpfs", "overlay", "apfs", "fuseblk", "fuse", "fuse.encfs", "zfs"],
)
def test_a_file_system_of_this_machine_is_none(kind: str) -> None:
    assert not is_network(kind)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/ann/Dropbox/pipeline.db", "Dropbox"),
        ("/home/ann/Dropbox (Personal)/leads/pipeline.db", "Dropbox"),
        ("C:\\Users\\ann\\OneDrive - Acme\\pipeline.db", "OneDrive"),
        ("/Users/ann/Library/CloudStorage/GoogleDrive-a@b.org/My Drive/p.db", "Google Drive"),
        ("/Users/ann/Library/CloudStorage/Sync.com/p.db", "CloudStorage"),
        ("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/p.db", "iCloud"),
        ("/home/ann/坚果云/pipeline.db", "Nutstore 坚果云"),
        ("D:\\BaiduSyncdisk\\pipeline.db", "百度网盘"),
        ("/home/ann/115/pipeline.db", "115"),
        ("/home/ann/Yandex.Disk/pipeline.db", "Yandex.Disk"),
        ("/home/ann/Nextcloud/pipeline.db", "Nextcloud"),
        ("/home/ann/MEGA/pipeline.db", "MEGA"),
    ],
)  # fmt: skip
def test_a_synced_folder_is_known_by_its_name(path: str, service: str) -> None:
    assert synced(path) == Place(Where.SYNCED, service)


@pytest.mark.parametrize(
    "path",
    [
        "/home/ann/.local/share/pipelinecli/pipeline.db",
        "/home/ann/dropbox",
        "/home/ann/box-tests/pipeline.db",
        "/home/ann/megabytes/pipeline.db",
        "/home/ann/onedrive.db",
        "/srv/1150/pipeline.db",
    ],
)
def test_another_name_is_none(path: str) -> None:
    assert synced(path) is None


@pytest.mark.parametrize("name", SYNCED)
def test_each_name_is_known_whatever_its_case(name: str) -> None:
    assert synced(f"/a/{name.upper()}/b/pipeline.db") == Place(Where.SYNCED, SYNCED[name])


@pytest.mark.parametrize(("name", "service"), MARKERS)
def test_a_synced_folder_is_known_by_its_mark_in_any_directory_above(
    name: str, service: str, tmp_path: Path
) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert marked(str(deep / "pipeline.db")) is None
    (tmp_path / "a" / name).touch()
    assert marked(str(deep / "pipeline.db")) == Place(Where.SYNCED, service)
    assert marked(str(tmp_path / "pipeline.db")) is None


@pytest.mark.parametrize(
    ("path", "platform", "place"),
    [
        ("/Volumes/NAS/pipeline.db", "darwin", Place(Where.VOLUME, "NAS")),
        ("/Volumes/pipeline.db", "darwin", None),
        ("/Volumes/NAS/pipeline.db", "linux", None),
        ("/Users/ann/pipeline.db", "darwin", None),
        ("\\\\server\\share\\pipeline.db", "win32", Place(Where.NETWORK, "UNC")),
        ("//server/share/pipeline.db", "win32", Place(Where.NETWORK, "UNC")),
        ("C:\\pipeline.db", "win32", None),
        ("//server/pipeline.db", "linux", None),
    ],
)
def test_a_path_may_say_by_itself_that_it_is_elsewhere(
    path: str, platform: str, place: Place | None
) -> None:
    assert on_volume(path, platform) == place


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "pipeline.db").touch()
    link = tmp_path / "pipeline.db"
    link.symlink_to(tmp_path / "Dropbox" / "pipeline.db")
    assert doubtful(str(link)) == Place(Where.SYNCED, "Dropbox")


def test_a_network_is_told_before_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tmp_path / "mountinfo"
    listed.write_text("31 23 0:26 / /mnt rw - nfs4 server:/export rw\n")
    monkeypatch.setattr(places, "_MOUNTS", str(listed))
    assert doubtful("/mnt/Dropbox/p.db") == Place(Where.NETWORK, "nfs4")
    monkeypatch.setattr(places, "_MOUNTS", str(tmp_path / "none"))
    assert doubtful("/mnt/Dropbox/p.db") == Place(Where.SYNCED, "Dropbox")
    assert doubtful("/mnt/pipeline.db") is None
