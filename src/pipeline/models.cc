#include "pipeline/models.h"

#include <cstdlib>
#include <filesystem>

namespace tellings {

std::vector<std::string> model_folders(const std::string& binary_folder) {
  std::vector<std::string> folders;
  if (const char* given = std::getenv("TELLINGS_MODELS"); given != nullptr && *given != '\0')
    folders.emplace_back(given);
  folders.push_back(binary_folder + "/models");
  folders.push_back(binary_folder + "/../share/tellings/models");
  return folders;
}

Result<std::string> find_model(const std::vector<std::string>& folders, const std::string& name) {
  std::string tried;
  for (const std::string& folder : folders) {
    std::string path = folder;
    path.append("/").append(name);
    std::error_code error;
    if (std::filesystem::exists(path, error)) return path;
    tried += (tried.empty() ? "" : ", ") + folder;
  }
  return fail(ErrorCode::kNotFound,
              "finding " + name + ": not in " + tried + "; run ./run build, or set TELLINGS_MODELS");
}

}  // namespace tellings
