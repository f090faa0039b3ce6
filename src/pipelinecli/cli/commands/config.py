"""`pipeline config`: the settings, and where things are."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipelinecli.cli.completing import complete_setting
from pipelinecli.cli.options import Context
from pipelinecli.config.paths import config_file
from pipelinecli.i18n import N_, _
from pipelinecli.render.listings import write_paths, write_setting, write_settings
from pipelinecli.services import setup

HELP = N_(
    "\b\nExamples:\n"
    "  pipeline config set cycle 28\n"
    "  pipeline config set limit.50 14\n"
    "  pipeline config set zone Asia/Shanghai"
)
Key = Annotated[
    str, typer.Argument(metavar="KEY", help=_("A setting."), autocompletion=complete_setting)
]


def list_all(ctx: Context) -> None:
    """List the settings."""
    session = ctx.obj
    write_settings(
        setup.every(session.desk), session.form, sys.stdout, no_color=session.no_color
    )


def get(ctx: Context, key: Key) -> None:
    """Show one setting."""
    session = ctx.obj
    write_setting(key, setup.get(session.desk, key), session.form, sys.stdout)


def put(
    ctx: Context,
    key: Key,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help=_('Its value; "" goes back to the default.'))
    ],
) -> None:
    """Change one setting."""
    session = ctx.obj
    write_setting(key, setup.put(session.desk, key, value), session.form, sys.stdout)


def path(ctx: Context) -> None:
    """Show where the store and the configuration file are."""
    session = ctx.obj
    write_paths(
        {"store": session.store.path, "config": config_file()}, session.form, sys.stdout
    )


COMMANDS = {
    "list": (list_all, N_("List the settings.")),
    "get": (get, N_("Show one setting.")),
    "set": (put, N_("Change one setting.")),
    "path": (path, N_("Show where the store and the configuration file are.")),
}
