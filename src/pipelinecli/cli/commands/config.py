"""`pipeline config`: the settings, and where things are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipelinecli.cli.unusable import desk_to_set_at
from pipelinecli.config.paths import config_file
from pipelinecli.i18n import N_, _
from pipelinecli.render.listings import SettingRow, write_settings
from pipelinecli.render.settings import tell_set, write_paths, write_setting
from pipelinecli.services import setup

if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from pipelinecli.cli.options import Context, SettingKey
    from pipelinecli.cli.session import Session

HELP = N_(
    "\b\nExamples:\n"
    "  pipeline config set cycle 28\n"
    "  pipeline config set limit.50 14\n"
    "  pipeline config set zone Asia/Shanghai"
)


def list_all(ctx: Context) -> None:
    """List the settings."""
    session = ctx.obj
    rows = [SettingRow(*item) for item in setup.every(desk_to_set_at(session))]
    write_settings(rows, session.form, sys.stdout, no_color=session.no_color)


def get(ctx: Context, key: SettingKey) -> None:
    """Show one setting."""
    session = ctx.obj
    value = session.store.path if key == setup.STORE else setup.get(desk_to_set_at(session), key)
    write_setting(key, value, session.form, sys.stdout)


def put(
    ctx: Context,
    key: SettingKey,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help=_('Its value; "" goes back to the default.'))
    ],
) -> None:
    """Change one setting."""
    session = ctx.obj
    if key == setup.STORE:
        _name_store(session, value)
        return
    desk = desk_to_set_at(session)
    before = setup.get(desk, key)
    after = setup.put(desk, key, value)
    tell_set(key, before, after, session.form, sys.stdout, quiet=session.quiet)


def _name_store(session: Session, value: str) -> None:
    """Name the store: nothing of it is in a store, where undo could find it."""
    from shlex import quote

    path, before = setup.name_store(value)
    write_setting(setup.STORE, path, session.form, sys.stdout)
    if before != (path if value.strip() else ""):
        named = quote(before) if before else '""'
        back = f"pipeline config set store {named}"
        session.hint(_("undo does not take this back; to go back: {command}").format(command=back))


def path(ctx: Context) -> None:
    """Show where the store and the configuration file are."""
    session = ctx.obj
    write_paths({"store": session.store.path, "config": config_file()}, session.form, sys.stdout)


COMMANDS = {
    "list": (list_all, N_("List the settings.")),
    "get": (get, N_("Show one setting.")),
    "set": (put, N_("Change one setting.")),
    "path": (path, N_("Show where the store and the configuration file are.")),
}
