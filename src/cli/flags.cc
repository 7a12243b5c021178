#include "cli/flags.h"

#include <algorithm>
#include <array>

#include "cli/commands.h"

namespace tellings {
namespace {

constexpr std::array kCommands = {
    Command{"collate", "[FILE|DIR|URL|-]...", "lay accounts of one event side by side",
            "Reads accounts (texts, pages, JSON Lines, tables, folders, web addresses), sets apart what "
            "tells another "
            "event, and prints a report: who "
            "tells it, the brief with its sources, what is disputed, who said what in which words, figures "
            "side by side, who draws on "
            "whom, what only one account says.",
            run_collate},
    Command{"extract", "[FILE|DIR|URL|-]...", "print the article of each page as one line of JSON",
            "Reads HTML pages, JSON Lines with html, and texts. Prints one account a line: id, input, url, "
            "source, title, "
            "byline, published, modified, language, text, paragraphs with their roles, credit.",
            run_extract},
    Command{"feed", "[FILE|DIR|-]...", "print what a feed lists as one line of JSON",
            "Reads RSS, Atom and JSON Feed, told by their content. Prints one line a feed: input, title, "
            "link, updated, items.",
            run_feed},
    Command{
        "warc", "[FILE|-]...", "print each record of a web archive as one line of JSON",
        "Reads WARC and ARC files, plain, gzip or zstd, damaged ones too. Prints one line a record: "
        "input, type, uri, date, "
        "http_status, body_len, body_sha1. What input says (FILE#OFFSET) can be given as FILE: reading is "
        "taken up there.",
        run_warc},
    Command{"annotate", "[FILE|DIR|URL|-]...",
            "print what each account says: names, quotations, figures, times",
            "Reads accounts (JSON Lines, texts, pages). Prints one line of JSON for each: id, language, "
            "sentences, entities, "
            "quotes, figures, times. Offsets count code points of the text.",
            run_annotate},
    Command{"group", "[FILE|DIR|URL|-]...",
            "print which accounts tell one story, and which is a copy of which",
            "Reads accounts in any order. Prints one line of JSON for each: id, story, copy_of, how, score.",
            run_group},
    Command{"add", "[FILE|DIR|URL|-]...", "put accounts into the store",
            "Reads what collate reads, takes each account apart, puts it into its story and lays the stories "
            "that "
            "changed side by side. What is there already is passed over; another text of an address that is "
            "there "
            "is a new version. A run that is cut off loses nothing that it had committed; the next goes on. "
            "With --decisions or --sources and nothing to read named, standard input is left alone.",
            run_add},
    Command{
        "stories", "", "list the stories of the store, the newest first",
        "Prints the stories with their times and how many accounts, texts and groups without a shared source "
        "each has.",
        run_stories},
    Command{
        "story", "ID", "print one story of the store",
        "Prints the report of collate for a story, or the collation document as it was stored. The report is "
        "made anew from the accounts.",
        run_story},
    Command{"search", "[WORD]...", "search accounts, quotations, figures and names of the store",
            "All words are to be there. In one argument in quotes of the shell: \"words in marks\" stand "
            "together, "
            "word* begins with word, -word is not there, OR stands between alternatives. The newest thousand "
            "matches are ranked and printed first, then those before them.",
            run_search},
    Command{"sources", "", "print what the store shows of each source, in numbers",
            "For each source: accounts; how many draw on others, and how many of these say so; the share of "
            "its words "
            "that is drawn; from whom; its quotations by how they stand to the words that are attested. "
            "Numbers, no "
            "rating.",
            run_sources},
    Command{"study", "[sample]", "count what the accounts of the store draw from others",
            "Share of accounts and of words that are drawn from others, by source, owner and week, said or "
            "not, with the numbers that they are shares of: low counts what is clear, high all that was "
            "found. Stubs are left out and counted. `study sample` draws accounts by lot and prints a sheet "
            "(CSV) to code by hand. docs/study.md says what each number means.",
            run_study},
    Command{"serve", "", "serve the store to browsers and programs",
            "Answers on loopback: the pages (stories, search, sources, collating what is pasted), a JSON API "
            "(/api/v1/openapi.json describes it), events, an Atom feed (/feed.atom) and metrics (/metrics). "
            "Makes an empty store where there is none. SIGTERM ends it once what is under way is answered.",
            run_serve},
    Command{"export", "[TABLE]", "print a table of the store as JSON Lines or CSV",
            "TABLE is accounts (default), quotations, figures, names, stories, drawings, decisions or "
            "removed. The lines of "
            "accounts can be added to another store.",
            run_export},
    Command{
        "watch", "[OPML|URL]...", "follow feeds into the store, and print notices of what is new",
        "Takes addresses of feeds (RSS, Atom, JSON Feed, sitemaps) or OPML files of them; the store keeps "
        "them, and without any goes on with those it has. New and changed pages are fetched, put into "
        "the store and laid beside their stories. Each notice is one line of JSON: the new fact, its "
        "words, who says so, what stood before. Runs until it is stopped; docs/watch.md says more.",
        run_watch},
    Command{"notices", "", "list the notices of the watch, the newest first",
            "Prints what watch has found, whether it was given or not. --seen, --mute and --unmute note "
            "what a person says of them.",
            run_notices},
    Command{"check", "", "look whether the store is whole",
            "Looks at every hash, every span and every index. Prints what is not as it should be, one line "
            "each; ends "
            "with 1 where there is any.",
            run_check},
    Command{"backup", "FILE", "copy the store to a new file",
            "Copies the last commit to FILE, whole or not at all. The store may be in use.", run_backup},
    Command{
        "remove", "ID|URL...", "take accounts out of the store for good",
        "Takes the account and all versions of its page out of the tables, the indices, the collations and "
        "the "
        "free pages of the file, and lays their stories side by side anew. Id, address and hash stay with "
        "the "
        "reason, so that it does not come back. The file is written anew: this needs room for a second one.",
        run_remove},
    Command{"model-pack", "DIR FILE", "make one model file of a spaCy pipeline",
            "Packs the spaCy v3 pipeline in DIR (the folder with config.cfg) into FILE, for --model.",
            run_model_pack},
    Command{"bench", "STAGE [FILE|DIR|-]...", "measure one stage on this machine",
            "Runs STAGE (parse, extract, nlp, annotate, group, collate or all) over its input in memory and "
            "prints items, words and bytes "
            "per second and peak memory as JSON. Reading and printing are not counted.",
            run_bench_command},
};

constexpr std::array kFlags = {
    Flag{"--fields", "MAP", "collate extract annotate group bench add",
         "Name the fields or columns of the input that do not have our names: text=body,published=date."},
    Flag{"--urls", "FILE", "collate extract annotate group add",
         "Read the pages at the web addresses in FILE too, one a line."},
    Flag{"--allow-private", "RANGE", "collate extract annotate group add serve watch",
         "Fetch from addresses of this range too, on any port, though they are not of the public web: "
         "127.0.0.0/8. May be given several times."},
    Flag{"--pace", "SECONDS", "collate extract annotate group add serve watch",
         "Wait so long between two requests to one host (default: 1); longer where its robots.txt asks for "
         "it."},
    Flag{"--timeout", "SECONDS", "collate extract annotate group add serve watch",
         "Give a page up after so long, redirects included (default: 60)."},
    Flag{"--threads", "N", "collate extract annotate group bench warc add story serve remove watch",
         "Use N threads (default: all cores). Never changes what is printed."},
    Flag{"--memory", "SIZE", "extract warc",
         "Hold at most about SIZE (512M, 2G; default: 2G) of input at a time; larger records are cut and "
         "told."},
    Flag{"--db", "FILE",
         "add stories story search sources study serve watch notices export check backup remove",
         "The store (default: tellings.db)."},
    Flag{"--model", "FILE", "collate annotate bench add story serve remove watch",
         "Use another packed model (see model pack), or the folder of a spaCy pipeline."},
    Flag{"--json", "", "collate story",
         "Print the collation document (docs/schema/collation.schema.json) instead of the report."},
    Flag{"--json", "", "add stories search sources notices", "Print one line of JSON for each."},
    Flag{"--for", "WHAT", "search",
         "accounts (default), quotations (default with --speaker), figures or names."},
    Flag{"--speaker", "NAME", "search", "Quotations of this speaker."},
    Flag{"--source", "NAME", "search", "Accounts of this source."},
    Flag{"--unit", "UNIT", "search", "Figures in this unit: people, USD, percent."},
    Flag{"--min", "NUMBER", "search", "Figures of at least this value."},
    Flag{"--max", "NUMBER", "search", "Figures of at most this value."},
    Flag{"--from", "DATE", "search stories sources study export",
         "Only what was told on this day or at this time or later."},
    Flag{"--to", "DATE", "search stories sources study export",
         "Only what was told on this day or at this time or before."},
    Flag{"--limit", "N", "search stories notices", "Print at most N (default: 20)."},
    Flag{"--after", "CURSOR", "search stories notices", "Go on where an earlier list ended."},
    Flag{"--sources", "FILE", "add sources study serve",
         "Whose the domains are: lines of domain, outlet, owner, kind, parted by tabs or commas. What add is "
         "given stays in the store, in the place of what was there; sources, study and serve go by it unless "
         "they "
         "are given another."},
    Flag{"--port", "N", "serve",
         "Listen on this port (default: 8080); 0 takes any that is free and says which."},
    Flag{"--address", "ADDRESS", "serve",
         "Listen on this address (default: 127.0.0.1). Any but loopback needs --token-file."},
    Flag{"--token-file", "FILE", "serve",
         "Every call of the API needs the words in FILE: Authorization: Bearer WORDS. The page takes them "
         "from "
         "its address: /#token=WORDS."},
    Flag{
        "--host", "NAME", "serve",
        "Answer to this name too, as the Host header gives it without the port. May be given several times."},
    Flag{"--cors", "ORIGIN", "serve",
         "Let pages of this origin read and change what the API gives. May be given several times."},
    Flag{"--allow-frame", "ORIGIN", "serve",
         "Let pages of this origin frame ours. May be given several times."},
    Flag{
        "--as", "FORM", "export",
        "jsonl (default) or csv; with --story and no table also tei, graphml, prov, annotations, figures-csv "
        "or quotations-csv: what collate writes of that story."},
    Flag{"--query", "WORDS", "study", "Only accounts with these words, as search reads them."},
    Flag{"--source", "NAME", "study",
         "Only accounts of this source, by the name that `tellings sources` prints. May be given several "
         "times."},
    Flag{"--as", "FORM", "study", "text (default), json or csv."},
    Flag{"--n", "N", "study", "With sample: so many accounts (default: 200)."},
    Flag{"--seed", "N", "study", "With sample: another draw (default: 1)."},
    Flag{"--answers", "FILE", "study",
         "With sample: write what was found of the same accounts to FILE, for comparing afterwards."},
    Flag{"--once", "", "watch", "Look at what is due, once, and end."},
    Flag{"--every", "MINUTES", "watch", "Look at each feed so often (default: 15)."},
    Flag{
        "--notify", "COMMAND", "watch",
        "Run COMMAND for each notice, with its JSON on standard input: without a shell, for half a minute at "
        "most. Nothing of a feed stands in its arguments."},
    Flag{"--digest", "", "watch", "Give the notices of a round as one line, tellings.digest/1."},
    Flag{
        "--watch-list", "FILE", "watch",
        "Give only notices that touch a line of FILE: name: WORDS, place: WORDS, word: WORDS, source: NAME."},
    Flag{"--min-accounts", "N", "watch", "Tell of a story from N accounts on (default: 1)."},
    Flag{"--min-independent", "N", "watch",
         "Tell of a story from N groups without a shared source found on (default: 1)."},
    Flag{"--drop", "URL", "watch", "Follow this feed no longer. May be given several times."},
    Flag{
        "--health", "", "watch",
        "Print of each feed the last success, the errors, and how many of its pages were read, were stubs or "
        "could not be had. Fetches nothing. With --json one line of JSON for each."},
    Flag{"--json", "", "watch", "With --health: print one line of JSON for each."},
    Flag{"--now", "TIME", "watch", "For replays: take TIME as the present, and let it run on from there."},
    Flag{"--unseen", "", "notices", "Only those that nobody has marked as seen."},
    Flag{"--all", "", "notices", "Those that are muted or off the watch list too."},
    Flag{"--seen", "ID", "notices", "Mark a notice as seen; all for all. May be given several times."},
    Flag{"--mute", "WHAT", "notices",
         "Give no further notices of it: story ID, source NAME or kind KIND. May be given several times."},
    Flag{"--unmute", "WHAT", "notices", "Give them again."},
    Flag{"--story", "ID", "export notices", "Only what stands in this story."},
    Flag{"--reason", "TEXT", "remove", "Why; kept with the tombstone."},
    Flag{"--html", "FILE", "collate story", "Write one self-contained page to FILE."},
    Flag{"--md", "FILE", "collate story", "Write the report as Markdown to FILE."},
    Flag{"--no-text", "", "collate", "Leave the texts out of the document; offsets stay."},
    Flag{"--one-story", "", "collate", "Keep all accounts in one story, whatever they tell."},
    Flag{"--exclude", "ID", "collate", "Set this account apart. May be given several times."},
    Flag{"--own", "SOURCE", "collate",
         "Accounts of this source are your own: compared, never counted. May be given several times."},
    Flag{"--draft", "FILE", "collate",
         "A draft of yours: compared with the others, never counted, never cited."},
    Flag{"--reference", "FILE", "collate",
         "A transcript or the release itself: what wordings are held against; never counted."},
    Flag{"--leave-out", "EVIDENCE", "collate",
         "For measuring: leave one kind of evidence out. May be given several times."},
    Flag{"--weights", "DIR", "collate",
         "For measuring: weigh figures and claims by the tables in DIR instead of those built in."},
    Flag{
        "--weighed", "FILE", "collate",
        "For measuring: write each decision on figures and claims with its evidence to FILE, as JSON Lines."},
    Flag{"--since", "DOCUMENT", "collate",
         "A document of an earlier run: the brief says what is new, changed or withdrawn since."},
    Flag{
        "--explain", "ID", "collate",
        "Print why: the evidence for a quotation, figure or claim (an id, or q3, f2, c5 by place) or for two "
        "accounts (a2:a7), the alternatives with their scores, what the band has been measured to be worth. "
        "With --json as JSON."},
    Flag{"--decisions", "FILE", "collate",
         "What people decided, one JSON object a line: exclude, other story, date, speaker, derived, not "
         "derived, "
         "note, each at an account's sha256. What could not be applied is told."},
    Flag{
        "--decisions", "FILE", "add",
        "Keep what people decided, as for collate; it holds for the stories of the store from now on. May be "
        "given several times."},
    Flag{"--date", "D", "collate", "The date of accounts that tell none, like 2020-01-03."},
    Flag{"--tz", "ZONE", "collate", "The zone of times of day printed without one: Z, UTC, +02:00."},
    Flag{"--excerpts", "", "collate",
         "Instead of the texts, give in the document the cited sentences with one on either side."},
    Flag{"--tei", "FILE", "collate", "Write the quotations as a TEI critical apparatus to FILE."},
    Flag{"--graphml", "FILE", "collate", "Write who draws on whom as GraphML to FILE."},
    Flag{"--prov", "FILE", "collate", "Write who draws on whom as PROV-O (JSON-LD) to FILE."},
    Flag{"--annotations", "FILE", "collate",
         "Write every marked place as a W3C Web Annotation (JSON-LD) to FILE."},
    Flag{"--figures-csv", "FILE", "collate", "Write the figures, one line a reading, as CSV to FILE."},
    Flag{"--quotations-csv", "FILE", "collate", "Write the quotations, one line a witness, as CSV to FILE."},
    Flag{"--tokens", "", "annotate", "Print the tokens too: lemma, tag, pos, morph, dep, head, ent."},
    Flag{"--raw", "", "annotate",
         "With --tokens: give each text to the model as it is, and print only tokens and sentences."},
    Flag{"--attributions", "WHICH", "annotate",
         "sayings (default) or all: beliefs and intentions too, contents of quotations with their marks."},
    Flag{"--without", "RULE", "annotate collate",
         "Leave out one rule of reading, to see what it is worth. May be given several times."},
    Flag{"--repeat", "N", "bench", "Run the stage N times; seconds are the mean of them (default: 1)."},
    Flag{"--stream", "", "group",
         "Print a line as soon as an account is placed; what later accounts correct follows as further "
         "lines."},
    Flag{"--state", "FILE", "group",
         "Go on from the stories that an earlier run left in FILE, and leave them there."},
    Flag{"--explain", "ID", "group", "Print why this account is where it is, instead of the lines."},
    Flag{"--keep-furniture", "", "extract",
         "Leave captions, advertisements and the like in the text; their roles tell them apart."},
    Flag{"--encoding", "NAME", "extract", "Read pages in this character encoding, whatever they say."},
    Flag{"--url", "URL", "extract", "The address of a single page that does not say its own."},
};

bool lists(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

}  // namespace

std::string Arguments::value(std::string_view flag, std::string_view otherwise) const {
  const auto found = flags.find(flag);
  return found == flags.end() || found->second.empty() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view flag) const {
  const auto found = flags.find(flag);
  return found == flags.end() ? std::vector<std::string>() : found->second;
}

std::span<const Command> all_commands() { return kCommands; }
std::span<const Flag> all_flags() { return kFlags; }

std::vector<const Flag*> flags_of(const Command& command) {
  std::vector<const Flag*> flags;
  for (const Flag& flag : kFlags) {
    if (lists(flag.commands, command.name)) flags.push_back(&flag);
  }
  return flags;
}

}  // namespace tellings
