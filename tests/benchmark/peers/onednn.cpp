// SPDX-License-Identifier: BSL-1.0
// oneDNN: primitives with weights in the layout that it asks for, packed beforehand, and activations fused as post-ops. Convolutions are `direct`:
// its Winograd is left out, since it rounds otherwise. Twice: images channels last throughout, and in the layout that oneDNN asks for.
#include <memory>
#include <unordered_map>

#include <oneapi/dnnl/dnnl.hpp>

#include "shapes.hpp"

namespace {
using bench::act, bench::kind, bench::layer;
using namespace dnnl;
using tag = memory::format_tag;

#if DNNL_VERSION_MAJOR >= 3
template <class P, class... X> typename P::primitive_desc described(const engine& e, const primitive_attr& a, const X&... x) {
  return typename P::primitive_desc(e, x..., a);
}
void eltwise(post_ops& ops, algorithm a) { ops.append_eltwise(a, 0.f, 0.f); }
#else
template <class P, class... X> typename P::primitive_desc described(const engine& e, const primitive_attr& a, const X&... x) {
  return typename P::primitive_desc(typename P::desc(x...), a, e);
}
void eltwise(post_ops& ops, algorithm a) { ops.append_eltwise(1.f, a, 0.f, 0.f); }
#endif

class graph {
 public:
  graph(const bench::job& j, bool last) : net_{j.net}, batch_{j.batch}, channels_last_{last} {
    current_ = memory({{batch_, net_.channels, net_.height, net_.width}, memory::data_type::f32, tag::nhwc}, engine_);
    std::copy(j.x.begin(), j.x.end(), static_cast<float*>(current_.get_data_handle()));
    if (!last && net_.layers.front().what == kind::convolution && net_.channels > 3) {  // the layout that it asks for, before the watch starts
      const memory given = current_;
      adapt_input(net_.layers.front());
      order(given, current_);
    }
    for (const layer& l : net_.layers) add(l);
    stream_.wait();
  }
  void operator()() {
    for (const step& s : steps_) s.what.execute(stream_, s.with);
    stream_.wait();
  }
  bench::floats output() {
    bench::floats y(std::size_t(batch_ * net_.outputs()));
    memory plain(of(dims(), dims().size() == 2 ? tag::nc : tag::nhwc), engine_, y.data());
    order(current_, plain);
    return y;
  }

 private:
  struct step {
    primitive what;
    std::unordered_map<int, memory> with;
  };
  memory::dims dims() const {
    const auto d = current_.get_desc();
#if DNNL_VERSION_MAJOR >= 3
    return d.get_dims();
#else
    return d.dims();
#endif
  }
  static memory::desc of(memory::dims d, tag t) { return memory::desc(std::move(d), memory::data_type::f32, t); }
  void order(const memory& from, const memory& to) {
    reorder(from, to).execute(stream_, const_cast<memory&>(from), const_cast<memory&>(to));
    stream_.wait();
  }
  /// Weights as they are given, in the layout that is asked for.
  memory packed(const float* w, memory::dims d, tag t, const memory::desc& asked) {
    memory given(of(std::move(d), t), engine_);
    const std::size_t bytes = given.get_desc().get_size();
    std::copy_n(w, bytes / sizeof(float), static_cast<float*>(given.get_data_handle()));
    memory kept(asked, engine_);
    order(given, kept);
    return kept;
  }
  static primitive_attr fused(act a) {
    post_ops ops;
    if (a == act::relu) eltwise(ops, algorithm::eltwise_relu);
    primitive_attr attr;
    attr.set_post_ops(ops);
    return attr;
  }
  convolution_forward::primitive_desc convolution_of(const layer& l, const memory::desc& x, tag y) {
    const memory::dim b = batch_, g = l.groups, rest_rows = (l.out_height - 1) * l.stride + l.rows - l.height - l.before_rows(),
                      rest_columns = (l.out_width - 1) * l.stride + l.columns - l.width - l.before_columns();
    const memory::desc w = g > 1 ? of({g, l.out / g, l.in / g, l.rows, l.columns}, tag::any) : of({l.out, l.in, l.rows, l.columns}, tag::any);
    const memory::dims stride{l.stride, l.stride}, before{l.before_rows(), l.before_columns()}, after{rest_rows, rest_columns};
    return described<convolution_forward>(engine_, fused(l.activation), prop_kind::forward_inference, algorithm::convolution_direct, x, w, of({l.out}, tag::x),
                                          of({b, l.out, l.out_height, l.out_width}, y), stride, before, after);
  }
  void adapt_input(const layer& l) { current_ = memory(convolution_of(l, of(dims(), tag::any), tag::any).src_desc(), engine_); }

