#include "nlp/workspace.h"

namespace tellings {

void Workspace::trim() {
  for (std::vector<float>* buffer : {&encoded, &buffers.input, &mix.rows, &entity_mix.rows}) {
    if (buffer->capacity() > kMostFloats) *buffer = {};
  }
  if (mix.rows.empty() || entity_mix.rows.empty()) {
    mix.clear();
    entity_mix.clear();
  }
  if (words.size() <= kMostWords && tokenizer.run_count() <= kMostRuns) return;
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
  workspace->trim();
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(workspace));
}

}  // namespace tellings
