// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>
#include <ikebana/core/view.hpp>
#include <ikebana/layers/core/einsum.hpp>

namespace ikebana {

/// The labels of the output that a bias is added to: `bias_axes("d")`.
template <std::size_t N> struct bias_axes : fixed_string<N> {
  static constexpr std::string_view keyword = "bias_axes";
  using fixed_string<N>::fixed_string;
};
template <std::size_t N> bias_axes(const char (&)[N]) -> bias_axes<N - 1>;

/// y = activation(einsum(Equation, x, kernel) + bias): `EinsumDense<"abc,cd->abd", output_shape(None, 64), bias_axes("d")>`; bare numbers behind the
/// equation are the output shape, too. Options: an activation, bias_axes, kernel_initializer, bias_initializer.
/// https://keras.io/api/layers/core_layers/einsum_dense/
template <fixed_string Equation, auto... Options> struct EinsumDense : layer<EinsumDense<Equation, Options...>, Options...> {
  static constexpr std::string_view class_name = "EinsumDense";
  static constexpr auto takes = keywords("output_shape", "activation", "bias_axes", "kernel_initializer", "bias_initializer");
  static constexpr int positional = max_rank - 1;
  static constexpr bool weights_follow_from_input = true;
  static constexpr auto act = option_or<Options...>(activation::linear);
  static constexpr auto biased = option_or<Options...>(bias_axes<0>(""));
  static constexpr bool with_bias = !biased.view().empty();
  static constexpr dims given = detail::numbers_of<Options...>.rank > 0 ? detail::numbers_of<Options...> : option_or<Options...>(ikebana::output_shape()).value;

  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("equation", Equation.view());
    config.required("output_shape", given);
    config("activation", act);
    if constexpr (with_bias) config("bias_axes", biased.view());
    else config("bias_axes", nullptr);
  }

