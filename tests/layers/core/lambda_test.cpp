// SPDX-License-Identifier: BSL-1.0
#include <ikebana/activations/relu.hpp>
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/lambda.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace {
constexpr auto doubled = [](const auto& x, const auto& y) {
  for (int i = 0; i < x.size(); ++i) y.data()[i] = 2 * x.data()[i];
};

/// x - x reversed along the last axis; extents are constants.
struct minus_reversed {
  template <class X, class Y> void operator()(const X& x, const Y& y) const {
    constexpr int last = X::spec.shape.last();
    static_assert(last > 0 && Y::spec.shape.last() == last);
    for (int row = 0; row < x.template count<0, -1>(); ++row)
      for (int i = 0; i < last; ++i) y.data()[row * last + i] = x.data()[row * last + i] - x.data()[row * last + last - 1 - i];
  }
};

struct mean_of_batch {
  static constexpr tensor_spec output_shape(tensor_spec in) {
    in.shape.set(0, 1);
    return in;
  }
  template <class X, class Y> void operator()(const X& x, const Y& y) const {
    const int samples = x.template extent<0>(), each = y.size();
    for (int i = 0; i < each; ++i) y.data()[i] = 0;
    for (int n = 0; n < samples; ++n)
      for (int i = 0; i < each; ++i) y.data()[i] += x.data()[n * each + i] / float(samples);
  }
};

/// The first `count` features: a function with its own shape rule, and a parameter.
struct first_features {
  int count;
  constexpr verdict output_shape(const tensor_spec& in) const {
    if (in.shape.last() < count) return refuses({"too few features", "Layer %n takes the first %0 of %1 features", "", {}, {}, {count, in.shape.last()}});
    tensor_spec out = in;
    out.shape.set(out.rank() - 1, count);
    return gives(out);
  }
  template <class X, class Y> void operator()(const X& x, const Y& y) const {
    for (int row = 0; row < x.template count<0, -1>(); ++row)
      for (int i = 0; i < count; ++i) y.data()[row * count + i] = x.data()[row * X::spec.shape.last() + i];
  }
};

constexpr auto mean_of_rows = [](const auto& x, const auto& y) {
  for (int b = 0; b < x.template extent<0>(); ++b) {
    float sum = 0;
    for (int i = 0; i < x.template count<1>(); ++i) sum += x.data()[b * x.template count<1>() + i];
    y(b, 0) = sum / float(x.template count<1>());
  }
};
constexpr auto to_one = [](const tensor_spec& in) {
  tensor_spec out = in;
  out.shape = dims(0, 1);
  out.shape.copy_axis(0, in.shape, 0);
  return out;
};

/// The batch from its mean.
constexpr auto centered = [](const auto& x, const auto& y) {
  const int samples = x.template extent<0>(), features = x.template extent<1>();
  for (int f = 0; f < features; ++f) {
    float sum = 0;
    for (int b = 0; b < samples; ++b) sum += x(b, f);
    for (int b = 0; b < samples; ++b) y(b, f) = x(b, f) - sum / float(samples);
  }
};
}  // namespace

TEST_CASE("a Lambda keeps the shape unless it has a rule") {
  static_assert(Sequential<Input<3, 4>, Lambda<doubled>>::output_shape == shape<None, 3, 4>{});
  static_assert(Sequential<Input<3, 4>, Lambda<mean_of_rows, output_shape_rule<to_one>>>::output_shape == shape<None, 1>{});
  static_assert(Sequential<Input<7>, Lambda<first_features{3}>, Dense<2>>::output_shape == shape<None, 2>{});
  static_assert(Sequential<Input<7>, Lambda<first_features{3}>, Dense<2>>::parameter_count == 8);
  SUCCEED();
}

TEST_CASE("what a Lambda refuses") {
  static_assert(why_not<Sequential<Input<2>, Lambda<first_features{3}>>> == "Layer 'lambda' (layer 1, Lambda) takes the first 3 of 2 features");
  constexpr auto other_batch = [](const tensor_spec& in) { return tensor_spec{dims(7, in.shape.last())}; };
  static_assert(why_not<Sequential<Input<2>, Lambda<doubled, output_shape_rule<other_batch>>>> ==
                "Layer 'lambda' (layer 1, Lambda): its shape rule must leave the batch as it is. It makes (7, 2) of (None, 2). The usual mend: say whole_batch in the layer");
  static_assert(why_not<Sequential<Input<2>, Lambda<doubled, axis(1)>>> == "Layer 'lambda' (layer 1, Lambda) does not take the option axis");
  constexpr auto given = Input<4, name("given")>{};
  static_assert(why_not<Model<inputs(given), outputs(Lambda<doubled>{}())>> == "Layer 'lambda' (layer 0, Lambda) expects one input or more, but it received none");
  SUCCEED();
}

