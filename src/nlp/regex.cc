#define PCRE2_CODE_UNIT_WIDTH 8
#include "nlp/regex.h"

#include <pcre2.h>

namespace tellings {

struct RegexScratch::State {
  pcre2_match_data* data = pcre2_match_data_create(1, nullptr);
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  pcre2_jit_stack* stack = pcre2_jit_stack_create(std::size_t{32} << 10, std::size_t{8} << 20, nullptr);
  State() { pcre2_jit_stack_assign(context, nullptr, stack); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
    pcre2_jit_stack_free(stack);
  }
};

RegexScratch::RegexScratch() : state_(new State) {}
void RegexScratch::Free::operator()(State* state) const { delete state; }
void Regex::Free::operator()(void* code) const { pcre2_code_free(static_cast<pcre2_code*>(code)); }

std::string pcre_pattern(std::string_view python) {
  static constexpr std::string_view kUnicodeFlag = "(?u)";
  if (python.starts_with(kUnicodeFlag)) python.remove_prefix(kUnicodeFlag.size());
  std::string pattern;
  for (std::size_t at = 0; at < python.size();) {
    const bool is_escape = python[at] == '\\' && at + 1 < python.size();
    const std::size_t digits = !is_escape ? 0 : python[at + 1] == 'u' ? 4 : python[at + 1] == 'U' ? 8 : 0;
    if (digits != 0 && at + 2 + digits <= python.size()) {
      pattern.append("\\x{").append(python.substr(at + 2, digits)).append("}");
      at += 2 + digits;
    } else {
      pattern.append(python.substr(at, is_escape ? 2 : 1));
      at += is_escape ? 2 : 1;
    }
  }
  return pattern;
}

Result<Regex> Regex::compile(std::string_view pattern, const std::string& place) {
  const std::string text = pcre_pattern(pattern);
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* const code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                    PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK, &error, &offset, nullptr);
  if (code == nullptr) {
    return fail(ErrorCode::kUnsupported,
                "compiling the " + place + " pattern: error at byte " + std::to_string(offset));
  }
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // where there is no JIT the interpreter runs
  Regex regex;
  regex.code_.reset(code);
  return regex;
}

std::optional<RegexMatch> Regex::search(std::string_view text, RegexScratch& scratch,
                                        std::size_t from) const {
  const auto* code = static_cast<const pcre2_code*>(code_.get());
  RegexScratch::State& state = *scratch.state_;
  const auto run = [&](std::uint32_t options) {
    return pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from,
                       options | PCRE2_NO_UTF_CHECK, state.data, state.context);
  };
  int result = run(0);
  if (result == PCRE2_ERROR_JIT_STACKLIMIT) result = run(PCRE2_NO_JIT);
  if (result < 0) return std::nullopt;
  const PCRE2_SIZE* const borders = pcre2_get_ovector_pointer(state.data);
  return RegexMatch{borders[0], borders[1]};
}

}  // namespace tellings
