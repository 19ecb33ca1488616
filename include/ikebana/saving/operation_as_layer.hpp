// SPDX-License-Identifier: BSL-1.0
// Operations of keras.ops that are what a layer is, or several in a row.
#pragma once
#include <ikebana/saving/operation_on_axes.hpp>

namespace ikebana::detail {

inline json json_of_text(std::string_view s) { return json(std::string(s)); }

/// An operation of keras.ops, such as `x + y`, `x * 2`, `ops.relu(x)`, as the layer that does the same, or as a model of several; it stays what it is
/// where there is none.
class operation_as_layer : operation_on_axes {
 public:
  /// `masks`: a layer of the model makes masks, which operations do not look at.
  operation_as_layer(graph_layer& l, bool masks) : operation_on_axes(l, masks) {}

  void run() {
    if (of_two_tensors() || l_.calls.size() != 1) return;
    graph_call& call = l_.calls[0];
    if (name_ == "Concatenate") return become("Concatenate", {{"axis", argument("axis", json(-1.))}});
    if (name_ == "Matmul" && call.inputs.size() == 2 && l_.same_ranks && l_.rank == 3) return product();
    if (call.inputs.size() != 1) return;
    if (name_ == "GetItem") return slice(argument("argument 1", argument("key", {})));
    if (name_ == "Split") return split(argument("indices_or_sections", {}));
    if (const std::optional<double> c = number({"argument 1", "x2"})) return with_number(*c, false);
    if (const std::optional<double> c = number({"argument 0", "x1"})) return with_number(*c, true);
    if (name_ == "Transpose" || name_ == "Swapaxes" || name_ == "Moveaxis") return permute();
    if (extents_follow()) return new_shape();
    if (name_ == "Mean" || name_ == "Max" || name_ == "Amax" || name_ == "Sum") return pooling();
    activation();
  }

 private:
  std::optional<double> number(std::initializer_list<const char*> keys) const {
    for (const char* key : keys)
      if (const json* const found = l_.calls[0].arguments.find(key); found && found->type == json::is::number) return found->number;
    return {};
  }

  bool of_two_tensors() {
    constexpr std::string_view same[]{"Add", "Subtract", "Multiply", "Maximum", "Minimum"};
    if (std::find(std::begin(same), std::end(same), name_) == std::end(same)) return false;
    for (const graph_call& c : l_.calls)
      if (c.inputs.size() != 2 || !l_.same_ranks) return false;
    l_.class_name = std::string(name_);
    return true;
  }
  void with_number(double c, bool first) {
    const auto rescaling = [&](double scale, double offset) { become("Rescaling", {{"scale", json(scale)}, {"offset", json(offset)}}); };
    if (name_ == "Add") rescaling(1, c);
    else if (name_ == "Subtract") rescaling(first ? -1 : 1, first ? c : -c);
    else if (name_ == "Multiply") rescaling(c, 0);
    else if ((name_ == "Divide" || name_ == "TrueDivide") && !first && c != 0) rescaling(1 / c, 0);
    else if (name_ == "Power" && c == 2 && !first) square();
    else if (name_ == "Maximum" && c == 0) become("Activation", {{"activation", json_of_text("relu")}});
  }
  void square() {
    become("Multiply", {});
    l_.calls[0].inputs.push_back(l_.calls[0].inputs[0]);
    l_.calls[0].keywords.emplace_back();
  }
  /// Between 0 and a bound.
  void clip() {
    const json least = argument("x_min", {}), most = argument("x_max", {});
    if (least.type == json::is::number && least.number == 0 && most.type == json::is::number && most.number > 0)
      become("ReLU", {{"negative_slope", json(0.)}, {"max_value", most}, {"threshold", json(0.)}});
  }
  void activation() {
    constexpr std::pair<std::string_view, std::string_view> names[]{
        {"Relu", "relu"}, {"Relu6", "relu6"}, {"Sigmoid", "sigmoid"}, {"Tanh", "tanh"}, {"Silu", "silu"}, {"Softplus", "softplus"}, {"Softsign", "softsign"}, {"Selu", "selu"},
        {"Exp", "exponential"}, {"HardSigmoid", "hard_sigmoid"}, {"HardSilu", "hard_silu"}, {"HardTanh", "hard_tanh"}, {"LogSigmoid", "log_sigmoid"}, {"TanhShrink", "tanh_shrink"}};
    for (const auto& [operation, function] : names)
      if (name_ == operation) return become("Activation", {{"activation", json_of_text(function)}});
    if (name_ == "Square") {
      square();
    } else if (name_ == "Clip") {
      clip();
    } else if (name_ == "Negative") {
      become("Rescaling", {{"scale", json(-1.)}, {"offset", json(0.)}});
    } else if (name_ == "Softmax" || name_ == "LogSoftmax") {
      if (argument("axis", json(-1.)).integer(-1, -1)) become("Activation", {{"activation", json_of_text(name_ == "Softmax" ? "softmax" : "log_softmax")}});
    } else if (name_ == "Gelu") {
      json object = json::object(), config = json::object();
      const json approximate = argument("approximate", json(true));
      config.set("approximate", approximate);
      object.set("class_name", json_of_text("gelu"));
      object.set("config", std::move(config));
      become("Activation", {{"activation", approximate.truth ? object : json_of_text("gelu")}});
    } else if (name_ == "LeakyRelu") {
      become("LeakyReLU", {{"negative_slope", argument("negative_slope", json(.2))}});
    } else if (name_ == "Elu") {
      become("ELU", {{"alpha", argument("alpha", json(1.))}});
    }
  }
};

}  // namespace ikebana::detail
