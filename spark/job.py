"""The archive job: pages in; accounts, stories, copies, notes, collations and utterances across stories out, as Parquet.

    read -> accounts, bad -> signatures -> keys -> pairs -> edges -> components -> stories, copies
         -> collations, notes, drawings, left_out -> quotations -> utterances

Two accounts are compared only where they share keys (shingles of a sketch, telling names and words) and stand near each
other in time; what is alike makes components, and each component is grouped by the engine as `tellings group` groups it. So
stories are those of one machine, whatever window of time a border of partitions falls into.

Each table is written once and found by a later run; the heavy ones, reading and collating, part by part, so that a job
that was killed goes on from the part it was in.
"""
from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from pyspark.sql import DataFrame, SparkSession, Window, functions as F

from .._engine import Error
from . import schemas, steps
from .components import components


@dataclasses.dataclass(frozen=True)
class Settings:
    """How the work is cut and what is compared."""

    paths_a_part: int = 64  # read and written together; a part is what a killed job repeats
    parts: int = 8  # of the stories
    partners: int = 10  # of an account that are compared with it, those that share most keys
    least_likeness: float = 0.12  # of an edge; two lone accounts join from .126 on
    largest_component: int = 50_000  # accounts; a larger one loses its weakest edges
    least_told: int = 2  # accounts of a story that is laid side by side
    most_told: int = 200  # accounts of a story that are laid side by side, the first of them


@dataclasses.dataclass(frozen=True)
class Archive:
    """The tables of a finished job."""

    spark: SparkSession
    out: str

    def table(self, name: str) -> DataFrame:
        """accounts, bad, signatures, stories, copies, notes, collations, drawings, left_out, quotations or utterances."""
        return self.spark.read.parquet(f"{self.out}/{name}")

    def __getattr__(self, name: str) -> DataFrame:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.table(name)


def run_archive(spark: SparkSession, paths: Sequence[str], out: str, settings: Settings = Settings()) -> Archive:
    """Reads WARC, HTML, feeds, JSON Lines and Parquet files (columns html or text, and url, source, published ...) and writes
    the tables below `out`. A run over a folder that an earlier one left goes on from there."""
    if isinstance(paths, str) or not paths:
        raise Error("running the archive job: there are no paths; give a list of them")
    job = _Job(spark, out, settings)
    job.keep_inputs(sorted(set(map(str, paths))))
    job.read()
    job.sign()
    job.pair()
    job.connect()
    job.group()
    job.collate()
    job.find_utterances()
    return Archive(spark, out)


