// SPDX-License-Identifier: BSL-1.0
// A step that does several layers' work gives what the layers give one by one: the same model with the tensors between as outputs, which
// nothing can then take over.
#include <random>

#include "catch.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace fusion {
template <class Net> using facts_of = typename Net::network_type::facts;
template <class Net> constexpr int steps() {
  int sum = 0;
  for (int n = 0; n < facts_of<Net>::size; ++n) sum += facts_of<Net>::nodes[std::size_t(n)].count > 0 && facts_of<Net>::fused.leader[n] == n;
  return sum;
}
template <class Net> constexpr int folded() {
  int sum = 0;
  for (int n = 0; n < facts_of<Net>::size; ++n) sum += facts_of<Net>::fused.folded[n];
  return sum;
}
template <class Net> constexpr int turned() {
  int sum = 0;
  for (int n = 0; n < facts_of<Net>::size; ++n) sum += facts_of<Net>::fused.turned[n];
  return sum;
}
/// Weights as training leaves them, the same for models of the same layers.
template <class Net> void fill(Net& net) {
  std::mt19937 random(1);
  std::normal_distribution<float> gaussian;
  std::vector<float> values;
  hana::for_each(net.weights(), [&](const auto& w) {
    for (std::size_t i = 0; i < w.values().size(); ++i) values.push_back(w.name == "moving_variance" ? 1.f + std::abs(gaussian(random)) : .4f * gaussian(random));
  });
  net.set_weights(values);
}
template <class First> float largest_difference(const First& a, const First& b) {
  float most = 0, size = 0;
  REQUIRE(a.shape() == b.shape());
  for (std::size_t i = 0; i < a.size(); ++i) {
    most = std::max(most, std::abs(a.data()[i] - b.data()[i]));
    size = std::max(size, std::abs(a.data()[i]));
  }
  REQUIRE(size > 0);
  return most / size;
}
/// `Apart` has the outputs of `Fused` first, then tensors between.
template <class Fused, class Apart, class... X> void same(const X&... x) {
  Fused fused{no_init};
  Apart apart{no_init};
  fill(fused);
  fill(apart);
  CHECK(largest_difference(fused(x...), std::get<0>(apart(x...))) <= 2e-6f);
}
template <std::size_t... Extents> auto image() {
  xt::xtensor<float, sizeof...(Extents)> x(std::array<std::size_t, sizeof...(Extents)>{Extents...});
  std::mt19937 random(2);
  std::normal_distribution<float> gaussian;
  for (float& v : x) v = gaussian(random);
  return x;
}

namespace last {
constexpr auto x = Input<13, 11, 3>{};
constexpr auto a = Conv2D<20, 3, padding::same>{}(x);
constexpr auto b = BatchNormalization<>{}(a);
constexpr auto c = Activation<relu>{}(b);
constexpr auto y = MaxPooling2D<2>{}(c);
using Fused = Model<inputs(x), outputs(y)>;
using Apart = Model<inputs(x), outputs(y, a, b, c)>;
}  // namespace last

namespace first {
constexpr auto x = Input<3, 13, 11, channels_first>{};
constexpr auto a = Conv2D<20, 3, padding::same, channels_first>{}(x);
constexpr auto b = BatchNormalization<axis(1)>{}(a);
constexpr auto c = Activation<relu>{}(b);
constexpr auto d = MaxPooling2D<2, channels_first>{}(c);
constexpr auto e = Conv2D<8, 3, channels_first, relu>{}(d);
constexpr auto f = Conv2D<8, 1, channels_first>{}(d);
constexpr auto g = Concatenate<axis(1)>{}(e, AveragePooling2D<3, strides(1), channels_first>{}(f));
constexpr auto h = Activation<activation::tanh>{}(BatchNormalization<axis(1)>{}(g));
constexpr auto y = GlobalAveragePooling2D<channels_first>{}(h);
using Fused = Model<inputs(x), outputs(y)>;
using Apart = Model<inputs(x), outputs(y, a, b, c, d, e, f, g, h)>;
using Image = Model<inputs(x), outputs(h)>;
using ImageApart = Model<inputs(x), outputs(h, g, f, e, d, c, b, a)>;
}  // namespace first

namespace flat {
constexpr auto x = Input<9>{};
constexpr auto a = Dense<33>{}(x);
constexpr auto b = BatchNormalization<scale(false)>{}(a);
constexpr auto c = Activation<activation::sigmoid>{}(b);
constexpr auto d = Dense<64, relu>{}(c);
constexpr auto y = Dense<5>{}(d);
using Fused = Model<inputs(x), outputs(y)>;
using Apart = Model<inputs(x), outputs(y, a, b, c, d)>;
}  // namespace flat

