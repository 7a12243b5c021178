"""Archives that outgrow one machine: Tellings on Apache Spark, the engine inside Python workers.

    python -m tellings.spark --out tables crawl/*.warc.gz

    from tellings.spark import run_archive
    tables = run_archive(spark, ["crawl/a.warc.gz"], "tables")
    tables.stories.show()

Needs pyspark 4 and Java 17; docs/python.md says what the tables hold.
"""
from .job import Archive, Settings, run_archive
from .local import local_session

__all__ = ["Archive", "Settings", "local_session", "run_archive"]
