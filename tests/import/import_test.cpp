// SPDX-License-Identifier: BSL-1.0
// A model that Keras saved, its type and its weights written by ikebana_add_model: two inputs, a shared layer, models inside, two outputs.
#include <graph.hpp>
#include <ikebana/safetensors.hpp>
#include <masked.hpp>

#include "saving/files.hpp"

namespace import_test {
using namespace ikebana;

void agree(const xt::xarray<float>& expected, const xt::xtensor<float, 2>& y) {
  REQUIRE(y.size() == expected.size());
  for (std::size_t i = 0; i < y.size(); ++i) CHECK(std::abs(y.flat(i) - expected.flat(i)) < 1e-5f);
}

TEST_CASE("an imported model is the file's, from the weights in the program and from the file") {
  imported::Net net{no_init}, from_file{no_init};
  load_safetensors(net, imported::weights());
  from_file.load(files::fixture("models/graph.keras"));
  CHECK(std::equal(net.weight_data().begin(), net.weight_data().end(), from_file.weight_data().begin()));
  const xt::xtensor<float, 2> left = files::npy(files::fixture("models/graph_x0.npy")), right = files::npy(files::fixture("models/graph_x1.npy"));
  const auto [y, w] = net(left, right);
  agree(files::npy(files::fixture("models/graph_y0.npy")), y);
  agree(files::npy(files::fixture("models/graph_y1.npy")), w);
}

TEST_CASE("masks that Keras wrote into the graph are those that the type has by itself") {
  masked::Net net{no_init}, from_file{no_init};
  load_safetensors(net, std::filesystem::path(MASKED_WEIGHTS));
  from_file.load(std::string(IKEBANA_IMPORT_DATA) + "/masked.keras");
  CHECK(std::equal(net.weight_data().begin(), net.weight_data().end(), from_file.weight_data().begin()));
  const xt::xtensor<float, 2> x = files::npy(std::string(IKEBANA_IMPORT_DATA) + "/masked_x.npy");
  agree(files::npy(std::string(IKEBANA_IMPORT_DATA) + "/masked_y.npy"), net(x));
}

TEST_CASE("a kernel that files have twice is found in a layer in a layer") {
  Sequential<Input<5, 3>, TimeDistributed<SpectralNormalization<Dense<6>>>, SpectralNormalization<Conv1D<2, 3>>, Flatten<>> net{no_init};
  net.load(std::string(IKEBANA_IMPORT_DATA) + "/wrapped.keras");
  const xt::xtensor<float, 3> x = files::npy(std::string(IKEBANA_IMPORT_DATA) + "/wrapped_x.npy");
  agree(files::npy(std::string(IKEBANA_IMPORT_DATA) + "/wrapped_y.npy"), net(x));
}
}  // namespace import_test
