// SPDX-License-Identifier: BSL-1.0
// As much of HDF5's C library as reading weights takes, with owners for its handles. The only file that includes hdf5.h. What a file may lead it
// to is kept small: no links that leave the file, no filters, no values in other files, no extents but the model's own.
#pragma once
#include <hdf5.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ikebana/saving/floats.hpp>
#include <ikebana/saving/load_error.hpp>

namespace ikebana::hdf5 {

/// One at a time: the library need not be built for threads. While it lives, HDF5 prints no errors.
class session {
 public:
  session() : lock_{mutex()} {
    H5Eget_auto2(H5E_DEFAULT, &printer_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  }
  ~session() { H5Eset_auto2(H5E_DEFAULT, printer_, data_); }
  session(const session&) = delete;
  session& operator=(const session&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex m;
    return m;
  }
  std::lock_guard<std::mutex> lock_;
  H5E_auto2_t printer_ = nullptr;
  void* data_ = nullptr;
};

template <herr_t (*Close)(hid_t)> class handle {
 public:
  explicit handle(hid_t id = H5I_INVALID_HID) : id_{id} {}
  handle(handle&& other) noexcept : id_{std::exchange(other.id_, H5I_INVALID_HID)} {}
  handle& operator=(handle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~handle() {
    if (id_ >= 0) Close(id_);
  }
  explicit operator bool() const { return id_ >= 0; }
  hid_t id() const { return id_; }

 private:
  hid_t id_;
};
using file = handle<H5Fclose>;
using group = handle<H5Gclose>;
using object = handle<H5Oclose>;
using dataset = handle<H5Dclose>;
using dataspace = handle<H5Sclose>;
using datatype = handle<H5Tclose>;
using attribute = handle<H5Aclose>;
using property_list = handle<H5Pclose>;

/// What the library says of the call that failed last.
inline std::string last_reason() {
  std::string reason;
  H5Ewalk2(
      H5E_DEFAULT, H5E_WALK_UPWARD,
      [](unsigned n, const H5E_error2_t* error, void* text) noexcept -> herr_t {
        if (n == 0 && error->desc) static_cast<std::string*>(text)->assign(error->desc);
        return 0;
      },
      &reason);
  return reason.empty() ? "HDF5 gives no reason" : reason;
}

/// The names in a group.
inline std::vector<std::string> names_in(hid_t at) {
  H5G_info_t info{};
  std::vector<std::string> names;
  if (H5Gget_info(at, &info) < 0) throw load_error("a group cannot be listed: " + last_reason());
  if (info.nlinks > 100'000) throw load_error("a group has " + std::to_string(info.nlinks) + " members");
  for (hsize_t i = 0; i < info.nlinks; ++i) {
    const ssize_t length = H5Lget_name_by_idx(at, ".", H5_INDEX_NAME, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT);
    if (length < 0 || length > 65'536) throw load_error("a group cannot be listed: " + last_reason());
    std::string name(std::size_t(length) + 1, '\0');
    H5Lget_name_by_idx(at, ".", H5_INDEX_NAME, H5_ITER_INC, i, name.data(), name.size(), H5P_DEFAULT);
    name.resize(std::size_t(length));
    names.push_back(std::move(name));
  }
  return names;
}
/// Is there such a name in a group? A soft or external link, which could lead anywhere, is refused.
inline bool has(hid_t at, const std::string& name, const std::string& path) {
  if (H5Lexists(at, name.c_str(), H5P_DEFAULT) <= 0) return false;
  H5L_info_t link{};
  if (H5Lget_info(at, name.c_str(), &link, H5P_DEFAULT) < 0) throw load_error(path + " cannot be read: " + last_reason());
  if (link.type != H5L_TYPE_HARD) throw load_error(path + " is a soft or an external link; only what the file itself holds is loaded");
  return true;
}
inline bool is_group(hid_t at, const std::string& name) {
  const object o{H5Oopen(at, name.c_str(), H5P_DEFAULT)};
  return o && H5Iget_type(o.id()) == H5I_GROUP;
}
/// A group by its path, "layers/lstm/cell": an empty handle where a part of it is missing.
inline group open_group(hid_t root, std::string_view path) {
  group here;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string name(path.substr(begin, end - begin));
    const hid_t above = here ? here.id() : root;
    if (!has(above, name, std::string(path.substr(0, end)))) return group{};
    group next{H5Gopen2(above, name.c_str(), H5P_DEFAULT)};
    if (!next) return next;
    here = std::move(next);
    begin = end + 1;
  }
  return here;
}

/// A scalar text attribute, of either of HDF5's two kinds of text.
inline std::optional<std::string> text_attribute(hid_t at, const char* name) {
  if (H5Aexists(at, name) <= 0) return {};
  const attribute a{H5Aopen(at, name, H5P_DEFAULT)};
  const datatype type{a ? H5Aget_type(a.id()) : H5I_INVALID_HID};
  const dataspace space{a ? H5Aget_space(a.id()) : H5I_INVALID_HID};
  if (!type || !space || H5Tget_class(type.id()) != H5T_STRING || H5Sget_simple_extent_npoints(space.id()) != 1) return {};
  if (H5Tis_variable_str(type.id()) > 0) {
    char* text = nullptr;
    if (H5Aread(a.id(), type.id(), static_cast<void*>(&text)) < 0 || !text) return {};
    std::string copy(text);
    H5free_memory(text);
    return copy;
  }
  if (H5Tget_size(type.id()) > H5Aget_storage_size(a.id())) return {};
  std::string text(H5Tget_size(type.id()), '\0');
  if (H5Aread(a.id(), type.id(), text.data()) < 0) return {};
  text.resize(std::min(text.find('\0'), text.size()));
  return text;
}

/// A list of texts, of either kind; empty where there is none. Keras writes an empty list as one of numbers.
inline std::vector<std::string> texts_attribute(hid_t at, const std::string& name) {
  std::vector<std::string> list;
  if (H5Aexists(at, name.c_str()) <= 0) return list;
  const attribute a{H5Aopen(at, name.c_str(), H5P_DEFAULT)};
  const datatype type{a ? H5Aget_type(a.id()) : H5I_INVALID_HID};
  const dataspace space{a ? H5Aget_space(a.id()) : H5I_INVALID_HID};
  if (!type || !space || H5Tget_class(type.id()) != H5T_STRING || H5Sget_simple_extent_ndims(space.id()) != 1) return list;
  const hssize_t count = H5Sget_simple_extent_npoints(space.id());
  if (count <= 0 || count > 1'000'000) return list;
  if (H5Tis_variable_str(type.id()) > 0) {
    std::vector<char*> texts{std::size_t(count)};
    if (H5Aread(a.id(), type.id(), static_cast<void*>(texts.data())) < 0) throw load_error("'" + name + "' cannot be read: " + last_reason());
    for (const char* one : texts) list.emplace_back(one ? one : "");
    H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, static_cast<void*>(texts.data()));
    return list;
  }
  const std::size_t length = H5Tget_size(type.id());
  if (length == 0 || length > H5Aget_storage_size(a.id()) / hsize_t(count)) throw load_error("'" + name + "' is longer than what is stored of it");
  std::string texts(length * std::size_t(count), '\0');
  if (H5Aread(a.id(), type.id(), texts.data()) < 0) throw load_error("'" + name + "' cannot be read: " + last_reason());
  for (std::size_t i = 0; i < std::size_t(count); ++i) {
    const std::string_view one = std::string_view(texts).substr(i * length, length);
    list.emplace_back(one.substr(0, one.find('\0')));
  }
  return list;
}

/// A dataset of numbers: its shape, and its type by NumPy's name.
struct array {
  dataset data;
  std::vector<hsize_t> shape;
  std::string type;
  std::string refusal;  // why it cannot be read; empty where it can

  std::string str() const {
    std::string s = "(";
    for (std::size_t a = 0; a < shape.size(); ++a) s += (a ? ", " : "") + std::to_string(shape[a]);
    s += shape.size() == 1 ? ",)" : ")";
    if (type != "float32") s += " of " + type;
    return refusal.empty() ? s : s + ", " + refusal;
  }
};
inline std::string type_name(hid_t data, hid_t type) {
  const std::size_t bytes = H5Tget_size(type);
  if (const std::optional<std::string> marked = text_attribute(data, "dtype")) return *marked;  // Keras keeps bfloat16 as bytes
  switch (H5Tget_class(type)) {
    case H5T_FLOAT: return "float" + std::to_string(8 * bytes);
    case H5T_INTEGER: return (H5Tget_sign(type) == H5T_SGN_NONE ? "uint" : "int") + std::to_string(8 * bytes);
    case H5T_STRING: return "text";
    case H5T_ENUM: return "bool";
    default: return "another type";
  }
}
/// `convert`: float16 and bfloat16 are taken, too.
inline array open_array(hid_t at, const std::string& name, const std::string& path, bool convert) {
  array a;
  if (!has(at, name, path)) throw load_error(path + " is missing");
  a.data = dataset{H5Dopen2(at, name.c_str(), H5P_DEFAULT)};
  const datatype type{a.data ? H5Dget_type(a.data.id()) : H5I_INVALID_HID};
  const dataspace space{a.data ? H5Dget_space(a.data.id()) : H5I_INVALID_HID};
  const property_list how{a.data ? H5Dget_create_plist(a.data.id()) : H5I_INVALID_HID};
  if (!type || !space || !how) throw load_error(path + " cannot be read: " + last_reason());
  const int rank = H5Sget_simple_extent_ndims(space.id());
  a.shape.resize(rank > 0 ? std::size_t(rank) : 0);
  H5Sget_simple_extent_dims(space.id(), a.shape.data(), nullptr);
  a.type = type_name(a.data.id(), type.id());
  const bool count = a.shape.empty() && H5Tget_class(type.id()) == H5T_INTEGER && H5Tget_size(type.id()) <= 8;  // how many samples a layer has seen
  hsize_t least = H5Tget_size(type.id());
  for (const hsize_t extent : a.shape) least = extent == 0 ? 0 : least > ~hsize_t(0) / extent ? ~hsize_t(0) : least * extent;
  if (H5Dget_storage_size(a.data.id()) < least) a.refusal = "whose values are not all in the file";
  if (H5Pget_nfilters(how.id()) != 0) a.refusal = "which is compressed, or filtered otherwise";
  if (a.type == "float16" || a.type == "bfloat16") a.refusal = convert ? a.refusal : "which only a load with `converting` takes";
  else if (a.type != "float32" && a.type != "float64" && !count) a.refusal = "where only float32 and float64 can be read";
  if (H5Sget_simple_extent_type(space.id()) == H5S_NULL) a.refusal = "without a value";
  if (H5Pget_layout(how.id()) == H5D_VIRTUAL || H5Pget_external_count(how.id()) != 0) a.refusal = "whose values are in other files";
  return a;
}
/// All values as floats; HDF5 converts those of another size.
inline void read(const array& a, float* to, std::size_t count, const std::string& path) {
  if (a.type == "bfloat16") {  // kept as two bytes of no known meaning
    const datatype type{H5Dget_type(a.data.id())};
    std::vector<std::byte> raw(2 * count);
    if (H5Tget_size(type.id()) != 2 || H5Dread(a.data.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()) < 0)
      throw load_error(path + " cannot be read: " + last_reason());
    return detail::read_floats("bfloat16", raw.data(), count, to);
  }
  if (H5Dread(a.data.id(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, to) < 0) throw load_error(path + " cannot be read: " + last_reason());
}

/// A file that is in memory already, and stays there; an empty handle where it is none.
inline file open_image(std::span<const std::byte> image) {
  const property_list access{H5Pcreate(H5P_FILE_ACCESS)};
  if (!access || H5Pset_fapl_core(access.id(), 1u << 16, false) < 0) throw load_error("HDF5 has no files in memory: " + last_reason());
  // the library asks for a buffer that it might write; it is open for reading
  if (H5Pset_file_image(access.id(), const_cast<std::byte*>(image.data()), image.size()) < 0) return file{};
  return file{H5Fopen("image", H5F_ACC_RDONLY, access.id())};
}

}  // namespace ikebana::hdf5
