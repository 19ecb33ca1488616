// SPDX-License-Identifier: BSL-1.0
// Without libFuzzer: runs a target over the files of the folders that are given, each as it is, cut short, and with bytes changed (FUZZ_CHANGES
// times each).
#include "fuzz/wanted.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

int main(int count, char** folders) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < count; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(folders[i])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  const auto run = [](const std::string& input) { LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(input.data()), input.size()); };
  std::mt19937 random(1);
  const int changes = std::getenv("FUZZ_CHANGES") ? std::atoi(std::getenv("FUZZ_CHANGES")) : 40;
  for (const std::filesystem::path& path : files) {
    std::ifstream stream(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    run(content);
    for (int k = 0; k < changes && !content.empty(); ++k) {
      std::string changed = content;
      for (unsigned bytes = 1 + random() % 4; bytes > 0; --bytes) changed[random() % changed.size()] = char(random() % 256);
      run(changed);
      run(content.substr(0, random() % content.size()));
    }
  }
  std::cout << files.size() << " files\n";
  return files.empty() ? 1 : 0;
}
