"""tellings group: stories over runs, streams and explanations."""
import json

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
