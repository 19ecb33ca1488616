// SPDX-License-Identifier: BSL-1.0
// Eigen: matrices of fixed sizes for small networks (RTNeural's Eigen backend is of this kind), of dynamic sizes for large ones. Compiled once more
// for AVX2, which is faster on small networks: as BUILD says, and with -DEigen=... so that the linker keeps both.
#include <memory>

#include <Eigen/Dense>

#include "shapes.hpp"

namespace {
using bench::act, bench::kind;
template <int Rows, int Columns> using matrix = Eigen::Matrix<float, Rows, Columns>;
template <int Rows> using vector = matrix<Rows, 1>;
template <int Rows, int Columns> using by_rows = Eigen::Matrix<float, Rows, Columns, Eigen::RowMajor>;
using dynamic = by_rows<Eigen::Dynamic, Eigen::Dynamic>;

/// A Keras kernel (in, out), of which the columns from `first` on are taken, transposed.
template <int Out, int In> matrix<Out, In> transposed(const float* kernel, int stride, int first) {
  matrix<Out, In> w;
  for (int o = 0; o < Out; ++o)
    for (int i = 0; i < In; ++i) w(o, i) = kernel[i * stride + first + o];
  return w;
}

struct w1 {
  matrix<4, 3> a;
  matrix<4, 4> b;
  matrix<1, 4> c;
  vector<4> bias_a, bias_b;
  vector<1> bias_c, y;
  vector<3> x;
  explicit w1(const bench::job& j) : x{vector<3>::Map(j.x.data())} {
    const auto& l = j.net.layers;
    a = transposed<4, 3>(j.net.at(l[0].kernel), 4, 0);
    b = transposed<4, 4>(j.net.at(l[1].kernel), 4, 0);
    c = transposed<1, 4>(j.net.at(l[2].kernel), 1, 0);
    bias_a = vector<4>::Map(j.net.at(l[0].bias));
    bias_b = vector<4>::Map(j.net.at(l[1].bias));
    bias_c = vector<1>::Map(j.net.at(l[2].bias));
  }
  void operator()() {
    const vector<4> h = (a * x + bias_a).cwiseMax(0.f), k = (b * h + bias_b).cwiseMax(0.f);
    y.noalias() = c * k + bias_c;
  }
};

template <int Units> vector<Units> sigmoid(const vector<Units>& x) { return 1.f / ((-x.array()).exp() + 1.f); }

/// A product for each gate, as RTNeural does it.
template <int In, int Units> struct lstm {
  matrix<Units, In> w[4];
  matrix<Units, Units> u[4];
  vector<Units> bias[4], h, c;
  void set(const float* kernel, const float* recurrent, const float* b) {
    for (int g = 0; g < 4; ++g) {
      w[g] = transposed<Units, In>(kernel, 4 * Units, g * Units);
      u[g] = transposed<Units, Units>(recurrent, 4 * Units, g * Units);
      bias[g] = vector<Units>::Map(b + g * Units);
    }
    reset();
  }
  void reset() { h.setZero(), c.setZero(); }
  vector<Units> gate(int g, const vector<In>& x) {
    vector<Units> z = bias[g];
    z.noalias() += u[g] * h;
    z.noalias() += w[g] * x;
    return z;
  }
  void operator()(const vector<In>& x) {
    const vector<Units> i = sigmoid<Units>(gate(0, x)), f = sigmoid<Units>(gate(1, x)), o = sigmoid<Units>(gate(3, x));
    const vector<Units> candidate = gate(2, x).array().tanh();
    c = f.cwiseProduct(c) + i.cwiseProduct(candidate);
    h = o.cwiseProduct(c.array().tanh().matrix());
  }
};

/// One product for all gates.
template <int In, int Units> struct lstm_at_once {
  matrix<4 * Units, In> w;
  matrix<4 * Units, Units> u;
  vector<4 * Units> bias;
  vector<Units> h, c;
  void set(const float* kernel, const float* recurrent, const float* b) {
    w = transposed<4 * Units, In>(kernel, 4 * Units, 0);
    u = transposed<4 * Units, Units>(recurrent, 4 * Units, 0);
    bias = vector<4 * Units>::Map(b);
    reset();
  }
  void reset() { h.setZero(), c.setZero(); }
  void operator()(const vector<In>& x) {
    vector<4 * Units> z = bias;
    z.noalias() += u * h;
    z.noalias() += w * x;
    const vector<Units> i = sigmoid<Units>(z.template segment<Units>(0)), f = sigmoid<Units>(z.template segment<Units>(Units));
    const vector<Units> candidate = z.template segment<Units>(2 * Units).array().tanh(), o = sigmoid<Units>(z.template segment<Units>(3 * Units));
    c = f.cwiseProduct(c) + i.cwiseProduct(candidate);
    h = o.cwiseProduct(c.array().tanh().matrix());
  }
};

template <int In, int Units> struct gru {
  matrix<3 * Units, In> w;
  matrix<3 * Units, Units> u;
  vector<3 * Units> bias, recurrent_bias;
  vector<Units> h;
  void set(const float* kernel, const float* recurrent, const float* b) {
    w = transposed<3 * Units, In>(kernel, 3 * Units, 0);
    u = transposed<3 * Units, Units>(recurrent, 3 * Units, 0);
    bias = vector<3 * Units>::Map(b);
    recurrent_bias = vector<3 * Units>::Map(b + 3 * Units);
    reset();
  }
  void reset() { h.setZero(); }
  void operator()(const vector<In>& x) {
    vector<3 * Units> a = bias, b = recurrent_bias;
    a.noalias() += w * x;
    b.noalias() += u * h;
    const vector<2 * Units> gates = sigmoid<2 * Units>(a.template head<2 * Units>() + b.template head<2 * Units>());
    const vector<Units> z = gates.template head<Units>(), r = gates.template tail<Units>();
    const vector<Units> candidate = (a.template tail<Units>() + r.cwiseProduct(b.template tail<Units>())).array().tanh();
    h = candidate + z.cwiseProduct(h - candidate);
  }
};

template <class Cell, int In, int Units, int Out> struct recurrent {
  Cell cell;
  matrix<Out, Units> head;
  vector<Out> bias, y;
  bench::floats x;
  int steps;
  bool streaming;
  explicit recurrent(const bench::job& j) : x{j.x}, steps{j.net.width}, streaming{j.streaming} {
    const auto& l = j.net.layers;
    cell.set(j.net.at(l[0].kernel), j.net.at(l[0].recurrent), j.net.at(l[0].bias));
    head = transposed<Out, Units>(j.net.at(l[1].kernel), Out, 0);
    bias = vector<Out>::Map(j.net.at(l[1].bias));
  }
  void operator()() {
    if (!streaming) cell.reset();
    for (int t = 0; t < steps; ++t) cell(vector<In>::Map(x.data() + t * In));
    y = bias;
    y.noalias() += head * cell.h;
  }
};

/// Of any sizes, samples in rows; weights of one sample's product by units, of several samples' as they come.
struct perceptron {
  std::vector<dynamic> w, y;
  std::vector<Eigen::RowVectorXf> bias;
  std::vector<act> acts;
  dynamic x;
  explicit perceptron(const bench::job& j) : x{dynamic::Map(j.x.data(), j.batch, j.net.inputs())} {
    for (const bench::layer& l : j.net.layers) {
      const dynamic kernel = dynamic::Map(j.net.at(l.kernel), l.in, l.out);
      w.push_back(j.batch == 1 ? dynamic(kernel.transpose()) : kernel);
      y.push_back(dynamic::Zero(j.batch, l.out));
      bias.push_back(l.bias < 0 ? Eigen::RowVectorXf() : Eigen::RowVectorXf(Eigen::RowVectorXf::Map(j.net.at(l.bias), l.out)));
      acts.push_back(l.activation);
    }
  }
  void operator()() {
    const dynamic* in = &x;
    for (std::size_t i = 0; i < w.size(); ++i) {
      dynamic& out = y[i];
      if (out.rows() == 1) out.row(0).transpose().noalias() = w[i] * in->row(0).transpose();
      else out.noalias() = *in * w[i];
      if (bias[i].size() > 0) out.rowwise() += bias[i];
      if (acts[i] == act::relu) out = out.cwiseMax(0.f);
      if (acts[i] == act::softmax) {
        out.colwise() -= Eigen::VectorXf(out.rowwise().maxCoeff());
        out = out.array().exp();
        out.array().colwise() /= Eigen::ArrayXf(out.rowwise().sum());
      }
      in = &out;
    }
  }
};

/// Small square products of a fixed size.
template <int N> struct product {
  by_rows<N, N> a, w, y;
  explicit product(const bench::job& j) : a{by_rows<N, N>::Map(j.x.data())}, w{by_rows<N, N>::Map(j.net.weights.data())} {}
  void operator()() { y.noalias() = a * w; }
};

template <class Net> void join(std::vector<bench::contestant>& all, const std::string& name, const bench::job& j) {
  auto net = std::make_shared<Net>(j);
  const auto output = [net] {
    if constexpr (requires { net->y.data(); } && !requires { net->y.front().rows(); }) return bench::floats(net->y.data(), net->y.data() + net->y.size());
    else return bench::floats(net->y.back().data(), net->y.back().data() + net->y.back().size());
  };
  if constexpr (std::is_same_v<Net, w1>)
    if (j.feedback) return all.push_back(bench::contestant_of(name, [net, p = net.get()] { (*p)(), p->x[0] = p->y[0]; }, output));
  all.push_back(bench::contestant_of(name, [net, p = net.get()] { (*p)(); }, output));
}

std::vector<bench::contestant> eigen(const bench::job& j) {
  std::vector<bench::contestant> all;
  const std::string fixed = "Eigen fixed-size" BUILD;
  if (is_perceptron(j, 3, 4, 1)) join<w1>(all, fixed, j);
  else if (is_product(j) && j.batch == 16 && j.net.channels == 16) join<product<16>>(all, fixed, j);
  else if (is_product(j) && j.batch == 32 && j.net.channels == 32) join<product<32>>(all, fixed, j);
  else if (std::all_of(j.net.layers.begin(), j.net.layers.end(), [](const bench::layer& l) { return l.what == kind::dense; })) join<perceptron>(all, "Eigen" BUILD, j);
  if (is_recurrent(j, kind::lstm, 1, 20)) {
    join<recurrent<lstm<1, 20>, 1, 20, 1>>(all, fixed, j);
    join<recurrent<lstm_at_once<1, 20>, 1, 20, 1>>(all, "Eigen fixed-size, gates at once" BUILD, j);
  }
  if (is_recurrent(j, kind::lstm, 3, 64)) {
    join<recurrent<lstm<3, 64>, 3, 64, 6>>(all, fixed, j);
    join<recurrent<lstm_at_once<3, 64>, 3, 64, 6>>(all, "Eigen fixed-size, gates at once" BUILD, j);
  }
  if (is_recurrent(j, kind::gru, 1, 8)) join<recurrent<gru<1, 8>, 1, 8, 1>>(all, fixed, j);
  if (is_recurrent(j, kind::gru, 1, 32)) join<recurrent<gru<1, 32>, 1, 32, 1>>(all, fixed, j);
  return all;
}
const bench::announce announced(eigen);
}  // namespace