  static constexpr verdict compute_output_shape(specs in, int) {
    const dims& x = in[0].shape;
    const detail::einsum e(Equation.view(), x.rank);
    if (!e.sound)
      return refuses(about("the equation", "Layer %n: invalid einsum equation '%w'. Equations must be in the form [X],[Y]->[Z], ...[X],[Y]->...[Z], or [X]...,[Y]->[Z]....",
                           Equation.view()));
    if (x.rank < 1 || !e.fits(x.rank)) return refuses(complaints::rank(x.rank - e.elided, in[0]));
    for (const detail::labels* l : {&e.in, &e.weight, &e.out})
      for (int a = 0; a < l->count; ++a)
        if (l->find(l->name[a]) != a) return refuses(about("a label given twice", "Layer %n: a label may stand once in each part of the equation. Received: equation='%w'", Equation.view()));
    if (e.in.name[0] != e.out.name[0])
      return refuses(about("the batch", "Layer %n: the first label of the input, the batch, must be the first of the output. Received: equation='%w'", Equation.view()));
    const dims y = output_dims(e, x);
    const int own = e.out.count - 1 - (e.elided == 0 ? 0 : e.elided - e.left);
    if (given.rank != own)
      return refuses(complaints::option("the output shape", "Layer %n: output_shape must have an extent for each label of the output but the batch, %0. Received: %1 of them", own, given.rank));
    for (int a = 1; a < e.out.count; ++a) {
      const char c = e.out.name[a];
      const int from = e.in.find(c);
      if (from < 0 && !e.weight.has(c))
        return refuses(about("a label of the output", "Layer %n: dimension '%w' was specified in the output but has no corresponding dim in the input spec or weight spec", letter(c)));
      const int wanted = given_extent(e, a);
      if (from >= 0 && wanted != unknown && wanted != x.extent[from])
        return refuses(detail_complaint("input and output do not match", "Layer %n: input shape and output shape do not match at shared dimension '%w'. Received: output shape=%t, input shape=%s",
                                        letter(c), y, x));
      if (wanted == 0) return refuses(complaints::option("the output shape", "Layer %n: the extents of output_shape are positive numbers"));
    }
    for (int a = 0; a < e.weight.count; ++a)
      if (const char c = e.weight.name[a]; !e.in.has(c) && !e.out.has(c))
        return refuses(about("a label of the weight", "Layer %n: weight dimension '%w' did not have a match in either the input spec or the output spec. For this layer, the weight must be fully specified.",
                             letter(c)));
    for (const char& c : biased.view())
      if (!e.out.has(c)) return refuses(about("a label of the bias", "Layer %n: bias dimension '%w' was requested, but is not part of the output spec", {&c, 1}));
    if (!describe_weights(in).complete())
      return refuses(detail_complaint("weights need a known extent", "Layer %n: shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: output shape=%t, input shape=%s",
                                      "", y, x));
    for (int a = 1; a < e.in.count; ++a)
      if (!x.known(a) && !e.out.has(e.in.name[a])) return refuses(complaints::undefined(a, in[0]));
    return gives({y});
  }
  static constexpr weight_list describe_weights(specs in) {
    const detail::einsum e(Equation.view(), in[0].rank());
    weight_list w;
    float fan_in = 1, fan_out = 1;
    dims kernel;
    for (int a = 0; a < e.weight.count; ++a) {
      const int to = e.out.find(e.weight.name[a]), from = e.in.find(e.weight.name[a]);
      kernel.add(to >= 0 ? stated_extent(e, to, in[0].shape) : from >= 0 ? in[0].shape.extent[from] : unknown);
      (to >= 0 ? fan_out : fan_in) *= float(kernel.last());
    }
    w.add({"kernel", kernel, with_fans(option_or<Options...>(kernel_initializer(initializers::glorot_uniform)).value, kernel, fan_in, fan_out)});
    if (with_bias) w.add({"bias", bias_dims(e, in[0].shape), option_or<Options...>(bias_initializer(initializers::zeros)).value});
    return w;
  }
  static constexpr int describe_packed(specs in) {
    const detail::einsum_product p = product_of(in);
    return groups(p, in) * packed_group(p) + kernels::packed_columns(p.columns.size());
  }
  /// A sample's input and output, where they must be sorted.
  static constexpr int describe_scratch(specs in) {
    const dims x = in[0].shape.largest();
    const detail::einsum_product p(detail::einsum(Equation.view(), x.rank), x, compute_output_shape(in, 0).gives.shape.largest());
    return (p.reads_in_order ? 0 : detail::whole_lines(p.rows.size() * p.depth.size())) + (p.writes_in_order ? 0 : p.rows.size() * p.columns.size());
  }
  static constexpr long long flops(specs in, const tensor_spec& out) { return 2ll * product_of(in).depth.size() * out.shape.count(1, out.rank()); }

