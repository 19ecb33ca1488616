// SPDX-License-Identifier: BSL-1.0
// What layers see of the kernels: templates declared, not defined, so that declaring a model pulls in neither xsimd nor xtensor.
#pragma once
#include <type_traits>

#include <ikebana/core/architecture.hpp>
#include <ikebana/core/interpolation.hpp>
#include <ikebana/core/window.hpp>

/// Kernels run on pointers to float with static extents; tensors are row-major. `Count` is `constant<n>` where an extent is static
/// and `int` where only the call knows it. Output never overlaps input unless said so. Nothing allocates or throws.
/// `Act` is an activation object: `act.apply(v)` for a float or for any batch. Pointers named bias, gamma, beta may be null.
namespace ikebana::kernels {

template <int N> using constant = std::integral_constant<int, N>;

/// Weights are read in a layout of the kernels' own, which `pack_...` makes of Keras' when they are set: n columns take the room of whole
/// cache lines (few columns of less). Packed weights and biases begin at a multiple of 64 bytes; a bias has the room of its packed columns,
/// zeros behind the last, and is never null.
constexpr int packed_columns(int n) { return n == 1 ? 1 : n <= 4 ? 4 : n <= 8 ? 8 : (n + 15) / 16 * 16; }

/// Functions of a float or of a batch, branch-free.
namespace math {
template <class V> constexpr V exp(V x);
template <class V> constexpr V expm1(V x);
template <class V> constexpr V log(V x);     // x > 0
template <class V> constexpr V log1p(V x);   // x > -1
template <class V> constexpr V tanh(V x);
template <class V> constexpr V sigmoid(V x);
template <class V> constexpr V erf(V x);
template <class V> constexpr V sqrt(V x);
template <class V> constexpr V abs(V x);
template <class V> constexpr V max(V a, V b);
template <class V> constexpr V min(V a, V b);
template <class V> constexpr V at_least(float bound, V x);  // of a bound that is a number, cheaper than max and min
template <class V> constexpr V at_most(float bound, V x);
template <class V> constexpr V select_positive(V x, V positive, V otherwise);  // x > 0 ? positive : otherwise, a lane each
/// Within 2 ulp everywhere, and slower.
namespace accurate {
template <class V> constexpr V tanh(V x);
template <class V> constexpr V sigmoid(V x);
template <class V> constexpr V erf(V x);
}  // namespace accurate
}  // namespace math

/// One of `count` parts of a kernel's work, which no other part writes to; together they are all of it. `whole` is known to be all.
struct part { int index, count; };
struct whole { static constexpr int index = 0, count = 1; };
/// The first of part p's share of n pieces; the share ends where the next begins.
template <class Part> constexpr int share(const Part& p, int n, int next = 0) { return int((long long)n * (p.index + next) / p.count); }

/// y[m][N] = act(a[m][K] . w[K][N] + bias[N]), m rows. `Zeros`: many inputs are exact zeros (after relu), and their rows of weights are not read
/// when m is 1; the same for finite weights. `Row`: floats from a row of y to the next. An activation that is `cheap` is applied on registers.
template <architecture A, auto Act, int N, int K, bool Zeros = false, int Row = N, class Count, class Part = whole>
void gemm(Count m, const float* a, const float* packed, const float* bias, float* y, Part part = {});
constexpr int packed_gemm(int n, int k) { return k * packed_columns(n); }  // floats
/// w[K][N] as Keras has it, or its transpose; each column times its scale, unless that is null.
template <architecture A, int N, int K, bool Transposed = false> void pack_gemm(const float* w, const float* scale, float* packed);

/// A convolution; Conv1D is one row, Conv2D one plane.
struct convolution {
  int in = 1, filters = 1, groups = 1;
  window rows{}, columns{}, planes{};
  bool apart = false;  // rows and planes of outputs do not lie one behind the other
  constexpr int cells() const { return planes.size * rows.size * columns.size; }
  /// Whether vectors are filters of one group; otherwise they are groups (depthwise among them).
  constexpr bool by_group() const { return groups == 1 || planes.size > 1 || (filters / groups >= 4 && !(in == groups && in >= 16)); }
  /// Whether it is a product of matrices, a pixel a row.
  constexpr bool pointwise() const {
    constexpr auto one = [](const window& w) { return w.size == 1 && w.stride == 1 && !w.pads(); };
    return groups == 1 && !apart && one(rows) && one(columns) && one(planes);
  }
};
enum class reduction { maximum, average };
struct pooling { int channels = 1; window rows, columns, planes{}; };

constexpr int packed_convolution(const convolution& s) {  // floats
  const int vectors = s.by_group() ? s.filters / s.groups : s.groups, others = s.by_group() ? s.groups : s.filters / s.groups;
  return s.cells() * (s.in / s.groups) * others * (vectors < 4 ? 4 : packed_columns(vectors));
}
/// kernel (rows, columns, in / groups, filters), as Keras has it; each filter times its scale, unless that is null.
template <architecture A, convolution S> void pack_convolution(const float* kernel, const float* scale, float* packed);
/// One sample, channels last: x (h, w, in), bias[filters], y (rows.outputs(h), columns.outputs(w), filters). P is a max pooling behind it, of
/// valid windows that don't overlap; the activation is applied after the maximum, so it must be monotone where there is one.
/// `Row`: floats from a pixel of y to the next.
template <architecture A, auto Act, convolution S, pooling P = pooling{}, int Row = S.filters, class Height, class Width, class Part = whole>
void convolve(Height h, Width w, const float* x, const float* packed, const float* bias, float* y, Part part = {});
/// The same of several planes: x (d, h, w, in). Nothing is pooled.
template <architecture A, auto Act, convolution S, int Row = S.filters, class Depth, class Height, class Width, class Part = whole>
void convolve_planes(Depth d, Height h, Width w, const float* x, const float* packed, const float* bias, float* y, Part part = {});

/// A transposed convolution: as many ordinary ones, of stride 1, as a window of outputs has places, whose outputs interleave.
struct transposed_convolution {
  int in = 1, filters = 1;
  stretch rows{}, columns{}, planes{};
  constexpr int cells() const { return planes.size * rows.size * columns.size; }
  /// Filters of neighbouring outputs are computed together, where their own do not fill vectors and lie side by side.
  constexpr bool joins() const { return columns.stride > 1 && filters % 16 != 0; }
  /// The convolution that gives outputs z, y, x, and those at these distances; of `joined` neighbours in a row.
  constexpr convolution at(int z, int y, int x, int joined) const {
    return {in, joined * filters, 1, rows.at(y).cells, columns.at(x).cells, planes.at(z).cells, true};
  }
  /// How many outputs from x on differ in the weights alone.
  constexpr int alike(const stretch& axis, int x) const {
    int n = 1;
    while (x + n < axis.stride && axis.at(x + n).cells == axis.at(x).cells) ++n;
    return n;
  }
};
/// Floats of the weights; the bias needs `transposed_bias`, and is that of the filters, repeated for neighbours that are joined.
constexpr int packed_transposed(const transposed_convolution& s) {
  int row = 0;  // each cell of the kernel is in one of the convolutions
  for (int x = 0, n = 1; x < s.columns.stride; x += n) {
    n = s.joins() ? s.alike(s.columns, x) : 1;
    if (const window cells = s.columns.at(x).cells; cells.size > 0) row += packed_convolution({s.in, n * s.filters, 1, {}, cells});
  }
  return s.planes.size * s.rows.size * row;
}
constexpr int transposed_bias(const transposed_convolution& s) { return packed_columns(s.joins() ? s.columns.stride * s.filters : s.filters); }
/// kernel (planes, rows, columns, filters, in), as Keras has it; each filter times its scale, unless that is null.
template <architecture A, transposed_convolution S> void pack_transposed(const float* kernel, const float* scale, float* packed);
/// One sample, channels last: x (d, h, w, in), y (planes.outputs(d), rows.outputs(h), columns.outputs(w), filters). `Row`: as for `convolve`; only where
/// nothing `joins`.
template <architecture A, auto Act, transposed_convolution S, int Row = S.filters, class Depth, class Height, class Width, class Part = whole>
void convolve_transposed(Depth d, Height h, Width w, const float* x, const float* packed, const float* bias, float* y, Part part = {});

/// One sample, channels last; `average` divides by the cells inside the input, as Keras does for `same`.
template <architecture A, reduction R, pooling S, class Depth, class Height, class Width> void pool(Depth d, Height h, Width w, const float* x, float* y);
template <architecture A, reduction R, pooling S, class Height, class Width> void pool(Height h, Width w, const float* x, float* y) {
  pool<A, R, S>(constant<1>{}, h, w, x, y);
}
/// The outputs of an adaptive pooling: each axis is cut into as many windows of about one size, which may share a cell.
struct adaptive { int channels = 1, planes = 1, rows = 1, columns = 1; };
/// One sample (d, h, w, channels), whatever its extents.
template <architecture A, reduction R, adaptive S, class Depth, class Height, class Width> void adaptive_pool(Depth d, Height h, Width w, const float* x, float* y);

/// One sample (planes, rows, columns, channels) with so many cells of `fill` before and after it along each axis; where a number is negative, without so many of its own.
template <architecture A> void frame(const int (&extents)[3], int channels, const int (&before)[3], const int (&after)[3], float fill, const float* x, float* y);
/// Each cell of a sample (planes, rows, columns, channels) so many times along each axis.
template <architecture A, class Channels> void repeat(const int (&extents)[3], Channels channels, const int (&times)[3], const float* x, float* y);

/// One axis of an image that is resized: `cells` cells, of which the first is the input's cell `first`, become `outputs`. Those that the input does not have are `fill`.
struct resizing_axis { int inputs = 1, outputs = 1, cells = 1, first = 0; };
namespace detail {
constexpr int resizing_radius(interpolation how) { return how == interpolation::lanczos5 ? 5 : how == interpolation::lanczos3 ? 3 : how == interpolation::bicubic ? 2 : 1; }
}  // namespace detail
struct resizing {
  interpolation how = interpolation::bilinear;
  bool antialias = false;
  float fill = 0;
  resizing_axis rows{}, columns{};

