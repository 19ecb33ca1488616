// SPDX-License-Identifier: BSL-1.0
// What a layer's get_config says, as a list that can be read at run time: by files and by the importer.
#pragma once
#include <algorithm>
#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <ikebana/activations/activation.hpp>
#include <ikebana/core/option.hpp>
#include <ikebana/core/spec.hpp>
#include <ikebana/layers/options.hpp>
#include <ikebana/saving/json.hpp>

namespace ikebana {

/// How the C++ spelling has a value: a `window` is one bare number or `kernel_size(3, 5)`, `integers` are several bare numbers, `reals` a
/// list `mean(0.5, 0.4)`, `extents` those of a shape, a `choice` is one of an enumeration of the option's name, `interpolation::nearest`.
enum class config_kind { nothing, boolean, integer, real, word, window, integers, reals, extents, padding_name, layout_name, choice, function, one_layer, several_layers };

/// A value in a layer's config, as JSON.
struct config_value {
  config_kind kind = config_kind::nothing;
  std::string json = "null";
};
struct config_entry {
  std::string_view key;
  config_value value;
  bool positional = false;          // by position in the C++ spelling
  bool training = false;            // of no effect on the results
  bool at_call = false;             // in Keras an argument of the call
  bool required = false;            // has no default
  std::string_view default_is{};    // another key: where this one is not given, it has that one's value
};

class config_list;

namespace detail {
/// A text as JSON.
inline std::string quoted(std::string_view s) {
  std::string out;
  json::write_string(out, s);
  return out;
}
/// The shortest text that gives this float again, as Python's json writes it.
inline std::string json_number(float x) {
  if (x != x) return "NaN";
  if (x - x != 0) return x > 0 ? "Infinity" : "-Infinity";
  char room[32];
  const std::string s(room, std::to_chars(room, room + sizeof room, x).ptr);
  return s.find_first_of(".e") == s.npos ? s + ".0" : s;
}
template <class List, class Write> std::string json_list(const List& list, Write write) {
  std::string json = "[";
  for (const auto& x : list) json += (json.size() > 1 ? ", " : "") + write(x);
  return json += ']';
}
inline std::string json_integers(std::span<const int> list) {
  return json_list(list, [](int n) { return std::to_string(n); });
}

inline config_value config_value_of(std::nullptr_t) { return {}; }
inline config_value config_value_of(unknown_extent) { return {config_kind::integer, "null"}; }
inline config_value config_value_of(bool b) { return {config_kind::boolean, b ? "true" : "false"}; }
inline config_value config_value_of(int n) { return {config_kind::integer, std::to_string(n)}; }
inline config_value config_value_of(float x) { return {config_kind::real, json_number(x)}; }
inline config_value config_value_of(double x) { return config_value_of(float(x)); }
inline config_value config_value_of(std::string_view s) { return {config_kind::word, quoted(s)}; }
inline config_value config_value_of(const char* s) { return config_value_of(std::string_view{s}); }
inline config_value config_value_of(padding p) { return {config_kind::padding_name, quoted(spelled(p))}; }
inline config_value config_value_of(layout l) { return {config_kind::layout_name, quoted(spelled(l))}; }
inline config_value config_value_of(const sizes& s) { return {config_kind::window, json_integers({s.value, std::size_t(s.count)})}; }
inline config_value config_value_of(std::span<const int> list) { return {config_kind::integers, json_integers(list)}; }
inline config_value config_value_of(std::span<const float> list) { return {config_kind::reals, json_list(list, json_number)}; }
template <int N> config_value config_value_of(const numbers<N>& list) {  // one is no list
  if constexpr (N == 1) return config_value_of(list.value[0]);
  else return config_value_of(std::span<const float>(list.value));
}
template <std::size_t N> config_value config_value_of(const int (&list)[N]) { return config_value_of(std::span<const int>(list)); }
template <std::size_t N, std::size_t M> config_value config_value_of(const int (&list)[N][M]) {
  return {config_kind::integers, json_list(std::span(list), [](const int (&row)[M]) { return json_integers(row); })};
}
inline config_value config_value_of(const dims& d) {
  std::string json = "[";
  for (int a = 0; a < d.rank; ++a) json += (a > 0 ? ", " : "") + (d.known(a) ? std::to_string(d.extent[a]) : "null");
  return {config_kind::extents, json + ']'};
}
template <class E>
  requires std::is_enum_v<E> && requires(E e) { spelled(e); }
config_value config_value_of(E e) {
  return {config_kind::choice, quoted(spelled(e))};
}
template <class T>
  requires std::is_pointer_v<T>
config_value config_value_of(const T&) = delete;  // would be a bool
template <class Act>
  requires any_activation<Act>
config_value config_value_of(const Act& act);

/// {"class_name": ..., "config": {...}}
std::string json_object(std::string_view class_name, const config_list& config);
template <class L> config_value config_value_of_layer();
}  // namespace detail

/// The config of a layer: `config_of<Dense<4, relu>>()` lists units, activation, use_bias, with the values of this very type.
class config_list {
 public:
  /// An option, under Keras' name. `default_is`: the key whose value it has where it is not given, as strides that of pool_size.
  template <class T> void operator()(std::string_view key, const T& value, std::string_view default_is = {}) {
    add({key, detail::config_value_of(value), false, false, false, false, default_is});
  }
  /// An option that has no default: `scale` of a Rescaling.
  template <class T> void required(std::string_view key, const T& value) { add({key, detail::config_value_of(value), false, false, false, true}); }
  /// What the C++ spelling has by position, in order.
  template <class T> void argument(std::string_view key, const T& value) { add({key, detail::config_value_of(value), true}); }
  /// What only training looks at: written, and not compared.
  template <class T> void training(std::string_view key, const T& value, bool required = false) {
    add({key, detail::config_value_of(value), false, true, false, required});
  }
  /// What in Keras the call is given, beside the tensors: `use_causal_mask`.
  template <class T> void call(std::string_view key, const T& value) { add({key, detail::config_value_of(value), false, false, true}); }
  /// One more tensor of the call, which Keras takes by keyword, `attention_mask`, or at a place of a list, `tensor("initial_state", 1)`.
  template <class... Place> void tensor(std::string_view keyword, Place... places) {
    tensors_.emplace_back(keyword);
    (tensors_.back().append(".").append(std::to_string(places)), ...);
  }
  /// A layer inside the layer.
  template <class L> void layer(std::string_view key, const L& = {}) { add({key, detail::config_value_of_layer<L>(), true}); }
  template <class... L> void layers(std::string_view key, const L&...) {
    add({key, {config_kind::several_layers, joined({detail::config_value_of_layer<L>()...})}, true});
  }

