// SPDX-License-Identifier: BSL-1.0
// XNNPACK: its operators one after another, as Debian 12 has them. It chooses its own instruction set.
#include <limits>
#include <memory>

#include <pthreadpool.h>
#include <xnnpack.h>

#include "../harness.hpp"

namespace {
using bench::act, bench::kind, bench::layer;

class operators {
 public:
  explicit operators(const bench::job& j) : batch_{std::size_t(j.batch)}, pool_{bench::threads() > 1 ? pthreadpool_create(std::size_t(bench::threads())) : nullptr} {
    if (xnn_initialize(nullptr) != xnn_status_success) return;
    // It reads a few bytes behind the end.
    buffers_.push_back(bench::floats(j.x.size() + XNN_EXTRA_BYTES));
    std::copy(j.x.begin(), j.x.end(), buffers_.back().begin());
    good_ = true;
    for (const layer& l : j.net.layers) good_ = good_ && add(j.net, l);
    results_ = batch_ * std::size_t(j.net.outputs());
  }
  operators(const operators&) = delete;
  operators& operator=(const operators&) = delete;
  ~operators() {
    for (xnn_operator_t o : each_) xnn_delete_operator(o);
    pthreadpool_destroy(pool_);
  }
  bool good() const { return good_; }
  void operator()() {
    for (xnn_operator_t o : each_) xnn_run_operator(o, pool_);
  }
  bench::floats output() const { return {buffers_.back().begin(), buffers_.back().begin() + std::ptrdiff_t(results_)}; }

 private:
  bool add(const bench::network& net, const layer& l) {
    constexpr float infinite = std::numeric_limits<float>::infinity();
    const auto u = [](int n) { return std::uint32_t(n); };
    const auto in = std::size_t(l.in), out = std::size_t(l.out), height = std::size_t(l.height), width = std::size_t(l.width);
    const float least = l.activation == act::relu ? 0 : -infinite;
    const float* x = buffers_.back().data();
    bench::floats room(batch_ * std::size_t(l.out_height * l.out_width) * out + XNN_EXTRA_BYTES);
    float* y = room.data();
    xnn_operator_t o = nullptr;
    bool done = false;
    switch (l.what) {
      case kind::dense:
        done = !xnn_create_fully_connected_nc_f32(in, out, in, out, net.at(l.kernel), net.at(l.bias), least, infinite, XNN_FLAG_TRANSPOSE_WEIGHTS, &o) &&
               !xnn_setup_fully_connected_nc_f32(o, batch_, x, y, pool_);
        break;
      case kind::convolution: {
        const int group_in = l.in / l.groups, below = (l.out_height - 1) * l.stride + l.rows - l.height - l.before_rows(),
                  right = (l.out_width - 1) * l.stride + l.columns - l.width - l.before_columns();
        bench::floats kernel(std::size_t(l.out * l.rows * l.columns * group_in));  // filters first
        for (int p = 0; p < l.rows * l.columns * group_in; ++p)
          for (int f = 0; f < l.out; ++f) kernel[std::size_t(f * l.rows * l.columns * group_in + p)] = net.at(l.kernel)[p * l.out + f];
        done = !xnn_create_convolution2d_nhwc_f32(u(l.before_rows()), u(std::max(right, 0)), u(std::max(below, 0)), u(l.before_columns()), u(l.rows), u(l.columns),
                                                  u(l.stride), u(l.stride), 1, 1, u(l.groups), in / u(l.groups), out / u(l.groups), in, out, kernel.data(),
                                                  net.at(l.bias), least, infinite, 0, &o) &&
               !xnn_setup_convolution2d_nhwc_f32(o, batch_, height, width, x, y, pool_);
        break;
      }
      case kind::max_pooling:
        if (l.rows * l.columns == 1) return false;
        done = !xnn_create_max_pooling2d_nhwc_f32(0, 0, 0, 0, u(l.rows), u(l.columns), u(l.rows), u(l.columns), 1, 1, in, in, out, -infinite, infinite, 0, &o) &&
               !xnn_setup_max_pooling2d_nhwc_f32(o, batch_, height, width, x, y, pool_);
        break;
      case kind::average:
        done = !xnn_create_global_average_pooling_nwc_f32(in, in, out, -infinite, infinite, 0, &o) &&
               !xnn_setup_global_average_pooling_nwc_f32(o, batch_, height * width, x, y, pool_);
        break;
      default: return false;
    }
    if (!done) return false;
    each_.push_back(o);
    buffers_.push_back(std::move(room));
    if (l.activation != act::softmax) return true;
    xnn_operator_t s = nullptr;
    if (xnn_create_softmax_nc_f32(out, out, out, 0, &s) || xnn_setup_softmax_nc_f32(s, batch_, y, y, pool_)) return false;
    each_.push_back(s);
    return true;
  }
  std::size_t batch_, results_ = 0;
  pthreadpool_t pool_;
  bool good_ = false;
  std::vector<bench::floats> buffers_;
  std::vector<xnn_operator_t> each_;
};

std::vector<bench::contestant> xnnpack(const bench::job& j) {
  if (j.streaming || j.feedback) return {};
  auto o = std::make_shared<operators>(j);
  if (!o->good()) return {};
  return {bench::contestant_of("XNNPACK", [o] { (*o)(); }, [o] { return o->output(); })};
}
const bench::announce announced(xnnpack);
}  // namespace
