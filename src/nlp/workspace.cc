#include "nlp/workspace.h"

namespace tellings {

void Workspace::trim() {
  if (words.size() <= kMostWords) return;
  words.clear();
  tokenizer.clear();
  mix.clear();
  entity_mix.clear();
  ruler.clear();
  lemmas.clear();
}

std::unique_ptr<Workspace> WorkspacePool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto workspace = std::move(idle_.back());
      idle_.pop_back();
      return workspace;
    }
  }
  return std::make_unique<Workspace>(*vocabulary_);
}

void WorkspacePool::give_back(std::unique_ptr<Workspace> workspace) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(workspace));
}

}  // namespace tellings
