"""Whether a path lies where SQLite's locks may not hold: on a network, or in a synced folder.

What a list of mounts and the names in a path say is worked out from text; the readers around that
are thin. It refuses to guess from speed, and to open anything.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "9p", "davfs", "davfs2"),
        *("afs", "auristorfs", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "orangefs"),
        *("ocfs2", "gfs2", "coda", "webdav", "afpfs", "vboxsf", "prl_fs", "vmhgfs"),
    }
)
"""File systems that others write to as well, without the locks of this machine."""

NETWORK_IN_USERSPACE: Final = frozenset(
    {
        *("sshfs", "rclone", "gvfsd-fuse", "kio-fuse", "davfs", "davfs2", "glusterfs", "ceph"),
        *("ceph-fuse", "s3fs", "goofys", "gcsfuse", "curlftpfs", "smbnetfs", "juicefs", "jfs"),
        *("google-drive-ocamlfuse", "gdfuse", "onedriver", "dbxfs", "mfs", "moosefs", "saunafs"),
        *("vmhgfs-fuse", "pcloud", "blobfuse", "blobfuse2", "cloudfs", "alluxio-fuse"),
    }
)
"""What follows `fuse.` in the kind of those that run as a program."""

SYNCED: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google 云端硬盘": "Google Drive",
    "my drive": "Google Drive",
    "我的云端硬盘": "Google Drive",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "pcloud sync": "pCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "mega sync": "MEGA",
    "box": "Box",
    "box sync": "Box",
    "syncthing": "Syncthing",
    "nutstore": "Nutstore 坚果云",
    "nutstore files": "Nutstore 坚果云",
    "坚果云": "Nutstore 坚果云",
    "我的坚果云": "Nutstore 坚果云",
    "baidusyncdisk": "百度网盘",
    "baiduyundownload": "百度网盘",
    "百度网盘": "百度网盘",
    "百度网盘同步空间": "百度网盘",
    "百度云同步盘": "百度网盘",
    "115": "115",
    "115sync": "115",
    "115网盘": "115",
    "115生活": "115",
    "阿里云盘": "阿里云盘",
    "腾讯微云": "微云",
    "weiyun": "微云",
    "yandex.disk": "Yandex.Disk",
    "yandexdisk": "Yandex.Disk",
    "яндекс.диск": "Yandex.Disk",
    "synologydrive": "Synology Drive",
    "seafile": "Seafile",
    "tresorit": "Tresorit",
    "proton drive": "Proton Drive",
    "protondrive": "Proton Drive",
}
"""Directories as the services call them, folded; what may follow a name is in `_FOLLOWS`."""

MARKERS: Final = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".megaignore", "MEGA"),
    (".SynologyWorkingDirectory", "Synology Drive"),
)
"""What a service leaves in the directory it syncs."""

_FOLLOWS: Final = (" - ", " (")
"""What stands between a service's name and whose it is: `OneDrive - Acme`, `Dropbox (Personal)`."""
_ON_A_MAC_FOLLOWS: Final = (*_FOLLOWS, "-")
"""Where nothing but synced folders is: `GoogleDrive-ann@example.com`."""
_ON_A_MAC: Final = (
    ("/Library/Mobile Documents/", "iCloud"),
    ("/Library/CloudStorage/", "CloudStorage"),
)
_MOUNTS: Final = "/proc/self/mountinfo"
_ESCAPED: Final = (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\"))
_FEWEST: Final = 10
"""The fields of a line of mountinfo, the one dash among them."""


class Where(StrEnum):
    """What is doubtful about a place."""

    NETWORK = "network"
    SYNCED = "synced"
    VOLUME = "volume"


class Place(NamedTuple):
    """A place a store should not be in, and the file system or the service that makes it so."""

    where: Where
    what: str


class Mount(NamedTuple):
    """A file system and where it is in the tree."""

    point: str
    kind: str


def doubtful(path: str) -> Place | None:
    """Return what is doubtful about where a file is or would be, None if nothing is.

    A link is followed: both the path as it is named and where it leads to are looked at.
    """
    mounts = list(mounts_in(_mountinfo()))
    for named in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):  # noqa: PTH100
        found = (
            on_network(named, mounts)
            or synced(named)
            or marked(named)
            or on_volume(named, sys.platform)
        )
        if found is not None:
            return found
    return None


def mounts_in(text: str) -> Iterator[Mount]:
    """Yield the mounts that a mountinfo text tells of, in its order; other lines are skipped."""
    for line in text.splitlines():
        fields = line.split(" ")
        if len(fields) < _FEWEST or "-" not in fields[6:]:
            continue
        kind_at = fields.index("-", 6) + 1
        if kind_at < len(fields):
            yield Mount(_unescaped(fields[4]), fields[kind_at])


def on_network(path: str, mounts: Iterable[Mount]) -> Place | None:
    """Return the network file system a path is on, as the mounts say; the last covers others."""
    holding = [mount for mount in mounts if _is_under(path, mount.point)]
    longest = max((len(mount.point) for mount in holding), default=0)
    kinds = [mount.kind for mount in holding if len(mount.point) == longest]
    if not kinds or not is_network(kinds[-1]):
        return None
    return Place(Where.NETWORK, kinds[-1])


def is_network(kind: str) -> bool:
    """Whether a kind of file system, as the system calls it, is one that others write to."""
    first, _dot, program = kind.lower().partition(".")
    return first in NETWORK or (first == "fuse" and program in NETWORK_IN_USERSPACE)


def synced(path: str) -> Place | None:
    """Return the service that syncs a path, by the names of the directories it is in."""
    slashes = path.replace("\\", "/")
    for part, service in _ON_A_MAC:
        if part in slashes:
            inside = slashes.partition(part)[2].partition("/")[0]
            return Place(Where.SYNCED, _service(inside, _ON_A_MAC_FOLLOWS) or service)
    names = slashes.split("/")[:-1]
    services = (_service(name) for name in names)
    found = next((service for service in services if service is not None), None)
    return None if found is None else Place(Where.SYNCED, found)


def marked(path: str) -> Place | None:
    """Return the service that has left its mark in a directory a path is in."""
    directory = os.path.dirname(path)  # noqa: PTH120
    while True:
        for name, service in MARKERS:
            if os.path.lexists(os.path.join(directory, name)):  # noqa: PTH118
                return Place(Where.SYNCED, service)
        above = os.path.dirname(directory)  # noqa: PTH120
        if above == directory:
            return None
        directory = above


def on_volume(path: str, platform: str) -> Place | None:
    r"""Return where a path says by itself that it is elsewhere: `/Volumes/…`, `\\server\…`."""
    if platform == "win32" and path.replace("\\", "/").startswith("//"):
        return Place(Where.NETWORK, "UNC")
    parts = path.split("/")
    if platform == "darwin" and parts[:2] == ["", "Volumes"] and len(parts) > 3:  # noqa: PLR2004
        return Place(Where.VOLUME, parts[2])
    return None


def _service(name: str, follows: tuple[str, ...] = _FOLLOWS) -> str | None:
    folded = name.casefold()
    names = (folded, *(folded.partition(between)[0] for between in follows))
    return next((SYNCED[name] for name in names if name in SYNCED), None)


def _is_under(path: str, point: str) -> bool:
    return path == point or path.startswith(point if point.endswith("/") else f"{point}/")


def _unescaped(text: str) -> str:
    for escaped, char in _ESCAPED:
        text = text.replace(escaped, char)
    return text


def _mountinfo() -> str:
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return ""
