#include "server/http.h"

#include <algorithm>

namespace tellings {
namespace {

std::optional<std::string_view> find(const std::vector<Header>& headers, std::string_view name) {
  const auto found =
      std::find_if(headers.begin(), headers.end(), [&](const Header& one) { return one.name == name; });
  if (found == headers.end()) return std::nullopt;
  return found->value;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const { return find(headers, name); }

bool Request::accepts(std::string_view media_type) const {
  std::string_view accept = header("accept").value_or("");
  while (!accept.empty()) {
    const std::size_t end = std::min(accept.find(','), accept.size());
    std::string_view one = accept.substr(0, std::min(accept.find(';'), end));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (one == media_type) return true;
    accept.remove_prefix(std::min(end + 1, accept.size()));
  }
  return false;
}

std::optional<std::string_view> Response::header(std::string_view name) const { return find(headers, name); }

Response& Response::set(std::string name, std::string value) {
  const auto found =
      std::find_if(headers.begin(), headers.end(), [&](const Header& one) { return one.name == name; });
  if (found == headers.end()) {
    headers.push_back({std::move(name), std::move(value)});
  } else {
    found->value = std::move(value);
  }
  return *this;
}

Response text_response(int status, std::string_view media_type, std::string body) {
  Response response;
  response.status = status;
  response.set("content-type", std::string(media_type));
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

}  // namespace tellings
