// The subcommands, one file each. Each prints to standard output, reports to standard error, and gives the
// exit code.
#pragma once

#include "cli/flags.h"

namespace tellings {

int run_add(const Arguments& arguments, const Environment& environment);
int run_annotate(const Arguments& arguments, const Environment& environment);
int run_backup(const Arguments& arguments, const Environment& environment);
int run_bench_command(const Arguments& arguments, const Environment& environment);
int run_check(const Arguments& arguments, const Environment& environment);
int run_collate(const Arguments& arguments, const Environment& environment);
int run_export(const Arguments& arguments, const Environment& environment);
int run_extract(const Arguments& arguments, const Environment& environment);
int run_feed(const Arguments& arguments, const Environment& environment);
int run_group(const Arguments& arguments, const Environment& environment);
int run_model_pack(const Arguments& arguments, const Environment& environment);
int run_notices(const Arguments& arguments, const Environment& environment);
int run_remove(const Arguments& arguments, const Environment& environment);
int run_search(const Arguments& arguments, const Environment& environment);
int run_serve(const Arguments& arguments, const Environment& environment);
int run_sources(const Arguments& arguments, const Environment& environment);
int run_stories(const Arguments& arguments, const Environment& environment);
int run_story(const Arguments& arguments, const Environment& environment);
int run_study(const Arguments& arguments, const Environment& environment);
int run_warc(const Arguments& arguments, const Environment& environment);
int run_watch(const Arguments& arguments, const Environment& environment);

}  // namespace tellings
