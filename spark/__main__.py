"""python -m tellings.spark --out FOLDER PATH...: the archive job from a shell, alone or by spark-submit."""
from __future__ import annotations

import argparse
import dataclasses
import sys

from pyspark.sql import SparkSession

from .._engine import Error
from .job import Settings, run_archive
from .local import local_session


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tellings.spark", description=__doc__)
    parser.add_argument("paths", nargs="+", help="WARC, HTML, feed, JSON Lines or Parquet files")
    parser.add_argument("--out", required=True, help="folder of the tables; a folder that an earlier run left is gone on with")
    parser.add_argument("--local", type=int, metavar="CORES", help="on this machine alone; else where spark-submit says")
    for field in dataclasses.fields(Settings):
        parser.add_argument("--" + field.name.replace("_", "-"), type=type(field.default), default=field.default)
    given = parser.parse_args()
    if given.local:
        spark = local_session(given.local)
    else:
        spark = SparkSession.builder.appName("tellings").getOrCreate()
    settings = Settings(**{field.name: getattr(given, field.name) for field in dataclasses.fields(Settings)})
    try:
        archive = run_archive(spark, given.paths, given.out, settings)
        for name in ("accounts", "bad", "stories", "copies", "collations", "utterances"):
            print(f"{name}: {archive.table(name).count()} rows")
    except Error as error:
        print(f"tellings.spark: {error}", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
