// SPDX-License-Identifier: BSL-1.0
// The calls of a model: by value, into given tensors, one sample by spans; what only the call knows is refused before anything is written.
#include <cmath>
#include <thread>

#include "catch.hpp"
#include <ikebana/ikebana.hpp>
#if __has_include(<xtensor/core/xmath.hpp>)
#include <xtensor/core/xmath.hpp>
#else
#include <xtensor/xmath.hpp>
#endif

using namespace ikebana;

namespace {
using Net = Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>;

xt::xtensor<float, 2> ramp(std::size_t rows, std::size_t columns) {
  xt::xtensor<float, 2> x({rows, columns});
  float value = -0.7f;
  for (float& e : x) e = value += 0.13f;
  return x;
}
// y = 2 a + 3 b - c, whatever the batch
using Line = Sequential<Input<3>, Dense<1>>;
Line line() {
  Line net{no_init};
  net.set_weights(std::array{2.f, 3.f, -1.f, 0.5f});
  return net;
}
float on_line(const float* x) { return 2 * x[0] + 3 * x[1] - x[2] + 0.5f; }
}  // namespace

TEST_CASE("a call returns a tensor of the output's shape, for any batch and any expression") {
  Line net = line();
  for (std::size_t batch : {1u, 2u, 31u, 32u, 33u, 100u}) {
    const auto x = ramp(batch, 3);
    const xt::xtensor<float, 2> y = net(x);
    REQUIRE(y.shape()[0] == batch);
    REQUIRE(y.shape()[1] == 1);
    for (std::size_t i = 0; i < batch; ++i) CHECK(y(i, 0) == Approx(on_line(&x(i, 0))));
  }
  const auto x = ramp(5, 3);
  const auto same = [&](const auto& other) { return net(other) == net(x); };
  CHECK(same(x * 1.f));
  CHECK(same(xt::xarray<double>(x)));
  CHECK(same(xt::xtensor<float, 2, xt::layout_type::column_major>(x)));
  const xt::xtensor_fixed<float, xt::xshape<5, 3>> fixed = x;
  CHECK(same(fixed));
  CHECK((net(std::vector<float>(x.begin(), x.end())) == net(x)));  // flat floats: as many samples as they make
}

TEST_CASE("run writes into what it is given, contiguous or not") {
  Line net = line();
  const auto x = ramp(7, 3);
  xt::xtensor<float, 2> y({7, 1}), wide({7, 2}, 9.f);
  net.run(inputs(x), outputs(y));
  CHECK((y == net(x)));
  xt::xtensor<float, 2, xt::layout_type::column_major> columns({7, 1});
  net.run(inputs(x), outputs(columns));
  CHECK((columns == y));
  std::vector<float> flat(7);
  net.run(inputs(std::span<const float>(x.data(), x.size())), outputs(flat));
  CHECK(std::equal(flat.begin(), flat.end(), y.begin()));
}

TEST_CASE("an output may lie where the input does") {
  Sequential<Input<3>, Dense<3>> net{seed(4)};
  for (std::size_t batch : {1u, 33u, 70u}) {
    auto x = ramp(batch, 3);
    const auto expected = net(x);
    net.run(inputs(x), outputs(x));
    CHECK(xt::allclose(x, expected, 1e-6, 1e-6));
  }
}

TEST_CASE("one sample by spans is noexcept") {
  Line net = line();
  const std::array<float, 3> in{1, 2, 3};
  float out[1]{};
  net(in, out);
  CHECK(out[0] == Approx(on_line(in.data())));
  net(std::span<const float, 3>(in), std::span<float, 1>(out));
  STATIC_REQUIRE(noexcept(net(std::span<const float, 3>(in), std::span<float, 1>(out))));
  const std::vector<float> sized(6, 1.f);
  std::vector<float> results(2);
  net(sized, results);  // sizes that only the call knows: any batch
  CHECK(results[1] == Approx(4.5f));
}

TEST_CASE("several inputs and outputs") {
  constexpr static auto a = Input<2, name("a")>{};
  constexpr static auto b = Input<3, name("b")>{};
  using Two = Model<inputs(a, b), outputs(Dense<2>{}(a), Dense<1>{}(b))>;
  Two net{seed(3)};
  const auto x = ramp(9, 2), z = ramp(9, 3);
  auto [u, v] = net(x, z);
  CHECK((u.shape()[1] == 2));
  CHECK((v.shape()[1] == 1));
  xt::xtensor<float, 2> p({9, 2}), q({9, 1});
  net.run(inputs(x, z), outputs(p, q));
  CHECK((p == u));
  CHECK((q == v));
  CHECK_THROWS_AS(net(x, ramp(8, 3)), shape_mismatch);
}

