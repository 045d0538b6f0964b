"""Parses command lines with the real Azure CLI, without running them.

Reads a JSON list of argument lists (without `az`) and writes a JSON list of the same length: null for one that az takes,
else what az says. The queries of --query are compiled too. Run it with the Python that az itself uses.
"""

import contextlib
import io
import json
import sys

import jmespath
from azure.cli.core import get_default_cli
from knack.events import EVENT_INVOKER_POST_CMD_TBL_CREATE

cli = get_default_cli()


def parse(argv):
    """The steps of AzCliCommandInvoker.execute up to the parser."""
    for option, value in zip(argv, argv[1:]):
        if option == "--query":
            jmespath.compile(value)
    invocation = cli.invocation_cls(
        cli_ctx=cli, parser_cls=cli.parser_cls, commands_loader_cls=cli.commands_loader_cls, help_cls=cli.help_cls
    )
    cli.invocation = invocation
    loader = invocation.commands_loader
    loader.load_command_table(argv)
    name = invocation._rudimentary_get_command(argv)
    invocation.data["command_string"] = name
    if name not in loader.command_table:
        return f"unknown command: {' '.join(argv[:4])}"
    loader.command_table = {name: loader.command_table[name]}
    loader.command_name = name
    loader.load_arguments(name)
    cli.raise_event(EVENT_INVOKER_POST_CMD_TBL_CREATE, commands_loader=loader)
    invocation.parser.cli_ctx = cli
    invocation.parser.load_command_table(loader)
    invocation.parser.parse_args(argv)
    return None


def complaint(argv):
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            return parse(argv)
    except SystemExit as end:
        return None if end.code == 0 else output.getvalue().strip() or f"exit status {end.code}"
    except Exception as error:  # whatever az or jmespath has against the words
        # A guide has its reader write the file; here there is none.
        return None if "file does not exist" in str(error) else f"{type(error).__name__}: {error}"


json.dump([complaint(argv) for argv in json.load(sys.stdin)], sys.stdout)
