// The page as the server gives it: the bundle of web/ and the content security policy that goes with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http.h"

namespace tellings {

class PageBundle {
 public:
  // `page`: what render_page() made; empty where this build has no bundle. `frames`: origins that may frame
  // it.
  PageBundle(std::string page, const std::vector<std::string>& frames);

  // 503 where there is no bundle.
  [[nodiscard]] Response answer(const Request& request) const;

 private:
  std::shared_ptr<const std::string> page_;
  std::string policy_;
  std::string etag_;
  bool framed_ = false;
};

}  // namespace tellings