TEST_CASE("what only the call knows is refused with the sentence, and nothing is written") {
  Line net = line();
  const auto sentence = [&](auto&& call) -> std::string {
    try {
      call();
    } catch (const shape_mismatch& refusal) {
      return refusal.what();
    }
    return "no refusal";
  };
  CHECK(sentence([&] { net(xt::xtensor<float, 2>({2, 4})); }) ==
        "Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected shape=(None, 3), found shape=(2, 4)");
  CHECK(sentence([&] { net(xt::xarray<float>::from_shape({2, 3, 1})); }) ==
        "Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected shape=(None, 3), found shape=(2, 3, 1)");
  xt::xtensor<float, 2> y({3, 1}, 7.f);
  const auto x = ramp(2, 3);
  CHECK(sentence([&] { net.run(inputs(x), outputs(y)); }) ==
        "Output 0 is the output of layer 'dense' (layer 1, Dense), of shape (2, 1), and cannot be written to shape (3, 1)");
  CHECK((y == xt::xtensor<float, 2>({3, 1}, 7.f)));

  using Fixed = Sequential<Input<3, batch_size(30)>, Dense<1>>;
  Fixed thirty{seed(1)};
  CHECK((thirty(ramp(30, 3)).shape()[0] == 30));
  CHECK(sentence([&] { thirty(ramp(29, 3)); }) ==
        "Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: expected shape=(30, 3), found shape=(29, 3)");
  CHECK(sentence([&] { net.set_weight<"dense", "kernel">(ramp(2, 1)); }) ==
        "Layer 'dense' (layer 1, Dense): the shape of the target variable kernel and the shape of the target value must match. Received: "
        "variable shape=(3, 1), value shape=(2, 1)");
  CHECK(sentence([&] { net.set_weights(std::array{1.f, 2.f}); }) == "set_weights: the model has 4 parameters, but 2 values were given");
  CHECK((net.weight<"dense", "kernel">()(1, 0) == 3.f));
}

TEST_CASE("an axis with a bound runs at any extent up to it") {
  using Rows = Sequential<Input<up_to(6), 3>, Dense<2>>;
  STATIC_REQUIRE(Rows::output_shape == shape<None, None, 2>{});
  Rows net{seed(5)};
  Sequential<Input<3>, Dense<2>> row{no_init};
  row.set_weights(net.weight_data());
  for (std::size_t steps : {1u, 4u, 6u}) {
    xt::xtensor<float, 3> x({2, steps, 3});
    std::copy_n(ramp(2 * steps, 3).begin(), x.size(), x.begin());
    const auto y = net(x);
    const auto expected = row(ramp(2 * steps, 3));
    REQUIRE(y.shape() == std::array<std::size_t, 3>{2, steps, 2});
    for (std::size_t i = 0; i < y.size(); ++i) CHECK(y.data()[i] == Approx(expected.data()[i]));
  }
  CHECK_THROWS_WITH(net(xt::xtensor<float, 3>({2, 7, 3})),
                    "Input 0 of layer 'input_layer' (layer 0, InputLayer) is incompatible with the layer: axis 1 may have an extent of at most 6, found shape=(2, 7, 3)");
}

TEST_CASE("threads share the weights, each with a workspace") {
  const Net net{seed(11)};
  const auto x = ramp(64, 3);
  Net copy = net;
  const auto expected = copy(x);
  xt::xtensor<float, 2> y[4];
  std::thread threads[4];
  for (int t = 0; t < 4; ++t) {
    y[t] = xt::xtensor<float, 2>({64, 1});
    threads[t] = std::thread([&, t] {
      Net::workspace mine;
      for (int i = 0; i < 50; ++i) net.run(inputs(x), outputs(y[t]), mine);
    });
  }
  for (auto& t : threads) t.join();
  for (const auto& result : y) CHECK((result == expected));
}

TEST_CASE("initial weights are Keras' kinds, and a seed repeats them") {
  Net a{seed(7)}, b{seed(7)}, c{seed(8)}, random, zero{no_init};
  const auto kernel = a.weight<"dense", "kernel">();
  CHECK((kernel == b.weight<"dense", "kernel">()));
  CHECK((kernel != c.weight<"dense", "kernel">()));
  CHECK((kernel != random.weight<"dense", "kernel">()));
  const float limit = std::sqrt(6.f / 7);  // glorot_uniform: sqrt(6 / (fan_in + fan_out))
  for (float w : kernel) CHECK((std::abs(w) <= limit));
  for (float w : a.weight<"dense", "bias">()) CHECK((w == 0));
  for (float w : zero.weight<"dense", "kernel">()) CHECK((w == 0));
}

TEST_CASE("weights as a hana::tuple of typed views") {
  Net net{seed(7)};
  const auto all = net.weights();
  STATIC_REQUIRE(decltype(hana::length(all))::value == 6);
  int parameters = 0;
  std::string names;
  hana::for_each(all, [&](const auto& w) {
    parameters += int(w.values().size());
    names += std::string(w.layer_name.view()) + '/' + std::string(w.name) + ' ';
  });
  CHECK((parameters == Net::parameter_count));
  CHECK((names == "dense/kernel dense/bias dense_1/kernel dense_1/bias dense_2/kernel dense_2/bias "));
  CHECK(hana::fold_left(hana::transform(all, [](const auto& w) { return int(w.values().size()); }), 0, std::plus<>{}) == 41);
}

TEST_CASE("a model over memory that the caller gives") {
  alignas(64) std::array<float, Net::weight_bytes / sizeof(float)> weights{};
  alignas(64) std::array<float, Net::arena_bytes / sizeof(float)> arena{};
  Net owner{seed(2)};
  std::copy(owner.weight_data().begin(), owner.weight_data().end(), weights.begin());
  Net borrower(weights, arena);
  const auto x = ramp(40, 3);
  CHECK((borrower(x) == owner(x)));
}
