"""Whatever set-up fetches is named in THIRD_PARTY.md with the hash of the file."""


def test_every_fetched_hash_is_named(root):
    named = (root / "THIRD_PARTY.md").read_text()
    rows = [line.split("\t") for line in (root / "tools/assets.tsv").read_text().splitlines() if line and not line.startswith("#")]
    assert rows
    for key, package, version, _file, sha256 in rows:
        assert sha256 in named, f"{key}: its hash is not in THIRD_PARTY.md"
        assert f"{package} {version}" in named, f"{key}: {package} {version} is not in THIRD_PARTY.md"


def test_every_linked_package_is_named(root):
    named = (root / "THIRD_PARTY.md").read_text().lower().replace("/", "").replace("-", "")
    names = {"libboost": "boost", "libbrotli": "brotli", "libcli11": "cli11", "libcurl4openssl": "curl", "libdeflate": "libdeflate", "libexpected": "tlexpected", "libfasttext": "fasttext", "libfmt": "fmt",
             "libicu": "icu", "libpcre2": "pcre2", "libpugixml": "pugixml", "libre2": "re2", "libsimdjson": "simdjson", "libsqlite3": "sqlite", "libssl": "openssl",
             "libstemmer": "libstemmer", "libutf8proc": "utf8proc", "libxxhash": "xxhash", "libzstd": "zstandard", "nlohmannjson3": "nlohmannjson", "zlib1g": "zlib", "python3": "cpython", "libboost": "boost",
             "libgtest": "googletest", "libgmock": "googletest", "librapidcheck": "rapidcheck"}
    for line in (root / "tools/packages.txt").read_text().splitlines():
        package = line.split("#")[0].strip()
        if not package.endswith("-dev"):
            continue
        short = package.removesuffix("-dev").replace("-", "")
        assert short in names, f"{package}: not known to this test; add it here and to THIRD_PARTY.md"
        assert names[short] in named, f"{package}: not in THIRD_PARTY.md"
