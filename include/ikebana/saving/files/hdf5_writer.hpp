// SPDX-License-Identifier: BSL-1.0
// Writes a model's weights as Keras 3 does (keras/src/saving/saving_lib.py), into memory.
#pragma once
#include <ikebana/saving/files/hdf5.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

class hdf5_writer {
 public:
  static std::string weights(const model_graph& model, std::span<const float> block) {
    const hdf5::session quiet;
    hdf5_writer writer;
    writer.own_variables("vars", model.name);
    writer.group("layers");
    for_each_layer(model, [&](const graph_layer& l, const std::string& path) {
      writer.own_variables(path + "/vars", l.name);
      if (l.is_around_model()) writer.own_variables(path + "/layer/vars", l.inner[0].name);
      if (l.is_model()) writer.group(path + (l.is_around_model() ? "/layer/layers" : "/layers"));
      for (std::size_t i = 0, number = 0; i < l.weights.size(); ++i) {
        const graph_weight& w = l.weights[i];
        number = i > 0 && w.group == l.weights[i - 1].group ? number + 1 : 0;
        const std::string vars = (w.group.empty() ? path : path + "/" + w.group) + "/vars";
        if (number == 0 && !w.group.empty()) writer.group(vars);
        writer.floats(vars + "/" + std::to_string(number), w.shape, block.data() + w.offset);
      }
    });
    return writer.image();
  }

 private:
  hdf5_writer() {
    const hdf5::property_list access{H5Pcreate(H5P_FILE_ACCESS)};
    check(access && H5Pset_fapl_core(access.id(), 1u << 20, false) >= 0);
    file_ = hdf5::file{H5Fcreate("image", H5F_ACC_TRUNC, H5P_DEFAULT, access.id())};
    parents_ = hdf5::property_list{H5Pcreate(H5P_LINK_CREATE)};
    check(file_ && parents_ && H5Pset_create_intermediate_group(parents_.id(), 1) >= 0);
  }
  static void check(bool good) {
    if (!good) throw save_error("HDF5 cannot write: " + hdf5::last_reason());
  }
  hdf5::group group(const std::string& path) {
    hdf5::group made{H5Gcreate2(file_.id(), path.c_str(), parents_.id(), H5P_DEFAULT, H5P_DEFAULT)};
    check(bool(made));
    return made;
  }
  void own_variables(const std::string& path, const std::string& name) {
    const hdf5::group vars = group(path);
    const hdf5::datatype type{H5Tcopy(H5T_C_S1)};
    check(type && H5Tset_size(type.id(), H5T_VARIABLE) >= 0 && H5Tset_cset(type.id(), H5T_CSET_UTF8) >= 0);
    const hdf5::dataspace scalar{H5Screate(H5S_SCALAR)};
    const hdf5::attribute a{H5Acreate2(vars.id(), "name", type.id(), scalar.id(), H5P_DEFAULT, H5P_DEFAULT)};
    const char* written = name.c_str();
    check(a && H5Awrite(a.id(), type.id(), static_cast<const void*>(&written)) >= 0);
  }
  void floats(const std::string& path, const dims& shape, const float* values) {
    hsize_t extents[max_rank]{};
    for (int a = 0; a < shape.rank; ++a) extents[a] = hsize_t(shape.extent[a]);
    const hdf5::dataspace space{shape.rank == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(shape.rank, extents, nullptr)};
    const hdf5::dataset data{H5Dcreate2(file_.id(), path.c_str(), H5T_IEEE_F32LE, space.id(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)};
    check(data && H5Dwrite(data.id(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0);
  }
  std::string image() {
    check(H5Fflush(file_.id(), H5F_SCOPE_LOCAL) >= 0);
    const ssize_t size = H5Fget_file_image(file_.id(), nullptr, 0);
    check(size > 0);
    std::string made(std::size_t(size), '\0');
    check(H5Fget_file_image(file_.id(), made.data(), made.size()) == size);
    return made;
  }

  hdf5::file file_;
  hdf5::property_list parents_;
};

}  // namespace ikebana::detail