class _Job:
    def __init__(self, spark: SparkSession, out: str, settings: Settings):
        self.spark = spark
        self.out = out.rstrip("/")
        self.settings = settings
        jvm: Any = spark._jvm
        self._files = jvm.org.apache.hadoop.fs.Path(self.out).getFileSystem(spark._jsc.hadoopConfiguration())
        self._path = jvm.org.apache.hadoop.fs.Path
        spark.sparkContext.setCheckpointDir(f"{self.out}/_work/checkpoints")

    # What is there.
    def done(self, name: str) -> bool:
        return bool(self._files.exists(self._path(f"{self.out}/{name}/_SUCCESS")))

    def load(self, name: str) -> DataFrame:
        return self.spark.read.parquet(f"{self.out}/{name}")

    def once(self, name: str, make: Callable[[], DataFrame]) -> None:
        """Writes a table that is not there as a whole, and says how long it took."""
        if self.done(name):
            return
        began = time.monotonic()
        make().write.mode("overwrite").parquet(f"{self.out}/{name}")
        print(json.dumps({"step": name, "seconds": round(time.monotonic() - began, 2)}), flush=True)

    def keep_inputs(self, paths: list[str]) -> None:
        """The inputs and settings of a folder stay what they were: parts are counted by them."""
        cut = [F.lit(value).alias(name) for name, value in dataclasses.asdict(self.settings).items()]
        given = self.spark.createDataFrame([(path,) for path in paths], "path string").select("path", *cut)
        if not self.done("_work/inputs"):
            given.coalesce(1).write.mode("overwrite").parquet(f"{self.out}/_work/inputs")
        elif self.load("_work/inputs").exceptAll(given).count() or self.load("_work/inputs").count() != len(paths):
            raise Error(f"going on in {self.out}: it was begun with other paths or settings; name another folder")
        self.paths = paths

    def read(self) -> None:
        size = self.settings.paths_a_part
        parts = [self.paths[at:at + size] for at in range(0, len(self.paths), size)]
        for number, paths in enumerate(parts):
            self.once(f"_work/read/part={number}", lambda: self.spark.createDataFrame(
                [(path,) for path in paths], "path string").repartition(len(paths)).mapInArrow(steps.read_paths, schemas.READ))
        read = self.load("_work/read").drop("part")
        good = self.with_ids_of_their_own(read.where("reason is null").drop("reason"))
        # The same text at the same address is one account, however often it was crawled.
        kept = good.groupBy("id").agg(F.min("input").alias("input"))
        self.once("accounts", lambda: good.join(kept, ["id", "input"], "left_semi").dropDuplicates(["id"]))
        twice = good.join(kept, ["id", "input"], "left_anti").select("input", F.concat(F.lit("the same as "), "id").alias("reason"))
        self.once("bad", lambda: read.where("reason is not null").select("input", "reason").union(twice))

    def with_ids_of_their_own(self, read: DataFrame) -> DataFrame:
        """Where several files give one id to different texts, a piece of the text's hash parts them."""
        text = F.xxhash64("sha256", F.coalesce("url", F.lit("")))
        clashing = read.groupBy("id").agg(F.count_distinct(text).alias("texts")).where("texts > 1").select("id", F.lit(True).alias("clashes"))
        own = F.concat("id", F.lit("-"), F.substring("sha256", 1, 8))
        return read.join(clashing, "id", "left").withColumn("id", F.when(F.col("clashes"), own).otherwise(F.col("id"))).drop("clashes")

    def sign(self) -> None:
        columns = ["id", "source", "url", "title", "published", "language", "text", "paragraphs"]
        self.once("signatures", lambda: self.load("accounts").where("trim(text) <> ''").select(*columns).mapInArrow(
            steps.signatures, schemas.SIGNATURES))

    def pair(self) -> None:
        def make() -> DataFrame:
            keys = self.load("signatures").mapInArrow(steps.keys, schemas.KEYS)
            return self.partners_by(keys)
        self.once("_work/pairs", make)

    def partners_by(self, keys: DataFrame) -> DataFrame:
        """a, b with at least two keys in common; of each account the best."""
        paired = keys.repartition("key").sortWithinPartitions("key", "second", "id").mapInArrow(steps.pairs, schemas.PAIRS)
        shared = paired.groupBy("a", "b").agg(F.sum("weight").alias("weight"), F.count("*").alias("keys")).where("keys >= 2")
        both = shared.union(shared.select("b", "a", "weight", "keys"))
        best = Window.partitionBy("a").orderBy(F.desc("weight"), "b")
        kept = both.withColumn("rank", F.row_number().over(best)).where(F.col("rank") <= self.settings.partners)
        return kept.select(F.least("a", "b").alias("a"), F.greatest("a", "b").alias("b"), "keys").distinct()

    def connect(self) -> None:
        def weighed() -> DataFrame:
            signatures = self.load("signatures").select("id", "signature")
            named = {end: signatures.select(F.col("id").alias(end), F.col("signature").alias(f"signature_{end}")) for end in "ab"}
            pairs = self.load("_work/pairs").join(named["a"], "a").join(named["b"], "b")
            return pairs.select("a", "b", "signature_a", "signature_b").mapInArrow(steps.likeness, schemas.LIKENESS).where(
                F.col("likeness") >= self.settings.least_likeness)
        self.once("_work/edges", weighed)
        self.once("_work/components", lambda: self.small_components(self.load("_work/edges")))

    def small_components(self, edges: DataFrame) -> DataFrame:
        """Components of at most settings.largest_component accounts: of a larger one the weaker edges are taken out,
        more and more of them."""
        found = components(edges)
        least = self.settings.least_likeness
        while least < 1:
            too_large = found.groupBy("component").count().where(F.col("count") > self.settings.largest_component)
            if too_large.isEmpty():
                break
            least += 0.05
            held = found.join(too_large.select("component"), "component", "left_semi")
            inside = edges.where(F.col("likeness") >= least).join(held.select(F.col("id").alias("a")), "a", "left_semi")
            kept = found.join(too_large.select("component"), "component", "left_anti").select("id", "component")
            found = kept.union(components(inside)).checkpoint()
        return found

    def group(self) -> None:
        def make() -> DataFrame:
            signatures = self.load("signatures").join(self.load("_work/components"), "id", "left")
            placed = signatures.select(F.coalesce("component", "id").alias("component"), "second", "id", "signature")
            return placed.repartition("component").sortWithinPartitions("component", "second", "id").mapInArrow(
                steps.stories, schemas.STORIES).drop("component")
        self.once("stories", make)
        self.once("copies", lambda: self.load("stories").where("copy_of is not null").select("id", "copy_of", "how", "score"))

    def collate(self) -> None:
        def told() -> DataFrame:
            stories = self.load("stories").select("id", "story")
            placed = self.load("accounts").join(stories, "id").withColumn("part", F.pmod(F.xxhash64("story"), F.lit(self.settings.parts)))
            return placed
        if not self.done("_work/told"):
            began = time.monotonic()
            told().repartition("part", "story").sortWithinPartitions("part", "story", "id").write.mode("overwrite").partitionBy("part").parquet(f"{self.out}/_work/told")
            print(json.dumps({"step": "_work/told", "seconds": round(time.monotonic() - began, 2)}), flush=True)
        laid_out = steps.collations(self.settings.least_told, self.settings.most_told)
        told_rows = self.load("_work/told")
        for number in range(self.settings.parts):
            rows = told_rows.where(F.col("part") == number).drop("part")
            self.once(f"_work/laid/part={number}", lambda: rows.repartition("story").sortWithinPartitions("story", "id").mapInArrow(
                laid_out, schemas.LAID))
        laid = self.load("_work/laid")
        self.once("collations", lambda: laid.where("kind = 'collation'").select("story", F.col("json").alias("document")))
        self.once("notes", lambda: laid.where("kind = 'notes'").select("id", "story", F.col("json").alias("notes")))
        self.once("drawings", lambda: self.load("collations").select("document").mapInArrow(steps.drawings, schemas.DRAWINGS))
        self.once("left_out", lambda: laid.where("kind = 'left out'").select("id", "story"))

    def find_utterances(self) -> None:
        """Quotations of the same words by the same speaker in several stories."""
        self.once("quotations", lambda: self.load("collations").select("document").mapInArrow(steps.quotations, schemas.QUOTATIONS))
        quotations = self.load("quotations")

        def make() -> DataFrame:
            keys = quotations.select(F.explode("keys").alias("key"), "id", F.lit(None).cast("bigint").alias("second"),
                                     F.lit(1000).cast("bigint").alias("weight_milli"))
            count = quotations.select("id", F.size("keys").alias("size"))
            pairs = self.partners_by(keys)
            sized = pairs.join(count.withColumnsRenamed({"id": "a", "size": "size_a"}), "a").join(
                count.withColumnsRenamed({"id": "b", "size": "size_b"}), "b")
            same = sized.where(F.col("keys") * 2 >= F.least("size_a", "size_b"))
            named = quotations.join(components(same), "id", "left").withColumn("utterance", F.coalesce("component", "id"))
            several = named.groupBy("utterance").agg(F.countDistinct("story").alias("stories"))
            return named.drop("keys", "component").join(several, "utterance").withColumnRenamed("id", "place")
        self.once("utterances", make)
