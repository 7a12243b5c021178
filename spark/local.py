"""Spark on this machine alone: for tests, measurements and archives that one machine can hold."""
from __future__ import annotations

import os
import sys

from pyspark.sql import SparkSession

TRIES = 3  # of a task whose worker died
SHUFFLED_A_CORE = 2  # partitions


def local_session(cores: int, memory: str = "4g") -> SparkSession:
    """`memory` is that of the Java side; the engine's models and batches take some 300 MB a core beside it."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    settings = {
        "spark.driver.memory": memory,
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": str(cores * SHUFFLED_A_CORE),
        "spark.default.parallelism": str(cores),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.appName("tellings").master(f"local[{cores},{TRIES}]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
