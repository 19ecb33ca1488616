// SPDX-License-Identifier: BSL-1.0
// A file as bytes, read whole and written whole or not at all.
#pragma once
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include <ikebana/saving/load_error.hpp>

namespace ikebana::detail {

using bytes = std::span<const std::byte>;

/// The content of a file; where it cannot be read, `error` says why.
inline std::vector<std::byte> read_file(const std::filesystem::path& path, std::string& error) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return error = "there is no such file", std::vector<std::byte>{};
  if (std::filesystem::is_directory(path, failed)) return error = "it is a folder", std::vector<std::byte>{};
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  std::ifstream stream(path, std::ios::binary);
  if (failed || !stream) return error = "it cannot be opened", std::vector<std::byte>{};
  std::vector<std::byte> content(size);
  stream.read(reinterpret_cast<char*>(content.data()), std::streamsize(size));
  if (std::uintmax_t(stream.gcount()) != size) error = "it cannot be read to its end";
  return content;
}

/// First beside the path, then in its place: what was there before stays until the new file is whole.
inline void write_file(const std::filesystem::path& path, std::initializer_list<bytes> parts) {
  std::filesystem::path beside = path;
  beside += ".part";
  std::error_code failed;
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    for (const bytes part : parts) stream.write(reinterpret_cast<const char*>(part.data()), std::streamsize(part.size()));
    if (!stream.flush()) failed = std::make_error_code(std::errc::io_error);
  }
  if (!failed) std::filesystem::rename(beside, path, failed);
  if (!failed) return;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  fail(save_error("cannot write '" + path.string() + "'"));
}

}  // namespace ikebana::detail
