"""Fetches the source archive of a Python package without building it: fetch_sdist.py NAME==VERSION FOLDER.

`pip download --no-binary` runs the package's build to learn its metadata; we want only the file. pip's own index client
finds it, so mirrors, proxies and certificates hold as pip is configured. The caller checks the hash.
"""
import pathlib
import sys

from pip._internal.cli.main_parser import parse_command
from pip._internal.commands import create_command
from pip._internal.models.search_scope import SearchScope
from pip._internal.index.collector import LinkCollector
from pip._internal.index.package_finder import PackageFinder
from pip._internal.models.selection_prefs import SelectionPreferences


def main() -> None:
    name, version = sys.argv[1].split("==")
    folder = pathlib.Path(sys.argv[2])
    command = create_command("download")
    options, _ = command.parse_args(parse_command(["download", "x"])[1])
    with command.main_context():
        session = command.get_default_session(options)
        scope = SearchScope.create(find_links=options.find_links or [], index_urls=[options.index_url, *options.extra_index_urls], no_index=options.no_index)
        finder = PackageFinder.create(
            link_collector=LinkCollector(session, scope),
            selection_prefs=SelectionPreferences(allow_yanked=False),
        )
        for candidate in finder.find_all_candidates(name):
            if str(candidate.version) == version and candidate.link.filename.endswith(".tar.gz"):
                answer = session.get(candidate.link.url_without_fragment)
                answer.raise_for_status()
                (folder / candidate.link.filename).write_bytes(answer.content)
                return
    sys.exit(f"fetching the source of {name} {version}: no such file in the configured package index")


if __name__ == "__main__":
    main()
