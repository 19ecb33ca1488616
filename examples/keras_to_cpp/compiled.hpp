// SPDX-License-Identifier: BSL-1.0
// A small program around a header that was written: compiled with $CXX (c++) and run.
#pragma once
#include <ikebana/saving/file.hpp>

#include <cstdlib>
#include <random>

namespace importer {

/// A folder that goes when this does.
class scratch_folder {
 public:
  scratch_folder() : path_{std::filesystem::temp_directory_path() / ("ikebana-import-" + std::to_string(std::random_device{}()))} { std::filesystem::create_directories(path_); }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  ~scratch_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string shell(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}
inline void write_text(const std::filesystem::path& path, std::string_view text) { ikebana::detail::write_file(path, {std::as_bytes(std::span(text))}); }

/// Where ikebana's headers are: beside the program where it is installed, else where it was built.
inline std::string include_flag(const std::string& program) {
  std::error_code failed;
  const std::filesystem::path self = std::filesystem::canonical(std::filesystem::exists("/proc/self/exe", failed) ? "/proc/self/exe" : program.c_str(), failed);
  const std::filesystem::path installed = self.parent_path().parent_path() / "include";
  return "-I" + shell(std::filesystem::exists(installed / "ikebana" / "ikebana.hpp", failed) ? installed.string() : IKEBANA_INCLUDE);
}

/// Compiles and runs main.cpp beside the header; what the program ends with, or 2 where it does not compile.
inline int compile_and_run(const scratch_folder& folder, const std::string& flags, const std::string& program) {
  const char* const compiler = std::getenv("CXX");
  const std::string built = shell((folder.path() / "program").string());
  const std::string command = std::string(compiler && *compiler ? compiler : "c++") + " -std=c++20 " + flags + " " + include_flag(program) + " " + shell((folder.path() / "main.cpp").string()) + " -o " + built +
                              " " + IKEBANA_LIBRARIES;
  if (std::system(command.c_str()) != 0) return 2;
  return std::system(built.c_str()) == 0 ? 0 : 1;
}

}  // namespace importer
