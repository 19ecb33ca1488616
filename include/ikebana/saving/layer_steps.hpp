// SPDX-License-Identifier: BSL-1.0
// What an operation of keras.ops does to axes, as layers one after another: Reshape, which costs nothing, around Cropping and GlobalPooling.
#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <ikebana/saving/json.hpp>

namespace ikebana::detail {

class layer_steps {
 public:
  /// Behind the batch; -1 for one that is not known.
  explicit layer_steps(std::vector<int> extents) : extents_{std::move(extents)}, given_{extents_} {}

  const std::vector<int>& extents() const { return extents_; }
  void reshape(std::vector<int> to) { extents_ = std::move(to); }
  /// Places [from, to) of an axis.
  void crop(std::size_t axis, int from, int to) {
    const int size = extents_[axis];
    if (from == 0 && to == size) return;
    std::vector<int> kept = extents_;
    kept[axis] = to - from;
    const json margins = pair(json(double(from)), json(double(size - to))), none = pair(json(0.), json(0.));
    if (extents_.size() == 3 && axis < 2) {
      add("Cropping2D", "cropping", axis == 0 ? pair(margins, none) : pair(none, margins), kept);
    } else if (axis == 0) {
      reshape({size, product(1, extents_.size())});
      add("Cropping1D", "cropping", margins, {to - from, extents_[1]});
    } else {
      reshape({product(0, axis), size, product(axis + 1, extents_.size())});
      add("Cropping2D", "cropping", pair(none, margins), {extents_[0], to - from, extents_[2]});
    }
    reshape(std::move(kept));
  }
  /// Axes [first, last), which are the first or the last, into one number: by "GlobalAveragePooling", "GlobalMaxPooling".
  void pool(std::size_t first, std::size_t last, const std::string& by) {
    const bool leading = first == 0;
    const int rest = leading ? product(last, extents_.size()) : product(0, first), size = product(first, last);
    reshape(leading ? std::vector{size, rest} : std::vector{rest, size});
    if (!leading) flush(true);  // of a layout that is forgotten
    add(by + "1D", "data_format", json(std::string(leading ? "channels_last" : "channels_first")), {rest});
  }
  void add(std::string layer, std::string_view option, json value, std::vector<int> gives) {
    flush(false);
    json config = json::object();
    config.set(std::string(option), std::move(value));
    steps_.emplace_back(std::move(layer), std::move(config));
    extents_ = given_ = std::move(gives);
  }
  /// All of them; at least one.
  std::vector<std::pair<std::string, json>> take() {
    flush(false);
    if (steps_.empty()) steps_.emplace_back("Identity", json::object());
    return std::move(steps_);
  }

 private:
  static json pair(json a, json b) {
    json list = json::array();
    list.items = {std::move(a), std::move(b)};
    return list;
  }
  int product(std::size_t begin, std::size_t end) const {
    int all = 1;
    for (std::size_t a = begin; a < end; ++a) {
      if (extents_[a] < 0) return -1;
      all *= extents_[a];
    }
    return all;
  }
  void flush(bool always) {
    if (extents_ == given_ && !always) return;
    json shape = json::array(), config = json::object();
    for (const int e : extents_) shape.items.push_back(json(double(e)));
    config.set("target_shape", std::move(shape));
    steps_.emplace_back("Reshape", std::move(config));
    given_ = extents_;
  }

  std::vector<int> extents_, given_;  // as asked for, and as the last step gives them
  std::vector<std::pair<std::string, json>> steps_;
};

}  // namespace ikebana::detail
