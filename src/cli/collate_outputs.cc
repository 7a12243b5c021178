#include "cli/collate_outputs.h"

#include "cli/console.h"
#include "cli/outputs.h"
#include "cli/version.h"
#include "document/write.h"
#include "render/explain.h"
#include "render/exports.h"
#include "render/markdown.h"
#include "render/page.h"
#include "render/report.h"
#include "render/terminal.h"

namespace tellings {
namespace {

// Whether any file was asked for: the report is then not printed.
Result<bool> write_exports(const Arguments& arguments, const Collation& collation) {
  bool any = false;
  for (const Export& one : kExports) {
    const std::string flag = "--" + std::string(one.form);
    if (!arguments.has(flag)) continue;
    any = true;
    if (auto written = write_file(arguments.value(flag), one.make(collation)); !written)
      return tl::unexpected(written.error());
  }
  return any;
}

Result<void> write_page(const std::string& path, const std::string& document) {
  const std::string page = render_page(document);
  if (page.empty())
    return fail(ErrorCode::kUnsupported, "writing " + path + ": this build has no page; run ./run build");
  return write_file(path, page);
}

Result<bool> write_markdown(const Arguments& arguments, const Collation& collation,
                            const CollateExtras& extras) {
  if (!arguments.has("--md")) return false;
  auto written = write_file(arguments.value("--md"), print_markdown(make_reports(collation, extras.changes)));
  if (!written) return tl::unexpected(written.error());
  return true;
}

Result<void> print_explanation(const Arguments& arguments, const Collation& collation) {
  const std::string id = arguments.value("--explain");
  const auto explanation = explain(collation, id);
  if (!explanation)
    return fail(ErrorCode::kUsage,
                "explaining " + id +
                    ": no quotation, figure, claim or pair of accounts has this name; give an id of "
                    "the document, q3, f2, c5 by place, or a2:a7");
  print(arguments.has("--json") ? explanation_json(*explanation)
                                : print_terminal({explanation_report(*explanation)}, terminal_options()));
  return {};
}

}  // namespace

Result<void> write_collate_outputs(const Arguments& arguments, const Collation& collation,
                                   const CollateExtras& extras, const LoadedModels& models) {
  if (arguments.has("--explain")) return print_explanation(arguments, collation);
  DocumentOptions options;
  options.engine_version = kVersion;
  options.with_text = !arguments.has("--no-text");
  options.excerpts = arguments.has("--excerpts");
  options.decisions = extras.decisions;
  options.changes = extras.changes;
  const bool wants_document = arguments.has("--json") || arguments.has("--html");
  if (wants_document) options.models = versions_of(models);
  const std::string document = wants_document ? write_document(collation, options) : "";
  if (arguments.has("--html")) {
    if (auto written = write_page(arguments.value("--html"), document); !written) return written;
  }
  const auto exported = write_exports(arguments, collation);
  if (!exported) return tl::unexpected(exported.error());
  const auto noted = write_markdown(arguments, collation, extras);
  if (!noted) return tl::unexpected(noted.error());
  if (arguments.has("--json")) {
    print(document);
  } else if (!*exported && !*noted && !arguments.has("--html")) {
    print(print_terminal(make_reports(collation, extras.changes), terminal_options()));
  }
  return {};
}

}  // namespace tellings