  template <class Call> static void pack(const Call& call, float* packed) {
    constexpr detail::einsum e(Equation.view(), Call::input_specs[0].rank());
    constexpr detail::einsum_product p = product_of(Call::input_specs);
    constexpr dims kernel = describe_weights(Call::input_specs).list[0].shape;
    constexpr int count = groups(p, Call::input_specs), rows = p.depth.size(), columns = p.columns.size(), inner = p.groups.size(), size = packed_group(p);
    for (int g = 0; g < count; ++g) {
      float* const to = packed + std::ptrdiff_t(g) * size;
      // put in order where the packed weights will be, behind which there is room for it
      float* const sorted = to + detail::whole_lines(kernels::packed_gemm(columns, rows));
      const float* w = call.weight(0) + p.groups.offset(g % inner, e.weight, kernel) + batch_offset(e, kernel, g / inner);
      for (int k = 0; k < rows; ++k)
        for (int n = 0; n < columns; ++n) sorted[k * columns + n] = w[p.depth.offset(k, e.weight, kernel) + p.columns.offset(n, e.weight, kernel)];
      kernels::pack_gemm<Call::arch, columns, rows>(sorted, nullptr, to);
    }
    float* const bias = packed + std::ptrdiff_t(count) * size;
    for (int n = 0; n < kernels::packed_columns(columns); ++n) {
      bias[n] = 0;
      if constexpr (with_bias && bias_of_columns(e, p)) {
        constexpr dims shape = describe_weights(Call::input_specs).list[1].shape;
        if (n < columns) bias[n] = call.weight(1)[p.columns.offset(n, bias_labels(e), shape)];
      }
    }
  }
  template <class Call> static void forward(const Call& call) {
    constexpr architecture A = Call::arch;
    constexpr detail::einsum e(Equation.view(), Call::input_specs[0].rank());
    constexpr detail::einsum_product p = product_of(Call::input_specs);
    constexpr int depth = p.depth.size(), columns = p.columns.size(), inner = p.groups.size(), size = packed_group(p), count = groups(p, Call::input_specs);
    constexpr bool later = with_bias && !bias_of_columns(e, p);
    const auto x = call.input();
    const auto y = call.output();
    const float* const bias = call.packed() + std::ptrdiff_t(count) * size;
    constexpr auto own = [] {
      if constexpr (later) return activation::linear;
      else return detail::fused<act>();
    }();
    if constexpr (p.reads_in_order && p.writes_in_order && !p.batch_in_weight) {
      kernels::gemm<A, own, columns, depth>(y.template count<0, 1 + p.rows.of.count>(), x.data(), call.packed(), bias, y.data());
    } else {
      const detail::einsum_product now(e, x.shape(), y.shape());  // with the extents of this call
      const int m = now.rows.size(), samples = x.template extent<0>();
      float *const sorted = call.scratch(), *const made = sorted + (p.reads_in_order ? 0 : detail::whole_lines(m * depth));
      const int from_size = x.template count<1>(), to_size = y.template count<1>();
      for (int s = 0; s < samples; ++s)
        for (int g = 0; g < inner; ++g) {
          const float* a = x.data() + std::ptrdiff_t(s) * from_size;
          float *const to = y.data() + std::ptrdiff_t(s) * to_size, *const result = p.writes_in_order ? to : made;
          if constexpr (!p.reads_in_order) {
            a += now.groups.offset(g, e.in, x.shape());
            for (int i = 0; i < m; ++i)
              for (int k = 0, row = now.rows.offset(i, e.in, x.shape()); k < depth; ++k) sorted[i * depth + k] = a[row + now.depth.offset(k, e.in, x.shape())];
            a = sorted;
          }
          kernels::gemm<A, own, columns, depth>(m, a, call.packed() + std::ptrdiff_t(p.batch_in_weight ? s * inner + g : g) * size, bias, result);
          if constexpr (!p.writes_in_order) {
            const int start = now.groups.offset(g, e.out, y.shape());
            for (int i = 0; i < m; ++i)
              for (int n = 0, row = start + now.rows.offset(i, e.out, y.shape()); n < columns; ++n) to[row + now.columns.offset(n, e.out, y.shape())] = made[i * columns + n];
          }
        }
    }
    if constexpr (later) {
      add_bias<A, e>(describe_weights(Call::input_specs).list[1].shape, call.weight(1), y.shape(), y.data());
      if constexpr (elementwise_activation<decltype(act)> && !is_linear<decltype(act)>) kernels::map<A, act>(y.size(), y.data(), y.data());
    }
    if constexpr (row_activation<decltype(act)>) act.template rows<A>(y.template count<0, -1>(), y.template extent<-1>(), y.data(), y.data());
  }

 private:
  static constexpr complaint about(std::string_view because, std::string_view says, std::string_view word) { return {because, says, "", {}, {}, {}, 0, word}; }
  static constexpr complaint detail_complaint(std::string_view because, std::string_view says, std::string_view word, const dims& wanted, const dims& got) {
    return {because, says, "", term::of(wanted), term::of(got), {}, 0, word};
  }
  static constexpr std::string_view letter(char c) { return Equation.view().substr(Equation.view().find(c), 1); }

