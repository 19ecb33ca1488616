// SPDX-License-Identifier: BSL-1.0
// Files that must not load. `files::failure` also sees that the model is as it was.
#include "saving/files.hpp"

#include <random>

using namespace ikebana;
using files::fixture;
using files::failure;
using files::says;
using files::scratch;

// HDF5 1.10 itself loses memory when it meets some damaged files, and says so when it closes at the end of the program. That no handle
// of ours stays open is checked by files::failure.
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5"; }

namespace {
[[maybe_unused]] const herr_t not_closed = H5dont_atexit();
using Net = Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>;
const std::string seed_file = "seed.weights.h5";
std::string failure_of(const std::string& name) { return failure<Net>(fixture(name + ".weights.h5")); }

/// A copy of the seed's file, changed.
template <class Change> std::string failure_after(Change change) {
  const scratch copy(seed_file, files::bytes_of(fixture(seed_file)));
  change(files::editor(copy.str()));
  const std::string text = failure<Net>(copy.str());
  if (!text.empty()) says(text, "cannot load '" + copy.str() + "'");
  return text;
}
const std::vector<float> twelve{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
}  // namespace

TEST_CASE("what is no weights file is told by what it is") {
  REQUIRE(failure_of("seed").empty());
  CHECK(says(failure<Net>("absent.weights.h5"), "cannot load 'absent.weights.h5': there is no such file"));
  CHECK(says(failure<Net>(IKEBANA_SAVING_DATA), "it is a folder"));
  const scratch empty("a.weights.h5", ""), text("a.weights.h5", "loss: 0.1\n"), archive("a.keras", "PK\x03\x04 and so on"), arrays("a.npz", "PK\x03\x04"), index("a.weights.json", "{\"metadata\": {}}");
  CHECK(says(failure<Net>(empty.str()), "it is empty"));
  CHECK(says(failure<Net>(text.str()), "it is neither HDF5 nor an archive"));
  CHECK(says(failure<Net>(archive.str()), "it is a damaged archive"));
  CHECK(says(failure<Net>(arrays.str()), "it is a damaged archive"));
  CHECK(says(failure<Net>(index.str()), "the index of weights in several files"));
  CHECK(says(failure<Net>(archive.str()), "cannot load '"));
}

TEST_CASE("HDF5 files of another kind") {
  const scratch legacy("model.h5"), old("old.weights.h5"), other("other.h5");
  {
    files::editor file(legacy.str(), true);
    file.group("model_weights/dense/dense");
    file.text("/", "model_config", "{}");
  }
  files::editor(old.str(), true).group("_layer_checkpoint_dependencies/dense/vars");
  files::editor(other.str(), true).group("measurements");
  CHECK(says(failure<Net>(legacy.str()), "only a Sequential or a functional model"));
  CHECK(says(failure<Net>(old.str()), "it is a weights file of Keras 2.13 or older"));
  CHECK(says(failure<Net>(other.str()), "it has no group 'layers'"));
}

TEST_CASE("a file that is cut short does not load, wherever the cut is") {
  const std::string bytes = files::bytes_of(fixture(seed_file));
  for (std::size_t size = 1; size < bytes.size(); size += 499) {
    const scratch copy(seed_file, bytes.substr(0, size));
    CHECK_FALSE(failure<Net>(copy.str()).empty());
  }
  const scratch copy(seed_file, bytes.substr(0, bytes.size() / 2));
  CHECK(says(failure<Net>(copy.str()), "it is an HDF5 file, but a damaged one (truncated file"));
}

TEST_CASE("another model's file: every layer that differs, a line each") {
  CHECK(failure_of("other_shapes") == "cannot load '" + fixture("other_shapes.weights.h5") +
                                          "': the file is of another model:\n"
                                          "  layer 'dense_1' (Dense) wants kernel (4, 4), bias (4,); the file has (4, 5), (5,) in layers/dense_1/vars\n"
                                          "  layer 'dense_2' (Dense) wants kernel (4, 1), bias (1,); the file has (5, 1), (1,) in layers/dense_2/vars");
  CHECK(failure_of("missing_layer") == "cannot load '" + fixture("missing_layer.weights.h5") +
                                           "': the file is of another model:\n"
                                           "  layer 'dense_1' (Dense) wants kernel (4, 4), bias (4,); the file has (4, 1), (1,) in layers/dense_1/vars\n"
                                           "  layer 'dense_2' (Dense) wants kernel (4, 1), bias (1,); the file has no group layers/dense_2");
  CHECK(failure_of("extra_layer") == "cannot load '" + fixture("extra_layer.weights.h5") +
                                         "': the file is of another model:\n"
                                         "  no layer of the model takes layers/dense_3/vars, named 'dense_3' there: (1, 1), (1,)");
  CHECK(failure_of("missing_bias") == "cannot load '" + fixture("missing_bias.weights.h5") +
                                          "': the file is of another model:\n"
                                          "  layer 'dense_1' (Dense) wants kernel (4, 4), bias (4,); the file has (4, 4) in layers/dense_1/vars");
  CHECK(says(failure_of("other_class"), "  no layer of the model takes layers/conv1d/vars, named 'conv1d' there: (1, 3, 4), (4,)"));
}

TEST_CASE("links are refused, wherever they lead") {
  CHECK(says(failure_after([](const files::editor& file) { H5Lcreate_soft("/layers/dense/vars", file.id(), "layers/dense_3", H5P_DEFAULT, H5P_DEFAULT); }),
             "layers/dense_3 is a soft or an external link"));
  CHECK(says(failure_after([](files::editor file) {
               file.remove("layers/dense_1/vars/0");
               H5Lcreate_soft("/layers/dense_1/vars/1", file.id(), "layers/dense_1/vars/0", H5P_DEFAULT, H5P_DEFAULT);
             }),
             "layers/dense_1/vars/0 is a soft or an external link"));
  CHECK(says(failure_after([](files::editor file) {
               file.remove("layers/dense");
               H5Lcreate_external(fixture(seed_file).c_str(), "/layers/dense", file.id(), "layers/dense", H5P_DEFAULT, H5P_DEFAULT);
             }),
             "layers/dense is a soft or an external link"));
}
TEST_CASE("a group that holds itself is refused") {
  CHECK(says(failure_after([](const files::editor& file) { H5Lcreate_hard(file.id(), "layers", file.id(), "layers/loop", H5P_DEFAULT, H5P_DEFAULT); }), "in a circle"));
}

TEST_CASE("types: float64 is converted, others are named") {
  const auto with_kernel = [](hid_t stored, bool marked = false) {
    return failure_after([=](files::editor file) {
      file.remove("layers/dense/vars/0");
      file.array("layers/dense/vars/0", {3, 4}, stored, marked ? std::vector<float>{} : twelve);
      if (marked) file.text("layers/dense/vars/0", "dtype", "bfloat16");
    });
  };
  CHECK(with_kernel(H5T_IEEE_F64LE).empty());
  CHECK(with_kernel(H5T_IEEE_F32BE).empty());
  CHECK(says(with_kernel(H5T_STD_I32LE), "the file has (3, 4) of int32, where only float32 and float64 can be read, (4,) in layers/dense/vars"));
  const hdf5::datatype half{H5Tcopy(H5T_IEEE_F32LE)}, bytes{H5Tcreate(H5T_OPAQUE, 2)};
  H5Tset_fields(half.id(), 15, 10, 5, 0, 10);
  H5Tset_ebias(half.id(), 15);
  H5Tset_size(half.id(), 2);
  CHECK(says(with_kernel(half.id()), "(3, 4) of float16, which only a load with `converting` takes"));
  CHECK(says(with_kernel(bytes.id(), true), "(3, 4) of bfloat16, which only"));
}

TEST_CASE("variables that are too many, or not numbered from 0") {
  const std::vector<float> one{1};
  CHECK(says(failure_after([&](files::editor file) { file.array("layers/dense/vars/2", {1}, H5T_IEEE_F32LE, one); }),
             "layer 'dense' (Dense) wants kernel (3, 4), bias (4,); the file has (3, 4), (4,), (1,) in layers/dense/vars"));
  CHECK(says(failure_after([](const files::editor& file) { H5Lmove(file.id(), "layers/dense/vars/1", file.id(), "layers/dense/vars/bias", H5P_DEFAULT, H5P_DEFAULT); }),
             "layer 'dense' (Dense) wants kernel (3, 4), bias (4,); the file has"));
  CHECK(says(failure_after([&](files::editor file) { file.array("vars/0", {1}, H5T_IEEE_F32LE, one); }), "the saved model itself has 1 variable(s)"));
}
TEST_CASE("what training keeps is passed over") {
  CHECK(failure_after([](files::editor file) {
          file.group("optimizer/vars");
          file.array("optimizer/vars/0", {1}, H5T_STD_I64LE, {7});
          file.group("layers/dropout/vars");
          file.group("layers/dropout/seed_generator/vars");
          file.array("layers/dropout/seed_generator/vars/0", {2}, H5T_STD_U32LE, {1, 2});
        }).empty());
}
TEST_CASE("variables in chunks load; those that are compressed, or not there, do not") {
  const auto stored = [](bool deflated, bool written) {
    return failure_after([=](files::editor file) {
      file.remove("layers/dense/vars/0");
      const hsize_t shape[]{3, 4}, chunk[]{2, 2};
      const hdf5::dataspace space{H5Screate_simple(2, shape, nullptr)};
      const hdf5::property_list how{H5Pcreate(H5P_DATASET_CREATE)};
      H5Pset_chunk(how.id(), 2, chunk);
      if (deflated) H5Pset_deflate(how.id(), 6);
      const hdf5::dataset made{H5Dcreate2(file.id(), "layers/dense/vars/0", H5T_IEEE_F32LE, space.id(), H5P_DEFAULT, how.id(), H5P_DEFAULT)};
      if (written) REQUIRE(H5Dwrite(made.id(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, twelve.data()) >= 0);
    });
  };
  CHECK(stored(false, true).empty());
  CHECK(says(stored(true, true), "(3, 4), which is compressed, or filtered otherwise"));
  CHECK(says(stored(false, false), "(3, 4), whose values are not all in the file"));
}

namespace {
namespace left_first {
constexpr auto x = Input<3>{};
constexpr auto l = Dense<3, name("left")>{}(x);
constexpr auto r = Dense<3, name("right")>{}(x);
using Net = Model<inputs(x), outputs(l, r)>;
}  // namespace left_first
void write_towers(const std::string& path, const char* first, const char* second) {
  files::editor file(path, true);
  file.group("vars");
  for (const char* group : {"layers/dense/vars", "layers/dense_1/vars"}) {
    file.group(group);
    file.array((std::string(group) + "/0").c_str(), {3, 3}, H5T_IEEE_F32LE, std::vector<float>(9, 1));
    file.array((std::string(group) + "/1").c_str(), {3}, H5T_IEEE_F32LE, std::vector<float>(3, 1));
  }
  if (first) file.text("layers/dense/vars", "name", first);
  if (second) file.text("layers/dense_1/vars", "name", second);
}
}  // namespace

TEST_CASE("given names must agree: layers of one shape do not change places") {
  const scratch file("towers.weights.h5");
  using Towers = left_first::Net;
  const auto towers = [&](const char* first, const char* second) {
    write_towers(file.str(), first, second);
    return failure<Towers>(file.str());
  };
  CHECK(towers("left", "right").empty());
  CHECK(towers(nullptr, nullptr).empty());       // Keras before 3.6
  CHECK(towers("dense_7", "dense_8").empty());  // automatic names say nothing
  const std::string swapped = towers("right", "left");
  CHECK(says(swapped, "layer 'left' (Dense) is in the place of layers/dense, whose layer the file names 'right'"));
  CHECK(says(swapped, "layer 'right' (Dense) is in the place of layers/dense_1, whose layer the file names 'left'"));
}

TEST_CASE("a damaged byte is an error or other numbers, never a crash") {
  const std::string bytes = files::bytes_of(fixture(seed_file));
  std::mt19937 random(3);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = char(random() % 256);
    const scratch copy(seed_file, damaged);
    refused += !failure<Net>(copy.str()).empty() ? 1 : 0;
  }
  CHECK(refused > 0);
}

TEST_CASE("HDF5's own way to print errors is as it was") {
  H5E_auto2_t before = nullptr, after = nullptr;
  void *data = nullptr, *data_after = nullptr;
  H5Eget_auto2(H5E_DEFAULT, &before, &data);
  CHECK_FALSE(failure<Net>(fixture("other_shapes.weights.h5")).empty());
  H5Eget_auto2(H5E_DEFAULT, &after, &data_after);
  CHECK(before == after);
  CHECK(data == data_after);
}
