// Which language a text is in, by fastText's lid.176 (A. Joulin et al., "Bag of Tricks for Efficient Text
// Classification"; weights CC BY-SA 3.0). Gives up where a guess would be luck: too few letters, or no
// language clearly ahead.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

class LanguageGuesser {
 public:
  // Reads lid.176.ftz. The error names the file.
  static Result<LanguageGuesser> load(const std::string& path);

  // ISO 639-1 ("en"), or 639-3 where there is no shorter; empty where the text is too short or too mixed to
  // tell. Reads the first few thousand bytes of a long text. Thread-safe.
  [[nodiscard]] std::string guess(std::string_view text) const;

  LanguageGuesser(LanguageGuesser&&) noexcept;
  LanguageGuesser& operator=(LanguageGuesser&&) noexcept;
  ~LanguageGuesser();

 private:
  struct Model;
  explicit LanguageGuesser(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace tellings