  void add(const layer& l) {
    switch (l.what) {
      case kind::dense: return dense(l);
      case kind::convolution: return convolution(l);
      case kind::max_pooling: return pooling(algorithm::pooling_max, l.rows, l.columns, l.out_height, l.out_width);
      case kind::average: return pooling(algorithm::pooling_avg_exclude_padding, l.height, l.width, 1, 1);
      default: return lstm(l);
    }
  }
  void dense(const layer& l) {
    // A flattened image in Keras' order; reordered where the layers before it left another layout.
    if (dims().size() > 2) {
      const memory last(of(dims(), tag::nhwc), engine_);
      if (current_.get_desc() != last.get_desc()) steps_.push_back({reorder(current_, last), {{DNNL_ARG_FROM, current_}, {DNNL_ARG_TO, last}}}), current_ = last;
      kept_.push_back(current_);
      current_ = memory(of({batch_, l.in}, tag::nc), engine_, current_.get_data_handle());
    }
    if (is_product_ && batch_ > 1) {
      const auto pd = described<matmul>(engine_, primitive_attr(), of({batch_, l.in}, tag::ab), of({l.in, l.out}, tag::any), of({batch_, l.out}, tag::ab));
      const memory y(pd.dst_desc(), engine_);
      steps_.push_back({matmul(pd), {{DNNL_ARG_SRC, current_}, {DNNL_ARG_WEIGHTS, packed(net_.at(l.kernel), {l.in, l.out}, tag::ab, pd.weights_desc())}, {DNNL_ARG_DST, y}}});
      current_ = y;
      return;
    }
    const bench::floats zeros(std::size_t(l.out), 0.f);
    const auto pd = described<inner_product_forward>(engine_, fused(l.activation), prop_kind::forward_inference, of({batch_, l.in}, tag::nc), of({l.out, l.in}, tag::any),
                                                     of({l.out}, tag::x), of({batch_, l.out}, tag::nc));
    const memory y(pd.dst_desc(), engine_);
    steps_.push_back({inner_product_forward(pd),
                      {{DNNL_ARG_SRC, current_},
                       {DNNL_ARG_WEIGHTS, packed(net_.at(l.kernel), {l.out, l.in}, tag::io, pd.weights_desc())},
                       {DNNL_ARG_BIAS, packed(l.bias < 0 ? zeros.data() : net_.at(l.bias), {l.out}, tag::x, pd.bias_desc())},
                       {DNNL_ARG_DST, y}}});
    current_ = y;
    if (l.activation == act::softmax) softmax();
  }
  void softmax() {
#if DNNL_VERSION_MAJOR >= 3
    const auto pd = described<softmax_forward>(engine_, primitive_attr(), prop_kind::forward_inference, algorithm::softmax_accurate, current_.get_desc(), current_.get_desc(), 1);
#else
    const auto pd = described<softmax_forward>(engine_, primitive_attr(), prop_kind::forward_inference, current_.get_desc(), 1);
#endif
    const memory y(current_.get_desc(), engine_);
    steps_.push_back({softmax_forward(pd), {{DNNL_ARG_SRC, current_}, {DNNL_ARG_DST, y}}});
    current_ = y;
  }
  void convolution(const layer& l) {
    const auto pd = convolution_of(l, current_.get_desc(), channels_last_ ? tag::nhwc : tag::any);
    const memory y(pd.dst_desc(), engine_);
    const bool grouped = l.groups > 1;
    const memory::dims w = grouped ? memory::dims{l.groups, l.out / l.groups, l.in / l.groups, l.rows, l.columns} : memory::dims{l.out, l.in, l.rows, l.columns};
    // Keras' kernel is (rows, columns, in / groups, filters), its filters group after group.
    const memory::dim f = l.out, i = l.in / l.groups, c = l.columns;
    memory given(grouped ? memory::desc(w, memory::data_type::f32, memory::dims{f / l.groups, 1, f, c * i * f, i * f})
                         : memory::desc(w, memory::data_type::f32, memory::dims{1, f, c * i * f, i * f}),
                 engine_);
    std::copy_n(net_.at(l.kernel), l.rows * l.columns * l.in / l.groups * l.out, static_cast<float*>(given.get_data_handle()));
    const memory kept(pd.weights_desc(), engine_);
    order(given, kept);
    steps_.push_back({convolution_forward(pd),
                      {{DNNL_ARG_SRC, current_}, {DNNL_ARG_WEIGHTS, kept}, {DNNL_ARG_BIAS, packed(net_.at(l.bias), {l.out}, tag::x, pd.bias_desc())}, {DNNL_ARG_DST, y}}});
    current_ = y;
  }
  void pooling(algorithm a, int rows, int columns, int height, int width) {
    const memory::dims y_dims{batch_, dims()[1], height, width}, window{rows, columns}, none{0, 0}, step_dims = a == algorithm::pooling_max ? window : memory::dims{1, 1};
#if DNNL_VERSION_MAJOR >= 3
    const auto pd = described<pooling_forward>(engine_, primitive_attr(), prop_kind::forward_inference, a, current_.get_desc(), of(y_dims, tag::any), step_dims, window, none, none, none);
#else
    const auto pd = described<pooling_forward>(engine_, primitive_attr(), prop_kind::forward_inference, a, current_.get_desc(), of(y_dims, tag::any), step_dims, window, none, none);
#endif
    const memory y(pd.dst_desc(), engine_);
    steps_.push_back({pooling_forward(pd), {{DNNL_ARG_SRC, current_}, {DNNL_ARG_DST, y}}});
    current_ = y;
  }
  void lstm(const layer& l) {
    // The sequence, one sample: (steps, 1, features); its last state goes on.
    const memory::dim steps = l.width, in = l.in, units = l.out;
    const memory x(of({steps, 1, in}, tag::tnc), engine_, current_.get_data_handle());
    kept_.push_back(current_);
    const auto state = of({1, 1, 1, units}, tag::ldnc);
    const memory::desc none;
    const auto pd = described<lstm_forward>(engine_, primitive_attr(), prop_kind::forward_inference, rnn_direction::unidirectional_left2right, x.get_desc(), none, none,
                                            of({1, 1, in, 4, units}, tag::any), of({1, 1, units, 4, units}, tag::any), of({1, 1, 4, units}, tag::ldgo),
                                            of({steps, 1, units}, tag::tnc), state, state);
    const memory y(pd.dst_layer_desc(), engine_), h(state, engine_), c(state, engine_);
    steps_.push_back({lstm_forward(pd),
                      {{DNNL_ARG_SRC_LAYER, x},
                       {DNNL_ARG_WEIGHTS_LAYER, packed(net_.at(l.kernel), {1, 1, in, 4, units}, tag::ldigo, pd.weights_layer_desc())},
                       {DNNL_ARG_WEIGHTS_ITER, packed(net_.at(l.recurrent), {1, 1, units, 4, units}, tag::ldigo, pd.weights_iter_desc())},
                       {DNNL_ARG_BIAS, packed(net_.at(l.bias), {1, 1, 4, units}, tag::ldgo, pd.bias_desc())},
                       {DNNL_ARG_DST_LAYER, y},
                       {DNNL_ARG_DST_ITER, h},
                       {DNNL_ARG_DST_ITER_C, c}}});
    kept_.push_back(h);
    current_ = memory(of({1, units}, tag::nc), engine_, h.get_data_handle());
  }

  bench::network net_;
  memory::dim batch_;
  bool channels_last_, is_product_ = net_.layers.size() == 1 && net_.layers[0].bias < 0;
  engine engine_{engine::kind::cpu, 0};
  stream stream_{engine_};
  memory current_;
  std::vector<memory> kept_;  // those whose bytes another one looks at
  std::vector<step> steps_;
};

std::vector<bench::contestant> onednn(const bench::job& j) {
  std::vector<bench::contestant> all;
  if (j.streaming || j.feedback) return {};
  bool images = false;
  for (const layer& l : j.net.layers) {
    if (l.what == kind::gru) return {};
    images |= l.what == kind::convolution;
  }
  const auto join = [&](const char* name, bool last) {
    auto g = std::make_shared<graph>(j, last);
    all.push_back(bench::contestant_of(name, [g] { (*g)(); }, [g] { return g->output(); }));
  };
  join("oneDNN", true);
  if (images) join("oneDNN, its own layout", false);
  return all;
}
const bench::announce announced(onednn);
}  // namespace
