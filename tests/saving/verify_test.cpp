// SPDX-License-Identifier: BSL-1.0
// A model against what real Keras stored of each layer (tests/oracle/store_examples.py); what is wrong in such a file.
#include "saving/files.hpp"
#include "saving/graph_model.hpp"
#include <ikebana/verify.hpp>

using namespace ikebana;

namespace verify_tests {
using Net = saved_models::graph::Net;

std::string examples() { return files::fixture("models/graph.npz"); }
Net loaded() {
  Net net{no_init};
  net.load(files::fixture("models/graph.keras"));
  return net;
}

TEST_CASE("each layer of a model is what Keras stored") {
  const verification found = verify(loaded(), examples(), 1e-6);
  INFO(found.str());
  CHECK(found.good());
  CHECK(found.outputs.size() == 2);
  std::string seen;
  for (const tensor_error& e : found.layers) seen += e.layer + " ";
  CHECK(seen == "both both subtract add dense dense_1 concatenate dense_2 batch_normalization head activation ");  // without Inputs; a shared layer twice
  files::says(found.str(), "all 11 layers agree with Keras within 1e-06");
  CHECK(verify_outputs(loaded(), examples(), 1e-6).layers.empty());
}

TEST_CASE("the first layer that is off is named, fused into another or not") {
  const auto first = [](auto damage) {
    Net net = loaded();
    damage(net);
    const verification found = verify(net, examples());
    REQUIRE(found.first_divergence());
    CHECK(!found.good());
    files::says(found.str(), found.first_divergence()->label() + " is off by ");
    return found.first_divergence()->layer;
  };
  xt::xtensor<float, 1> five = xt::ones<float>({5}), six = xt::ones<float>({6});
  CHECK(first([&](Net& net) { net.set_weight<"batch_normalization", "moving_mean">(five); }) == "batch_normalization");
  CHECK(first([&](Net& net) { net.set_weight<"dense_2", "bias">(five); }) == "dense_2");
  CHECK(first([&](Net& net) { net.set_weight<"both", "bias">(six); }) == "both");
  CHECK(first([&](Net& net) { net.set_weight<"both", "bias">(six * std::numeric_limits<float>::quiet_NaN()); }) == "both");
}

TEST_CASE("errors are measured where they are largest") {
  const float y[]{1, 2.5f, -4, 0};
  const tensor_error e = detail::compare_tensor(y, {1, 2, -8, 0});
  CHECK((e.at == 2 && e.value == -4 && e.reference == -8));
  CHECK(e.relative == 0.5);
  CHECK(e.ulp == Approx(4 * 0x1p20));
  CHECK(detail::compare_tensor(y, {1, 2.5, -4, 0}).relative == 0);
  CHECK(std::isinf(detail::compare_tensor(y, {1, std::nan(""), -4, 0}).relative));
}

template <class F> std::string refused(F f) {
  try {
    f();
  } catch (const load_error& e) {
    return e.what();
  }
  return "";
}
std::string npy(std::string header, const std::string& data) {
  header = std::string("\x93NUMPY\x01\x00", 8) + char(header.size() % 256) + char(header.size() / 256) + header;
  return header + data;
}

TEST_CASE("examples of another model, and damaged ones, are refused") {
  Sequential<Input<6>, Activation<relu>> other{no_init};
  files::says(refused([&] { verify_outputs(other, examples()); }), "it has no array 'layers/0.0/Activation/0'");
  Sequential<Input<5>, Dense<4>> another{no_init};
  files::says(refused([&] { verify_outputs(another, examples()); }), "cannot verify with '");
  files::says(refused([&] { verify_outputs(other, "nowhere.npz"); }), "there is no such file");
  const std::string whole = files::bytes_of(examples());
  files::says(refused([&] { verify_outputs(other, files::scratch("cut.npz", whole.substr(0, whole.size() / 2)).str()); }), "it is a damaged archive");
}

TEST_CASE("the header of an array is read strictly") {
  const auto read = [](const std::string& header, const std::string& data) { return refused([&] { detail::read_npy(npy(header, data)); }); };
  const detail::npy_array array = detail::read_npy(npy("{'descr': '<i4', 'fortran_order': False, 'shape': (2, 1), }   \n", std::string("\x05\0\0\0\xff\xff\xff\xff", 8)));
  CHECK(array.shape == dims(2, 1));
  CHECK(array.values == std::vector<double>{5, -1});
  CHECK(detail::read_npy(npy("{'descr': '<f2', 'fortran_order': False, 'shape': (), }", std::string("\0\x3c", 2))).values == std::vector<double>{1});
  const std::string four(4, '\0');
  CHECK(read("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", four).empty());
  files::says(read("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", four), "a header that is not read here");
  files::says(read("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }", four), "a header that is not read here");
  files::says(read("{'descr': '<f4', 'fortran_order': False, 'shape': (999999999, 999999999, 999999999), }", four), "a header that is not read here");
  files::says(read("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", four), "a header that is not read here");
  files::says(read("{'descr': '<f4', 'descr': '<f4', 'shape': (1,), }", four), "a header that is not read here");
  files::says(read("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } x", four), "a header that is not read here");
  files::says(read("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", four), "it has 4 bytes of numbers, where its shape takes 8");
  files::says(read("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", four), "numbers of type '|O'");
  files::says(refused([] { detail::read_npy("no array at all"); }), "it is no array of NumPy's");
  files::says(refused([] { detail::read_npy(npy("{", "").substr(0, 10) + "xxxxx"); }), "a header that is not read here");
}
}  // namespace verify_tests