namespace before {
constexpr auto x = Input<13, 11, 3>{};
constexpr auto a = Rescaling<scale(0.5, 2, -1.5), offset(-1, 0, 2)>{}(x);
constexpr auto b = Conv2D<20, 3, relu>{}(a);
constexpr auto c = Rescaling<scale(0.25)>{}(b);
constexpr auto d = Conv2D<8, 3, padding::same, use_bias(false)>{}(c);
constexpr auto e = BatchNormalization<>{}(d);
constexpr auto f = Rescaling<scale(3), offset(0.5)>{}(e);
constexpr auto g = Conv2D<8, 1, use_bias(false)>{}(f);
constexpr auto h = Rescaling<scale(3), offset(0.5)>{}(Activation<relu>{}(g));
constexpr auto i = Conv2D<4, 2, use_bias(false)>{}(h);
constexpr auto j = Rescaling<scale(2), offset(1)>{}(GlobalAveragePooling2D<>{}(i));
constexpr auto y = Dense<5>{}(j);
using Fused = Model<inputs(x), outputs(y)>;
using Apart = Model<inputs(x), outputs(y, a, b, c, d, e, f, g, h, i, j)>;
constexpr auto padded = Conv2D<4, 3, padding::same>{}(a);  // zeros beside the image are not shifted
using Padded = Model<inputs(x), outputs(padded)>;
}  // namespace before

namespace shared {
constexpr auto x = Input<9>{};
constexpr auto z = Input<9, name("z")>{};
constexpr auto twice = Dense<9, name("twice")>{};
constexpr auto a = twice(x);
constexpr auto b = twice(z);
constexpr auto y = Add<>{}(BatchNormalization<>{}(a), b);
using Net = Model<inputs(x, z), outputs(y)>;
using Apart = Model<inputs(x, z), outputs(y, a, b)>;
}  // namespace shared
}  // namespace fusion

using namespace fusion;

static_assert(steps<last::Fused>() == 1);
static_assert(steps<last::Apart>() == 4);
static_assert(steps<flat::Fused>() == 3);
static_assert(folded<before::Fused>() == 5);
static_assert(folded<before::Padded>() == 0);
static_assert(folded<before::Apart>() == 0);
static_assert(steps<shared::Net>() == 4);  // weights that two layers use are not scaled for one of them
static_assert(turned<first::Fused>() == 7);
static_assert(turned<first::Image>() == 1);  // what leaves the model is as declared, and so is what it is made of element by element
static_assert(turned<last::Fused>() == 0);

TEST_CASE("a convolution takes over a normalization, an activation and a maximum") {
  same<last::Fused, last::Apart>(image<1, 13, 11, 3>());
  same<last::Fused, last::Apart>(image<5, 13, 11, 3>());
}
TEST_CASE("channels_first layers one after another lie turned between") {
  same<first::Fused, first::Apart>(image<1, 3, 13, 11>());
  same<first::Image, first::ImageApart>(image<3, 3, 13, 11>());
}
TEST_CASE("a Dense takes over a normalization and an activation") {
  same<flat::Fused, flat::Apart>(image<1, 9>());
  same<flat::Fused, flat::Apart>(image<70, 9>());
}
TEST_CASE("a rescaling goes into the weights behind it") {
  same<before::Fused, before::Apart>(image<1, 13, 11, 3>());
  same<before::Fused, before::Apart>(image<5, 13, 11, 3>());
}
TEST_CASE("shared weights stay as they are") { same<shared::Net, shared::Apart>(image<4, 9>(), image<4, 9>()); }

TEST_CASE("weights are folded anew when one of them is set") {
  last::Fused fused{no_init};
  last::Apart apart{no_init};
  fill(fused);
  fill(apart);
  const auto x = image<2, 13, 11, 3>();
  const xt::xtensor<float, 1> gamma = xt::ones<float>({20}) * -2.f;
  fused.set_weight<"batch_normalization", "gamma">(gamma);
  apart.set_weight<"batch_normalization", "gamma">(gamma);
  CHECK(largest_difference(fused(x), std::get<0>(apart(x))) <= 2e-6f);
  const xt::xtensor<float, 1> bias = xt::ones<float>({20}) * 3.f;
  fused.set_weight<"conv2d", "bias">(bias);
  apart.set_weight<"conv2d", "bias">(bias);
  CHECK(largest_difference(fused(x), std::get<0>(apart(x))) <= 2e-6f);
}

namespace fusion::joined {
constexpr auto x = Input<10, 9, 5>{};
constexpr auto a = Conv2D<7, 1, relu>{}(x);
constexpr auto b = Conv2D<20, 3, padding::same>{}(x);
constexpr auto c = Activation<relu>{}(b);
constexpr auto d = DepthwiseConv2D<3, padding::same>{}(x);
constexpr auto e = SeparableConv2D<18, 3, padding::same>{}(x);
constexpr auto f = Dense<1>{}(x);
constexpr auto y = Concatenate<>{}(a, c, x, d, e, f);
using Fused = Model<inputs(x), outputs(y)>;
using Apart = Model<inputs(x), outputs(y, a, b, c, d, e, f)>;
using After = Model<inputs(x), outputs(Conv2D<6, 3>{}(y))>;
using AfterApart = Model<inputs(x), outputs(Conv2D<6, 3>{}(y), a, b, c, d, e, f)>;
constexpr int written() {
  int sum = 0;
  for (int n = 0; n < facts_of<Fused>::size; ++n) sum += facts_of<Fused>::fused.into[n] >= 0;
  return sum;
}
}  // namespace fusion::joined

static_assert(joined::written() == 5);  // all but the input itself

TEST_CASE("layers write where a concatenation wants them") {
  same<joined::Fused, joined::Apart>(image<1, 10, 9, 5>());
  same<joined::Fused, joined::Apart>(image<37, 10, 9, 5>());
  same<joined::After, joined::AfterApart>(image<3, 10, 9, 5>());
}
