#include "account/language.h"

// fastText's headers use std::exception_ptr without including it.
#include <fasttext/fasttext.h>

#include <exception>
#include <filesystem>
#include <sstream>

#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kFewestLetters = 20;  // shorter texts are names and numbers as often as sentences
constexpr std::size_t kBytesRead = 4000;    // more changes no answer
constexpr std::size_t kFewLetters = 200;
constexpr float kSureOfFew = 0.8F;
constexpr float kSure = 0.5F;  // below it a text is mixed, or in a language that the model does not know
constexpr std::string_view kLabel = "__label__";

// Words and blanks only: the model was trained on running text without line ends.
std::string one_line(std::string_view text, std::size_t& letters) {
  std::string line;
  for (const CodePointAt& at : code_points(text)) {
    if (line.size() > kBytesRead) break;
    letters += is_letter(at.code_point) ? 1 : 0;
    if (is_space(at.code_point)) {
      line += ' ';
    } else {
      append_utf8(line, at.code_point);
    }
  }
  return line;
}

}  // namespace

struct LanguageGuesser::Model {
  fasttext::FastText fasttext;
};

LanguageGuesser::LanguageGuesser(std::unique_ptr<Model> model) : model_(std::move(model)) {}
LanguageGuesser::LanguageGuesser(LanguageGuesser&&) noexcept = default;
LanguageGuesser& LanguageGuesser::operator=(LanguageGuesser&&) noexcept = default;
LanguageGuesser::~LanguageGuesser() = default;

Result<LanguageGuesser> LanguageGuesser::load(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return fail(ErrorCode::kNotFound, "loading language model " + path + ": no such file; run ./run setup");
  auto model = std::make_unique<Model>();
  try {
    model->fasttext.loadModel(path);
  } catch (const std::exception& broken) {
    return fail(ErrorCode::kInvalid, "loading language model " + path + ": " + broken.what());
  }
  return LanguageGuesser(std::move(model));
}

std::string LanguageGuesser::guess(std::string_view text) const {
  std::size_t letters = 0;
  std::istringstream line(one_line(text, letters) + '\n');
  if (letters < kFewestLetters) return "";
  std::vector<std::pair<fasttext::real, std::string>> best;
  model_->fasttext.predictLine(line, best, 1, letters < kFewLetters ? kSureOfFew : kSure);
  if (best.empty()) return "";
  return best[0].second.substr(kLabel.size());
}

}  // namespace tellings
