#include "server/job_request.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ingest/transfer_coding.h"

namespace tellings {
namespace {

using Json = nlohmann::json;

tl::unexpected<Error> refuse(const std::string& why) {
  return fail(ErrorCode::kUsage, "reading what to collate: " + why);
}

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool has_text(const Json& account, const char* key) {
  const auto found = account.find(key);
  return found != account.end() && found->is_string();
}

Result<void> add_account(const Json& account, JobRequest& out) {
  const std::string name = "accounts[" + std::to_string(out.inputs.size()) + "]";
  if (!account.is_object()) return refuse(name + " is no object");
  for (const char* field : {"text", "html", "id", "source", "url", "published", "title", "kind", "use"})
    if (account.contains(field) && !account[field].is_string() && !account[field].is_null())
      return refuse(name + "." + field + " is no text");
  if (has_text(account, "text") || has_text(account, "html")) {
    const bool named = has_text(account, "id") && !account["id"].get_ref<const std::string&>().empty();
    out.inputs.push_back(
        {JobInput::Kind::kAccount, named ? account["id"].get<std::string>() : name, line_of(account)});
  } else if (has_text(account, "url")) {
    out.inputs.push_back({JobInput::Kind::kAddress, account["url"].get<std::string>(), ""});
  } else {
    return refuse(name + " has no text, html or url");
  }
  return {};
}

Result<void> add_file(const Json& file, JobRequest& out) {
  if (!file.is_object() || !has_text(file, "name") || !has_text(file, "base64"))
    return refuse("a member of files has no name and base64");
  auto bytes = from_base64(file["base64"].get_ref<const std::string&>());
  if (!bytes) return refuse("a member of files has bytes that are no base64");
  out.inputs.push_back({JobInput::Kind::kFile, file["name"].get<std::string>(), *std::move(bytes)});
  return {};
}

template <typename Add>
Result<void> each(const Json& object, const char* key, Add add) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_array()) return refuse(std::string(key) + " is no array");
  for (const Json& one : *found)
    if (auto added = add(one); !added) return added;
  return {};
}

Result<void> read_option(const Json& object, const char* key, std::string& out) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) return refuse(std::string(key) + " is no text");
  out = found->get<std::string>();
  return {};
}

Result<void> read_object(const Json& object, JobRequest& out) {
  auto done = each(object, "accounts", [&](const Json& one) { return add_account(one, out); });
  if (done)
    done = each(object, "texts", [&](const Json& one) -> Result<void> {
      if (!one.is_string()) return refuse("a member of texts is no text");
      out.inputs.push_back({JobInput::Kind::kText, "pasted text", one.get<std::string>()});
      return {};
    });
  if (done) done = each(object, "files", [&](const Json& one) { return add_file(one, out); });
  if (done)
    done = each(object, "urls", [&](const Json& one) -> Result<void> {
      if (!one.is_string()) return refuse("a member of urls is no text");
      out.inputs.push_back({JobInput::Kind::kAddress, one.get<std::string>(), ""});
      return {};
    });
  if (done) done = read_option(object, "date", out.date);
  if (done) done = read_option(object, "tz", out.zone);
  if (const auto one = object.find("one_story"); done && one != object.end()) {
    if (!one->is_boolean()) return refuse("one_story is neither true nor false");
    out.one_story = one->get<bool>();
  }
  return done;
}

Result<void> read_lines(std::string_view body, JobRequest& out) {
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    const std::string_view line = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_discarded()) return refuse("line " + std::to_string(out.inputs.size() + 1) + " is no JSON");
    if (auto added = add_account(json, out); !added) return added;
  }
  return {};
}

// A parser that goes as deep as its input can be made to use up the stack.
bool is_too_deep(std::string_view json) {
  constexpr int kDeepest = 64;
  int depth = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_text && c == '\\') {
      ++at;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (!in_text && (c == '[' || c == '{') && ++depth > kDeepest) {
      return true;
    } else if (!in_text && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return false;
}

Result<void> read_document(std::string_view body, JobRequest& out) {
  if (is_too_deep(body)) return refuse("nested too deeply");
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_object()) return read_object(json, out);
  if (!json.is_array()) return refuse("neither a JSON object with accounts nor an array of them");
  for (const Json& one : json)
    if (auto added = add_account(one, out); !added) return added;
  return {};
}

}  // namespace

Result<JobRequest> read_job_request(std::string_view media_type, std::string_view body) {
  JobRequest request;
  Result<void> read;
  if (media_type == "application/json") {
    read = read_document(body, request);
  } else if (media_type == "application/jsonl" || media_type == "application/x-ndjson") {
    if (is_too_deep(body)) return refuse("nested too deeply");
    read = read_lines(body, request);
  } else {
    return fail(ErrorCode::kUnsupported,
                "reading what to collate: send application/json or application/jsonl");
  }
  if (!read) return tl::unexpected(read.error());
  if (request.inputs.empty()) return refuse("there is nothing; give accounts, texts, files or urls");
  if (request.inputs.size() > kMostInputs)
    return fail(ErrorCode::kTooLarge, "reading what to collate: more than " + std::to_string(kMostInputs) +
                                          " inputs; `tellings collate` takes any number");
  return request;
}

}  // namespace tellings
