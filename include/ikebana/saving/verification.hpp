// SPDX-License-Identifier: BSL-1.0
// How far a model is from what Keras makes of the same inputs, layer by layer.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

namespace ikebana {

/// How far a tensor is from the reference, where it is farthest.
struct tensor_error {
  std::string layer, class_name;      // of a model's output: "output 0", and nothing
  double relative = 0;                // the error over the largest number of the reference
  double ulp = 0;                     // the error in steps of float32 at that number of the reference
  float value = 0, reference = 0;     // there
  std::size_t at = 0;                 // where that is, counted in row-major order
  std::string label() const { return class_name.empty() ? layer : "layer '" + layer + "' (" + class_name + ")"; }
  std::string str() const {
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, "%.2g of its largest number (%.3g ulp): %.8g where Keras has %.8g, at element %zu", relative, ulp, double(value), double(reference), at);
    return label() + " is off by " + numbers;
  }
};

/// What `verify` found. Layers stand in the order in which they are computed, each as the layer that it is: no two fused into one step. `outputs` are the model's own,
/// from a call as any other, fused.
struct verification {
  double tolerance;
  std::vector<tensor_error> layers, outputs;

  bool agrees(const tensor_error& e) const { return e.relative <= tolerance; }
  /// The first layer that is farther from Keras than the tolerance, or null. Those before it agree.
  const tensor_error* first_divergence() const {
    for (const tensor_error& e : layers)
      if (!agrees(e)) return &e;
    return nullptr;
  }
  /// All layers and the outputs agree.
  bool good() const {
    for (const tensor_error& e : outputs)
      if (!agrees(e)) return false;
    return !first_divergence();
  }
  explicit operator bool() const { return good(); }
  /// The layer, or output, that is farthest from Keras.
  const tensor_error& largest() const {
    const tensor_error* most = &outputs.front();
    for (const std::vector<tensor_error>* list : {&layers, &outputs})
      for (const tensor_error& e : *list)
        if (e.relative > most->relative) most = &e;
    return *most;
  }
  /// A sentence; where something is off, which is the first layer.
  std::string str() const {
    char within[32];
    std::snprintf(within, sizeof within, "%.2g", tolerance);
    const std::string what = layers.empty() ? "all outputs" : "all " + std::to_string(layers.size()) + " layers";
    if (good()) return what + " agree with Keras within " + within + ": at most, " + largest().str();
    std::string sentence;
    if (const tensor_error* first = first_divergence())
      sentence = first->str() + "; it is the first that diverges, the " + std::to_string(first - layers.data()) + " before it agree within " + within;
    else if (layers.empty()) sentence = "the outputs do not agree with Keras within " + std::string(within);
    else sentence = what + " agree with Keras within " + within + " where each is computed alone, but the model as it runs does not";
    for (const tensor_error& e : outputs) sentence += "\n" + e.str();
    return sentence;
  }
};

namespace detail {
inline tensor_error compare_tensor(const float* y, const std::vector<double>& expected) {
  tensor_error e;
  double most = -1, largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (std::isfinite(expected[i])) largest = std::max(largest, std::abs(expected[i]));
    const bool same = double(y[i]) == expected[i] || (std::isnan(y[i]) && std::isnan(expected[i]));
    double error = same ? 0 : std::abs(double(y[i]) - expected[i]);
    if (std::isnan(error)) error = std::numeric_limits<double>::infinity();
    if (error > most) most = error, e.at = i, e.value = y[i], e.reference = float(expected[i]);
  }
  if (most <= 0) return e;
  const float there = std::abs(e.reference);
  e.relative = largest > 0 ? most / largest : most;
  e.ulp = std::isfinite(there) ? most / double(std::nextafter(there, std::numeric_limits<float>::infinity()) - there) : most;
  return e;
}
}  // namespace detail

}  // namespace ikebana