TEST_CASE("a Lambda computes") {
  const xt::xtensor<float, 2> x{{1, 2, 4}, {-1, 0, 5}};
  CHECK((Sequential<Input<3>, Lambda<doubled>>{}(x) == xt::xtensor<float, 2>{{2, 4, 8}, {-2, 0, 10}}));
  CHECK((Sequential<Input<3>, Lambda<minus_reversed{}>>{}(x) == xt::xtensor<float, 2>{{-3, 0, 3}, {-6, 0, 6}}));
  CHECK((Sequential<Input<3>, Lambda<first_features{2}>>{}(x) == xt::xtensor<float, 2>{{1, 2}, {-1, 0}}));
  CHECK((Sequential<Input<3>, Lambda<mean_of_rows, output_shape_rule<to_one>>>{}(xt::xtensor<float, 2>{{1, 2, 6}}) == xt::xtensor<float, 2>{{3}}));
}

TEST_CASE("with whole_batch it sees all samples at once, of a fixed or bounded batch") {
  static_assert(!network<Sequential<Input<2>, Lambda<centered, whole_batch>>>::facts::can_run);
  const xt::xtensor<float, 2> x{{1, 10}, {3, 20}, {8, 60}};
  const xt::xtensor<float, 2> wanted{{-3, -20}, {-1, -10}, {4, 30}};
  CHECK((Sequential<Input<2, batch_size(3)>, Lambda<centered, whole_batch>>{}(x) == wanted));
  Sequential<Input<2, batch_size(up_to(9))>, Lambda<centered, whole_batch>> bounded;
  CHECK((bounded(x) == wanted));
  CHECK((bounded(xt::xtensor<float, 2>{{5, 6}}) == xt::xtensor<float, 2>{{0, 0}}));
}

TEST_CASE("with whole_batch it may give another batch than it takes") {
  const xt::xtensor<float, 2> x{{1, 10}, {3, 20}, {8, 60}}, wanted{{4, 30}};
  using Fixed = Sequential<Input<2, batch_size(3)>, Lambda<mean_of_batch{}, whole_batch>>;
  static_assert(Fixed::output_shape == shape<1, 2>{});
  CHECK((Fixed{}(x) == wanted));
  Sequential<Input<2, batch_size(up_to(9))>, Lambda<mean_of_batch{}, whole_batch>> bounded;
  xt::xtensor<float, 2> room({1, 2}, -77.f);
  bounded.run(inputs(x), outputs(room));
  CHECK((room == wanted));
  CHECK((bounded(x) == wanted));
}

TEST_CASE("the laws of Lambda") {
  check_laws<Sequential<Input<7>, Dense<5>, Lambda<doubled>, Dense<3, relu>>>();
  check_laws<Sequential<Input<up_to(6), 3>, Lambda<minus_reversed{}>>>();
  check_laws<Sequential<Input<4, 5>, Lambda<mean_of_rows, output_shape_rule<to_one>>>>();
  check_laws<Sequential<Input<2, batch_size(up_to(9))>, Lambda<centered, whole_batch>>>();
}

namespace lambda_of_several {  // test folders are also built as one file
namespace {
constexpr auto left = Input<2, name("left")>{};
constexpr auto right = Input<3, name("right")>{};
constexpr auto outer = [](const auto& a, const auto& b, const auto& y) {
  for (int n = 0; n < y.template extent<0>(); ++n)
    for (int i = 0; i < 2; ++i)
      for (int j = 0; j < 3; ++j) y(n, i, j) = a(n, i) * b(n, j);
};
constexpr auto of_both = [](specs in) {
  tensor_spec out = in[0];
  out.shape.add(in[1].shape.last());
  return out;
};
}  // namespace

TEST_CASE("a Lambda of two inputs") {
  using Net = Model<inputs(left, right), outputs(Lambda<outer, output_shape_rule<of_both>>{}(left, right))>;
  static_assert(Net::output_shape == shape<None, 2, 3>{});
  Net net;
  CHECK((net(xt::xtensor<float, 2>{{2, -1}}, xt::xtensor<float, 2>{{1, 10, 100}}) == xt::xtensor<float, 3>{{{2, 20, 200}, {-1, -10, -100}}}));
}
}  // namespace lambda_of_several