  /// The keywords of so many tensors: those of the last ones, which may be left out together; the first have none.
  std::vector<std::string> keywords_of(std::size_t count) const {
    std::vector<std::string> all(count);
    if (count > tensors_.size()) std::copy(tensors_.begin(), tensors_.end(), all.end() - std::ptrdiff_t(tensors_.size()));
    return all;
  }
  std::span<const config_entry> entries() const { return entries_; }
  const config_entry* find(std::string_view key) const {
    for (const config_entry& e : entries_)
      if (e.key == key) return &e;
    return nullptr;
  }

 private:
  // one call for an option: a model has hundreds of them
  __attribute__((noinline)) void add(config_entry e) { entries_.push_back(std::move(e)); }
  static std::string joined(std::initializer_list<config_value> list) {
    return detail::json_list(list, [](const config_value& v) { return v.json; });
  }
  std::vector<config_entry> entries_;
  std::vector<std::string> tensors_;
};

template <class L> __attribute__((cold)) config_list config_of() {
  config_list config;
  L::get_config(config);
  return config;
}

namespace detail {
inline std::string json_object(std::string_view class_name, const config_list& config) {
  std::string json = "{\"class_name\": " + quoted(class_name) + ", \"config\": {";
  for (const config_entry& e : config.entries()) json += (&e == config.entries().data() ? "" : ", ") + quoted(e.key) + ": " + e.value.json;
  return json + "}}";
}
template <class L> config_value config_value_of_layer() { return {config_kind::one_layer, json_object(L::class_name, config_of<L>())}; }

/// Keras names an activation; one with other parameters than its own defaults is written with them.
template <class Act>
  requires any_activation<Act>
config_value config_value_of(const Act& act) {
  if constexpr (requires(config_list c) { act.get_config(c); Act{}.get_config(c); }) {
    config_list given, usual;
    act.get_config(given);
    Act{}.get_config(usual);
    if (json_object(Act::name, given) != json_object(Act::name, usual)) return {config_kind::function, json_object(Act::name, given)};
  }
  if constexpr (requires { Act::name; }) return {config_kind::function, quoted(Act::name)};
  else return {config_kind::function, "\"a C++ function\""};
}
}  // namespace detail

}  // namespace ikebana
