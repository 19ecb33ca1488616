// SPDX-License-Identifier: BSL-1.0
// What the tests of loading share: the fixtures, NumPy's arrays, and files that are made wrong.
#pragma once
#include <ikebana/saving.hpp>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.hpp"

namespace files {
using namespace ikebana;

inline std::string fixture(const std::string& name) { return std::string(IKEBANA_SAVING_DATA) + "/" + name; }

inline std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream.is_open());
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A float32 array of a .npy file.
inline xt::xarray<float> npy(const std::string& path) {
  const std::string bytes = bytes_of(path);
  REQUIRE(bytes.substr(0, 6) == "\x93NUMPY");
  const std::size_t header = 10 + std::size_t(static_cast<unsigned char>(bytes[8])) + 256 * std::size_t(static_cast<unsigned char>(bytes[9]));
  REQUIRE(bytes.find("'<f4'") < header);
  REQUIRE(bytes.find("'fortran_order': False") < header);
  std::vector<std::size_t> shape;
  for (std::size_t at = bytes.find("'shape': (") + 10; bytes[at] != ')';) {
    std::size_t used = 0;
    shape.push_back(std::stoul(bytes.substr(at), &used));
    at += used;
    while (bytes[at] == ',' || bytes[at] == ' ') ++at;
  }
  xt::xarray<float> values = xt::xarray<float>::from_shape(shape);
  REQUIRE(bytes.size() == header + values.size() * sizeof(float));
  std::memcpy(values.data(), bytes.data() + header, values.size() * sizeof(float));
  return values;
}

/// A path for a file that goes when the test does.
class scratch {
 public:
  explicit scratch(const std::string& name) : folder_{std::filesystem::temp_directory_path() / ("ikebana_" + std::to_string(unique()))}, path_{folder_ / name} {
    std::filesystem::create_directories(folder_);
  }
  scratch(const std::string& name, const std::string& bytes) : scratch(name) { std::ofstream(path_, std::ios::binary) << bytes; }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  ~scratch() {
    std::error_code none;
    std::filesystem::remove_all(folder_, none);
  }
  std::string str() const { return path_.string(); }

 private:
  static std::size_t unique() {
    static std::size_t count = std::size_t(std::filesystem::file_time_type::clock::now().time_since_epoch().count());
    return count++;
  }
  std::filesystem::path folder_, path_;
};

/// An HDF5 file to change by the C library; closed with it.
class editor {
 public:
  explicit editor(const std::string& path, bool create = false)
      : file_{create ? H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT) : H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT)} {
    REQUIRE(file_.id() >= 0);
  }
  hid_t id() const { return file_.id(); }
  void group(const char* path) {
    const hdf5::property_list parents{H5Pcreate(H5P_LINK_CREATE)};
    H5Pset_create_intermediate_group(parents.id(), 1);
    const hdf5::group made{H5Gcreate2(id(), path, parents.id(), H5P_DEFAULT, H5P_DEFAULT)};
    REQUIRE(made.id() >= 0);
  }
  void remove(const char* path) { REQUIRE(H5Ldelete(id(), path, H5P_DEFAULT) >= 0); }
  void array(const char* path, std::vector<hsize_t> shape, hid_t stored, const std::vector<float>& values) {
    const hdf5::dataspace space{H5Screate_simple(int(shape.size()), shape.data(), nullptr)};
    const hdf5::dataset made{H5Dcreate2(id(), path, stored, space.id(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)};
    REQUIRE(made.id() >= 0);
    if (!values.empty()) REQUIRE(H5Dwrite(made.id(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0);
  }
  void text(const char* path, const char* name, const char* value) {
    const hdf5::object at{H5Oopen(id(), path, H5P_DEFAULT)};
    const hdf5::datatype type{H5Tcopy(H5T_C_S1)};
    H5Tset_size(type.id(), H5T_VARIABLE);
    const hdf5::dataspace space{H5Screate(H5S_SCALAR)};
    if (H5Aexists(at.id(), name) > 0) REQUIRE(H5Adelete(at.id(), name) >= 0);
    const hdf5::attribute made{H5Acreate2(at.id(), name, type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT)};
    REQUIRE(H5Awrite(made.id(), type.id(), &value) >= 0);
  }

 private:
  hdf5::file file_;
};

/// What loading a file says; empty where it loads. Where it does not, the model must be as it was, and nothing may stay open.
template <class Net> std::string failure(const std::string& path) {
  Net net{seed(1)}, same{seed(1)};
  try {
    net.load(path);
  } catch (const load_error& e) {
    REQUIRE(std::equal(net.weight_data().begin(), net.weight_data().end(), same.weight_data().begin()));
    REQUIRE(H5Fget_obj_count(hid_t(H5F_OBJ_ALL), H5F_OBJ_FILE | H5F_OBJ_DATASET | H5F_OBJ_GROUP | H5F_OBJ_ATTR) == 0);
    return e.what();
  }
  REQUIRE(H5Fget_obj_count(hid_t(H5F_OBJ_ALL), H5F_OBJ_FILE | H5F_OBJ_DATASET | H5F_OBJ_GROUP | H5F_OBJ_ATTR) == 0);
  return "";
}
inline bool says(const std::string& text, const std::string& words) {
  INFO(text);
  CHECK(text.find(words) != text.npos);
  return text.find(words) != text.npos;
}

}  // namespace files
