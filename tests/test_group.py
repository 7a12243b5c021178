"""tellings group: stories over runs, streams and explanations."""
import json
import random

import pytest

STORIES = ["eval/stories/01-port-marchant-grain-blast/accounts.jsonl", "eval/stories/06-nkwanpa-strike/accounts.jsonl"]


def poured(root):
    """Both stories in one input, each id with its folder before it."""
    accounts = []
    for path in STORIES:
        for line in (root / path).read_text().splitlines():
            account = json.loads(line)
            account["id"] = path.split("/")[2][:2] + "-" + account["id"]
            account["url"] = None
            accounts.append(account)
    return accounts


def as_input(accounts):
    return "".join(json.dumps(account) + "\n" for account in accounts).encode()


def stories(*outputs):
    placed = {}
    for done in outputs:
        assert done.returncode == 0, done.stderr.decode()
        for line in done.stdout.decode().splitlines():
            placement = json.loads(line)
            placed[placement["id"]] = placement["story"]
    return {frozenset(i for i, s in placed.items() if s == story) for story in placed.values()}


def test_stories_come_out_whole_in_any_order(root, run):
    accounts = poured(root)
    forth = stories(run("group", input=as_input(accounts)))
    back = stories(run("group", "--threads", "1", input=as_input(accounts[::-1])))
    assert forth == back
    assert len([story for story in forth if len(story) > 1]) == 2


def all_sets(root):
    """All story sets of eval/stories as one input, and for each set the ids of its accounts of the event."""
    accounts, told = [], []
    for folder in sorted(path.parent for path in (root / "eval/stories").glob("*/gold.json")):
        distractors = json.loads((folder / "gold.json").read_text())["distractors"]
        own = [json.loads(line) for line in (folder / "accounts.jsonl").read_text().splitlines()]
        told.append(frozenset(f"{folder.name}-{a['id']}" for a in own if a["id"] not in distractors))
        accounts += [{**a, "id": f"{folder.name}-{a['id']}", "url": None} for a in own]
    return accounts, told


@pytest.mark.parametrize("options", [[], ["--stream"]])
@pytest.mark.parametrize("seed", [1, 2])
def test_of_all_sets_in_one_shuffled_stream_every_story_comes_out_whole_and_apart(root, run, seed, options):
    accounts, told = all_sets(root)
    assert len(told) >= 8
    random.Random(seed).shuffle(accounts)
    found = stories(run("group", *options, input=as_input(accounts)))
    for story in told:
        assert story in found


def test_two_runs_with_a_state_give_the_stories_of_one(root, run, tmp_path):
    accounts, state = poured(root), tmp_path / "stories.state"
    halves = [run("group", "--state", state, input=as_input(half)) for half in (accounts[::2], accounts[1::2])]
    assert stories(*halves) == stories(run("group", input=as_input(accounts)))
    again = run("group", "--state", state, input=as_input(accounts[:1]))
    assert "given before" in again.stderr.decode()


def test_a_stream_ends_with_the_same_stories(root, run):
    accounts = poured(root)
    assert stories(run("group", "--stream", input=as_input(accounts))) == stories(run("group", input=as_input(accounts)))


def test_a_broken_state_is_refused_and_left_as_it_is(run, tmp_path):
    state = tmp_path / "stories.state"
    state.write_text("{}\n")
    done = run("group", "--state", state, input=b'{"id": "a", "text": "A ferry sank off Cascais on Tuesday."}\n')
    assert done.returncode == 1
    assert "stories.state: it is no state file" in done.stderr.decode()
    assert state.read_text() == "{}\n"


def test_explain_names_the_nearest_and_refuses_an_unknown_id(root, run):
    accounts = as_input(poured(root))
    done = run("group", "--explain", "01-a2", input=accounts)
    assert done.returncode == 0
    assert "nearest in its story: 01-" in done.stdout.decode() and "nearest elsewhere: " in done.stdout.decode()
    assert run("group", "--explain", "nobody", input=accounts).returncode == 2
