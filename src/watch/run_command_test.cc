#include "watch/run_command.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace tellings {
namespace {

TEST(SplitCommand, PartsWordsWithoutAShell) {
  EXPECT_EQ(split_command("mail -s 'From the desk' me").value(),
            (std::vector<std::string>{"mail", "-s", "From the desk", "me"}));
  EXPECT_EQ(split_command("  a\t\"b c\"d '' $X `y` ; z").value(),
            (std::vector<std::string>{"a", "b cd", "", "$X", "`y`", ";", "z"}));
  for (const char* wrong : {"", "  ", "a 'b", "\"", "''"}) EXPECT_FALSE(split_command(wrong)) << wrong;
}

TEST(RunCommand, GivesTheWordsOnStandardInput) {
  const auto file = std::filesystem::temp_directory_path() / ("run-" + std::to_string(::getpid()));
  const std::string words(300'000, 'x');  // more than a pipe holds
  EXPECT_TRUE(run_command({"dd", "status=none", "of=" + file.string()}, words, 10));
  EXPECT_EQ(std::filesystem::file_size(file), words.size());
  std::filesystem::remove(file);
}

TEST(RunCommand, SaysHowItFailed) {
  EXPECT_NE(run_command({"false"}, "", 10).error().message.find("ended with 1"), std::string::npos);
  EXPECT_NE(run_command({"/no/such/program"}, "", 10).error().message.find("No such file"),
            std::string::npos);
}

TEST(RunCommand, NeedNotReadItsInput) {
  const std::string words(300'000, 'x');
  for (int time = 0; time < 20; ++time) EXPECT_TRUE(run_command({"true"}, words, 10));
  EXPECT_TRUE(run_command({"sh", "-c", "exec <&-; sleep 0.1"}, words, 10)) << "closed while we write";
}

TEST(RunCommand, IsKilledWithAllThatItStarted) {
  const auto file = std::filesystem::temp_directory_path() / ("pid-" + std::to_string(::getpid()));
  const auto begun = std::chrono::steady_clock::now();
  const auto done = run_command({"sh", "-c", "sleep 60 & echo $! > " + file.string() + "; wait"}, "", 5);
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("was killed"), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(30));
  int child = 0;
  std::ifstream(file) >> child;
  ASSERT_GT(child, 0);
  // The system takes a moment to end what it was told to kill.
  const auto ended = [child] {
    std::ifstream stat("/proc/" + std::to_string(child) + "/stat");
    std::string pid, name, state;
    return !(stat >> pid >> name >> state) || state == "Z" || state == "X";
  };
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!ended() && std::chrono::steady_clock::now() < give_up)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_TRUE(ended());
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace tellings
