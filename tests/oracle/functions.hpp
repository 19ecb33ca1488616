// SPDX-License-Identifier: BSL-1.0
// Functions that random models have in a Lambda, as random_layers/core.py has them in Python.
#pragma once
#include <ikebana/declare.hpp>

namespace oracle {
using namespace ikebana;

struct halved {
  template <class X, class Y> void operator()(const X& x, const Y& y) const {
    for (int i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] / 2;
  }
};
struct reversed_features {
  template <class X, class Y> void operator()(const X& x, const Y& y) const {
    const int n = x.extent(X::spec.rank() - 1);
    for (int i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i / n * n + n - 1 - i % n];
  }
};
struct first_features {
  int count;
  constexpr verdict output_shape(const tensor_spec& in) const {
    if (in.shape.known(in.rank() - 1) && in.shape.last() < count) return refuses(complaints::axis(-1, count, in));
    tensor_spec out = in;
    out.shape.set(out.rank() - 1, count);
    return gives(out);
  }
  template <class X, class Y> void operator()(const X& x, const Y& y) const {
    for (int i = 0; i < y.size(); ++i) y.data()[i] = x.data()[i / count * x.extent(X::spec.rank() - 1) + i % count];
  }
};
struct difference {
  constexpr verdict output_shape(specs in) const {
    if (in.size() == 2 && !agree(in[0].shape, in[1].shape)) return refuses(complaints::shape(in[0].shape, in[1], 1));
    return gives(in[0]);
  }
  template <class X, class Z, class Y> void operator()(const X& x, const Z& z, const Y& y) const {
    for (int i = 0; i < y.size(); ++i) y.data()[i] = x.data()[i] - z.data()[i];
  }
};

}  // namespace oracle