  /// The most cells of the input that make one output.
  constexpr int taps(const resizing_axis& axis) const {
    if (how == interpolation::nearest || axis.cells == axis.outputs) return 1;
    const int radius = detail::resizing_radius(how);
    const int most = antialias && axis.cells > axis.outputs ? int((2ll * radius * axis.cells + axis.outputs - 1) / axis.outputs) : 2 * radius;
    return most < axis.inputs ? most : axis.inputs;
  }
  constexpr int table(const resizing_axis& axis) const { return axis.outputs * (taps(axis) + 2); }
  /// Floats that `resize` needs beside the image.
  constexpr int scratch(int channels) const { return table(rows) + table(columns) + columns.inputs * channels; }
};
/// The weights of a resizing, into its scratch; then the images, channels last.
template <architecture A> void prepare_resizing(const resizing& s, float* scratch);
template <architecture A, int Channels> void resize(const resizing& s, float* scratch, const float* x, float* y);

/// y[N] = R over the rows of x[rows][N].
template <architecture A, reduction R, int N, class Count> void reduce_rows(Count rows, const float* x, float* y);
/// y[i] = R over x[i][0..n), for each of `count` rows.
template <architecture A, reduction R, class Count, class Length> void reduce_each(Count count, Length n, const float* x, float* y);

/// y[i] = act(x[i]); y may be x.
template <architecture A, auto Act, class Count> void map(Count n, const float* x, float* y);
/// Over each row of n; y may be x. Keras' softmax and log_softmax with axis -1.
template <architecture A, class Count, class Length> void softmax(Count rows, Length n, const float* x, float* y);
template <architecture A, class Count, class Length> void log_softmax(Count rows, Length n, const float* x, float* y);
template <architecture A, class Count, class Length> void sparsemax(Count rows, Length n, const float* x, float* y);
/// The same along the middle axis of x (outer, n, inner).
template <architecture A, class Outer, class Length, class Inner> void softmax_columns(Outer outer, Length n, Inner inner, const float* x, float* y);
template <architecture A, class Outer, class Length, class Inner> void log_softmax_columns(Outer outer, Length n, Inner inner, const float* x, float* y);
template <architecture A, class Outer, class Length, class Inner> void sparsemax_columns(Outer outer, Length n, Inner inner, const float* x, float* y);
/// y[rows][n] = a * sigmoid(b) of x[rows][2][n], in which a stands before b.
template <architecture A, class Count, class Length> void glu(Count rows, Length n, const float* x, float* y);

enum class binary { add, subtract, multiply, maximum, minimum, bend, lower, clear };
// bend: a where it is positive, else a * b; lower and clear, of a mask b: a where b is true, else -1e9 or 0
/// y[i] = a[i] op b[i]; y may be a or b.
template <architecture A, binary Op, class Count> void zip(Count n, const float* a, const float* b, float* y);
/// y[i] = a[i] op s.
template <architecture A, binary Op, class Count> void zip_scalar(Count n, const float* a, float s, float* y);

/// y[columns][rows] = the transpose of x[rows][columns].
template <architecture A, class Rows, class Columns> void transpose(Rows rows, Columns columns, const float* x, float* y);

/// y[m][n] = a[m][k] . b[k][n], two activations; a row of each begins `..._row` floats behind the one before. A product with a transposed b is one with
/// what `transpose` makes of it.
template <architecture A, class N, class K, class RowA, class RowB, class RowY>
void product(int m, N n, K k, const float* a, RowA a_row, const float* b, RowB b_row, float* y, RowY y_row);
/// y[m][n] = outer * the sum over k of weight[k] * tanh(inner * (a[m][k] + b[k][n])); weight may be null, for ones.
template <architecture A, class N, class K, class RowA, class RowB, class RowY>
void additive_product(int m, N n, K k, const float* a, RowA a_row, const float* b, RowB b_row, const float* weight, float inner, float outer, float* y, RowY y_row);
/// x[i] = low where mask[i] is 0.
template <architecture A, class Count> void mask_out(Count n, const float* mask, float low, float* x);

/// x (outer, channels, inner): y = gamma[c] * (x - mean[c]) / sqrt(variance[c] + epsilon) + beta[c]; y may be x.
template <architecture A, int Channels, class Outer, class Inner>
void normalize(Outer outer, Inner inner, const float* x, const float* gamma, const float* beta, const float* mean, const float* variance, float epsilon, float* y);
/// The same for one row as y[c] = x[c] * factors[c] + shifts[c].
template <architecture A>
void fold_statistics(int n, const float* gamma, const float* beta, const float* mean, const float* variance, float epsilon, float* factors, float* shifts);

/// x (outer, Channels, inner): y = (x - center[c]) * factor[c] + shift[c]; y may be x. Packed, the three lie one after another, each repeated so that few channels fill
/// vectors: `complete_affine` repeats what stands at its start.
constexpr int affine_period(int channels) { return channels >= 64 ? channels : (64 + channels - 1) / channels * channels; }
constexpr int packed_affine(int channels) { return 3 * affine_period(channels); }
template <architecture A, int Channels> void complete_affine(float* packed);
template <architecture A, int Channels, class Outer, class Inner> void affine(Outer outer, Inner inner, const float* packed, const float* x, float* y);

/// y[i] = how many of the ascending `bins` are at most x[i].
template <architecture A, class Count> void digitize(Count n, int boundaries, const float* bins, const float* x, float* y);
/// x (outer, many, inner) to y (outer, inner, depth): at each id(x) in [0, depth) a one, or how many there are, or the sum of their `weights`, which lie as x.
enum class encoding { hot, count, weighted };
template <architecture A, encoding How, class Id> void encode(int outer, int many, int inner, int depth, const float* x, const float* weights, float* y, Id id);

/// By what the elements that are normalized together are divided: their deviation, the same without taking the mean away, their root mean
/// square, the root of the sum of their squares.
enum class norm { layer, deviation, root_mean_square, length };
/// x (outer, n, inner), along the middle axis: y = (x - mean) / sqrt(variance + epsilon) * gamma[n] + beta[n], or as N says; for `length`
/// epsilon is the least length. y may be x.
template <architecture A, norm N, class Outer, class Length, class Inner>
void standardize(Outer outer, Length n, Inner inner, const float* x, const float* gamma, const float* beta, float epsilon, float* y);
/// One sample x (outer, channels, inner): mean[c] and variance[c] of the group of channels that c is in; `room` has as many floats.
template <architecture A, int Channels, int Groups, class Outer, class Inner>
void group_moments(Outer outer, Inner inner, const float* x, float* mean, float* variance, float* room);

/// y[i][Width] = table[int(ids[i])][Width]; an index out of range gives a row of NaN, as Keras on JAX does.
template <architecture A, int Width, class Count> void gather(Count n, int table_rows, const float* ids, const float* table, float* y);

struct recurrence {
  int in = 1, units = 1;
  bool sequences = false;  // y holds a row a step, else the last state
  bool backwards = false;  // steps are read from the last to the first; y's rows are in that order, as with Keras' go_backwards
};
namespace detail {
/// The room of a row of gates: of each unit's, four units at a time; of three gates the third lies apart from the others.
constexpr int gate_columns(int units, int gates) {
  const int room = (units + 3) / 4 * 4;
  return gates == 3 ? (2 * room + 15) / 16 * 16 + (room + 15) / 16 * 16 : (gates * room + 15) / 16 * 16;
}
/// Is the input's part of the gates computed for many steps at once? Not where it is small beside the state's, nor where all weights stay in the first cache.
constexpr bool input_apart(const recurrence& s, int gates) {
  return s.in > 8 && (s.in + s.units) * gate_columns(s.units, gates) * int(sizeof(float)) > 24 * 1024;
}
inline constexpr int steps_at_once = 12;
}  // namespace detail

/// Weights of `gates` gates as the kernels read them, biases among them.
constexpr int packed_recurrence(const recurrence& s, int gates) { return (s.in + s.units + 2) * detail::gate_columns(s.units, gates); }
/// Floats that a call needs beside the states: 0 where it works a step at a time.
constexpr int recurrent_scratch(const recurrence& s, int gates) {
  return detail::input_apart(s, gates) ? detail::steps_at_once * detail::gate_columns(s.units, gates) : 0;
}
// kernel (in, gates * units), recurrent (units, gates * units), bias (gates * units) or null, side by side in Keras' order. Scales by 1/2 belong
// to activations that are `logistic`: (1 + tanh(x / 2)) / 2.
template <architecture A, recurrence S> void pack_simple_rnn(const float* kernel, const float* recurrent, const float* bias, float* packed);
template <architecture A, auto Recurrent, recurrence S> void pack_lstm(const float* kernel, const float* recurrent, const float* bias, float* packed);
template <architecture A, auto Recurrent, bool ResetAfter, recurrence S>
void pack_gru(const float* kernel, const float* recurrent, const float* bias, float* packed);

/// One sample: x (steps, in), h (units) the state before and after. y may be null. Activations may work on rows: on the units of a gate.
template <architecture A, auto Act, recurrence S, class Count>
void simple_rnn(Count steps, const float* x, const float* packed, float* scratch, float* h, float* y);
/// Gates i, f, c, o; h, c the states before and after.
template <architecture A, auto Act, auto Recurrent, recurrence S, class Count>
void lstm(Count steps, const float* x, const float* packed, float* scratch, float* h, float* c, float* y);
/// Gates z, r, h; the bias is (2, 3 units) with ResetAfter.
template <architecture A, auto Act, auto Recurrent, bool ResetAfter, recurrence S, class Count>
void gru(Count steps, const float* x, const float* packed, float* scratch, float* h, float* y);
/// A step of a convolutional LSTM behind its convolutions: the gates i, f, c, o of each pixel are the sums of x and h (pixels, 4 Units); c (pixels, Units) the
/// state before and after, `to` (pixels, Units) the output.
template <architecture A, auto Act, auto Recurrent, int Units, class Count>
void conv_lstm(Count pixels, const float* x, const float* h, float* c, float* to);

}  // namespace ikebana::kernels
