// SPDX-License-Identifier: BSL-1.0
// JSON as Python's json module writes it, NaN and Infinity included.
#pragma once
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ikebana {

/// A JSON value.
struct json {
  enum class is { null, boolean, number, string, array, object };
  is type = is::null;
  bool truth = false;
  double number = 0;
  std::string text;               // of a string
  std::vector<std::string> keys;  // of an object, one for each item
  std::vector<json> items;

  json() = default;
  explicit json(bool b) : type{is::boolean}, truth{b} {}
  explicit json(double x) : type{is::number}, number{x} {}
  explicit json(std::string s) : type{is::string}, text{std::move(s)} {}
  static json array() { return of(is::array); }
  static json object() { return of(is::object); }

  bool is_null() const { return type == is::null; }
  bool is_string() const { return type == is::string; }
  bool is_array() const { return type == is::array; }
  bool is_object() const { return type == is::object; }
  /// An object's value, or nullptr; also where this is no object.
  const json* find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] == key) return &items[i];
    return nullptr;
  }
  /// The same, never nullptr: null where it is missing.
  const json& operator[](std::string_view key) const {
    static const json missing;
    const json* const found = find(key);
    return found ? *found : missing;
  }
  void set(std::string key, json value) {
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] == key) {
        items[i] = std::move(value);
        return;
      }
    keys.push_back(std::move(key));
    items.push_back(std::move(value));
  }
  /// A whole number in [least, most].
  std::optional<std::int64_t> integer(std::int64_t least, std::int64_t most) const {
    if (type != is::number || !(number >= double(least)) || !(number <= double(most)) || number != std::floor(number)) return {};
    return std::int64_t(number);
  }

  /// Reads a whole text; where it is wrong, there is no value, and `error` says why. Of a hostile text it takes bounded time, memory and stack.
  static std::optional<json> parse(std::string_view written, std::string& error);
  /// On one line, as Python's json.dumps.
  std::string dump() const {
    std::string out;
    write(out);
    return out;
  }
  static void write_string(std::string& out, std::string_view s) {
    out += '"';
    for (const char c : s) {
      if (c == '"' || c == '\\') out += {'\\', c};
      else if (static_cast<unsigned char>(c) < 0x20) out += {'\\', 'u', '0', '0', "01"[c >> 4], "0123456789abcdef"[c & 15]};
      else out += c;
    }
    out += '"';
  }

 private:
  static json of(is t) {
    json j;
    j.type = t;
    return j;
  }
  void write(std::string& out) const {
    switch (type) {
      case is::null: out += "null"; return;
      case is::boolean: out += truth ? "true" : "false"; return;
      case is::string: return write_string(out, text);
      case is::number: return write_number(out);
      case is::array:
      case is::object:
        out += is_array() ? '[' : '{';
        for (std::size_t i = 0; i < items.size(); ++i) {
          if (i > 0) out += ", ";
          if (is_object()) {
            write_string(out, keys[i]);
            out += ": ";
          }
          items[i].write(out);
        }
        out += is_array() ? ']' : '}';
    }
  }
  void write_number(std::string& out) const {
    if (number != number) out += "NaN";
    else if (number - number != 0) out += number > 0 ? "Infinity" : "-Infinity";
    else {
      char room[40];
      const bool whole = number == std::floor(number) && std::abs(number) < 9e15;
      const auto end = whole ? std::to_chars(room, room + sizeof room, std::int64_t(number)) : std::to_chars(room, room + sizeof room, number);
      out.append(room, end.ptr);
    }
  }
};

}  // namespace ikebana

#ifndef IKEBANA_SAVING_COMPILED
#include <ikebana/saving/json_reader.hpp>
#endif
