// SPDX-License-Identifier: BSL-1.0
// As much of libzip as a .keras archive takes. The only file that includes zip.h. Entries are read by name into memory, nothing is unpacked to
// disk; an entry that would unfold into far more than is stored of it is refused.
#pragma once
#include <zip.h>

#include <memory>
#include <optional>
#include <string>

#include <ikebana/saving/file.hpp>

namespace ikebana::detail {

class archive {
 public:
  /// `content` has to stay.
  explicit archive(bytes content) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(content.data(), content.size(), 0, &error);
    zip_t* const opened = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!opened && source) zip_source_free(source);
    if (!opened) throw load_error("it is a damaged archive (" + why + ")");
    zip_.reset(opened);
    if (zip_get_num_entries(opened, 0) > 100'000) throw load_error("it is an archive of more than 100000 files");
  }

  bool has(const char* name) const { return zip_name_locate(zip_.get(), name, ZIP_FL_ENC_RAW) >= 0; }
  /// An entry's content, of at most so many bytes; nothing where there is no such entry.
  std::optional<std::string> read(const char* name, zip_uint64_t most) const {
    const std::string quoted_name = "'" + std::string(name) + "' in the archive";
    const zip_int64_t index = zip_name_locate(zip_.get(), name, ZIP_FL_ENC_RAW);
    if (index < 0) return {};
    for (zip_int64_t k = 0; k < zip_get_num_entries(zip_.get(), 0); ++k)
      if (const char* other = zip_get_name(zip_.get(), zip_uint64_t(k), ZIP_FL_ENC_RAW); k != index && other && std::string_view(other) == name)
        throw load_error("there are two files " + quoted_name);
    zip_stat_t stat;
    constexpr zip_uint64_t told = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat_index(zip_.get(), zip_uint64_t(index), 0, &stat) != 0 || (stat.valid & told) != told) throw load_error(quoted_name + " cannot be read");
    if (stat.size > most) throw load_error(quoted_name + " has " + std::to_string(stat.size) + " bytes, where at most " + std::to_string(most) + " are read");
    if (stat.size > (1u << 20) && stat.size / 100 > stat.comp_size)
      throw load_error(quoted_name + " unfolds from " + std::to_string(stat.comp_size) + " to " + std::to_string(stat.size) + " bytes, as no model does");
    const std::unique_ptr<zip_file_t, close_entry> entry(zip_fopen_index(zip_.get(), zip_uint64_t(index), 0));
    if (!entry) throw load_error(quoted_name + " cannot be read (" + zip_strerror(zip_.get()) + ")");
    std::string content(stat.size, '\0');
    zip_uint64_t done = 0;
    for (zip_int64_t n = 1; n > 0 && done < stat.size; done += zip_uint64_t(n > 0 ? n : 0)) n = zip_fread(entry.get(), content.data() + done, stat.size - done);
    char more;
    if (done != stat.size || zip_fread(entry.get(), &more, 1) != 0)  // at its end the checksum is compared
      throw load_error(quoted_name + " is damaged");
    return content;
  }

 private:
  struct close_archive {
    void operator()(zip_t* z) const { zip_discard(z); }
  };
  struct close_entry {
    void operator()(zip_file_t* f) const { zip_fclose(f); }
  };
  std::unique_ptr<zip_t, close_archive> zip_;
};

/// An archive of these files, stored as they are, as Keras does.
inline std::string make_archive(std::initializer_list<std::pair<const char*, bytes>> files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);  // it outlives the archive, to be read
  zip_t* const zip = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, &error);
  bool good = zip != nullptr;
  for (const auto& [name, content] : files) {
    zip_source_t* const source = good ? zip_source_buffer(zip, content.data(), content.size(), 0) : nullptr;
    const zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (source && index < 0) zip_source_free(source);
    good = index >= 0 && zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_STORE, 0) == 0;
  }
  good = good && zip_close(zip) == 0;
  std::string made;
  zip_stat_t stat;
  if (good && zip_source_stat(buffer, &stat) == 0 && zip_source_open(buffer) == 0) {
    made.resize(stat.size);
    good = zip_source_read(buffer, made.data(), stat.size) == zip_int64_t(stat.size);
    zip_source_close(buffer);
  }
  if (!good && zip) zip_discard(zip);
  zip_source_free(buffer);
  zip_error_fini(&error);
  if (!good) throw save_error("the archive cannot be made");
  return made;
}

}  // namespace ikebana::detail