  /// What output_shape says of an axis of the output: of those that an ellipsis stands for it says nothing, the first is the batch.
  static constexpr int given_extent(const detail::einsum& e, int axis) {
    const int i = axis - 1 - (e.left && e.elided > 0 ? e.elided - 1 : 0);
    return i >= 0 && i < given.rank && !(e.right && axis >= e.out.count - e.elided) ? given.extent[i] : unknown;
  }
  /// The same, as Keras sizes weights: what is not given is not known, but for the axes of an ellipsis and the batch.
  static constexpr int stated_extent(const detail::einsum& e, int axis, const dims& in) {
    const bool stands_for = e.out.name[axis] < 32;
    return axis == 0 || stands_for ? in.extent[e.in.find(e.out.name[axis])] : given_extent(e, axis);
  }
  static constexpr dims output_dims(const detail::einsum& e, const dims& in) {
    dims out;
    for (int a = 0; a < e.out.count; ++a) {
      const int from = e.in.find(e.out.name[a]);
      out.add(unknown);
      if (from >= 0) out.copy_axis(a, in, from);
      else out.set(a, given_extent(e, a));
    }
    return out;
  }
  static constexpr detail::einsum_product product_of(specs in) {
    const detail::einsum e(Equation.view(), in[0].rank());
    return {e, in[0].shape, output_dims(e, in[0].shape)};
  }
  static constexpr int packed_group(const detail::einsum_product& p) {
    const int n = p.columns.size(), k = p.depth.size();
    return detail::whole_lines(kernels::packed_gemm(n, k)) + detail::whole_lines(n * k);
  }
  static constexpr int groups(const detail::einsum_product& p, specs in) { return p.groups.size() * (p.batch_in_weight ? in[0].shape.extent[0] : 1); }
  static constexpr int batch_offset(const detail::einsum& e, const dims& kernel, int sample) {
    const int at = e.weight.find(e.in.name[0]);
    return at < 0 ? 0 : sample * kernel.count(at + 1, kernel.rank);
  }

  /// The axes of the bias: those of the output from the first that has one on.
  static constexpr detail::labels bias_labels(const detail::einsum& e) {
    int first = e.out.count;
    for (char c : biased.view())
      if (e.out.find(c) < first) first = e.out.find(c);
    detail::labels l;
    for (int a = first < 0 ? 0 : first; a < e.out.count; ++a) l.add(e.out.name[a]);
    return l;
  }
  static constexpr bool has_bias(char c) { return biased.view().find(c) != std::string_view::npos; }
  static constexpr dims bias_dims(const detail::einsum& e, const dims& in) {
    const detail::labels l = bias_labels(e);
    dims d;
    for (int a = 0; a < l.count; ++a) d.add(has_bias(l.name[a]) ? stated_extent(e, e.out.count - l.count + a, in) : 1);
    return d;
  }
  static constexpr bool bias_of_columns(const detail::einsum& e, const detail::einsum_product& p) {
    for (char c : biased.view())
      if (!p.columns.of.has(c)) return false;
    return e.sound;
  }
  template <architecture A, detail::einsum E> static void add_bias(const dims& shape, const float* bias, const dims& out, float* y) {
    const int missing = out.rank - shape.rank, row = out.last();
    for (int r = 0, rows = row == 0 ? 0 : out.size() / row; r < rows; ++r, y += row) {
      int at = 0, step = 1, rest = r;
      for (int a = shape.rank - 1; a >= 0; --a) {
        const int b = a + missing;
        if (b < out.rank - 1) at += shape.extent[a] == 1 ? 0 : rest % out.extent[b] * step, rest /= out.extent[b];
        step *= shape.extent[a];
      }
      if (shape.last() == 1 && row > 1) kernels::zip_scalar<A, kernels::binary::add>(row, y, bias[at], y);
      else kernels::zip<A, kernels::binary::add>(row, y, bias + at, y);
    }
  }
};

static_assert(written_layer<EinsumDense<"ab,bc->ac", 4>>);

}  // namespace ikebana
