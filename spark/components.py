"""Connected components of a graph that no machine need hold: large-star and small-star by turns (R. Kiveris et al.,
"Connected Components in MapReduce and Beyond", 2014), with joins in the place of lists of neighbours, so that a node with
a million of them is no more than a million rows."""
from __future__ import annotations

from collections.abc import Iterable

from pyspark.sql import DataFrame, functions as F

MOST_ON_DRIVER = 2_000_000  # edges; some 300 MB
MOST_ROUNDS = 40  # grows with the logarithm of the longest path squared; a chain of a million needs some twenty


def components(edges: DataFrame, on_driver: int = MOST_ON_DRIVER) -> DataFrame:
    """id, component of every node that has an edge (a, b); a component is called after its lowest id. A graph of at most
    `on_driver` edges is worked out there, in one pass; a larger one in rounds of joins, for which the checkpoint folder must
    be set: each round cuts the plan off."""
    pairs = edges.select("a", "b").limit(on_driver + 1).toArrow()
    if pairs.num_rows <= on_driver:
        found = united(zip(pairs.column("a").to_pylist(), pairs.column("b").to_pylist()))
        return edges.sparkSession.createDataFrame(list(found.items()), "id string, component string")
    return starred(edges)


def united(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Lowest node of the component of each node.

    >>> united([("b", "c"), ("d", "e"), ("c", "a")])
    {'b': 'a', 'c': 'a', 'd': 'd', 'e': 'd', 'a': 'a'}
    """
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        low, high = sorted((root(parent.setdefault(a, a)), root(parent.setdefault(b, b))))
        parent[high] = low
    return {node: root(node) for node in parent}


def starred(edges: DataFrame) -> DataFrame:
    now = edges.select(F.greatest("a", "b").alias("u"), F.least("a", "b").alias("v")).where("u <> v").distinct().checkpoint()
    before = None
    for _ in range(MOST_ROUNDS):
        now = small_star(large_star(now)).checkpoint()
        mark = now.agg(F.count("*"), F.sum(F.xxhash64("u", "v").cast("decimal(38,0)"))).first()
        if mark == before:
            break
        before = mark
    roots = now.select(F.col("v").alias("id"), F.col("v").alias("component"))
    return now.select(F.col("u").alias("id"), F.col("v").alias("component")).union(roots).distinct()


def large_star(edges: DataFrame) -> DataFrame:
    """Connects every larger neighbour of a node to the lowest of its neighbours and itself."""
    both = edges.union(edges.select(F.col("v").alias("u"), F.col("u").alias("v")))
    lowest = both.groupBy("u").agg(F.least(F.min("v"), F.first("u")).alias("m"))
    return both.where("v > u").join(lowest, "u").select(F.col("v").alias("u"), F.col("m").alias("v")).where("u <> v").distinct()


def small_star(edges: DataFrame) -> DataFrame:
    """Connects every smaller neighbour of a node, and the node, to the lowest of them."""
    lowest = edges.groupBy("u").agg(F.min("v").alias("m"))
    others = edges.join(lowest, "u").select(F.col("v").alias("u"), F.col("m").alias("v")).where("u <> v")
    return others.union(lowest.select("u", F.col("m").alias("v"))).distinct()
