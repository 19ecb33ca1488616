// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>

#include <ikebana/saving/compiled.hpp>
#include <ikebana/saving/json.hpp>

namespace ikebana {

namespace detail {
class json_reader {
 public:
  static constexpr int most_nested = 128;
  static constexpr std::size_t most_values = 2'000'000;

  explicit json_reader(std::string_view written) : text_{written} {}
  std::optional<json> whole(std::string& error) {
    json value;
    if (read(value, 0)) {
      skip();
      if (at_ != text_.size()) fail("something follows its end");
    }
    if (wrong_.empty()) return value;
    error = wrong_ + ", at byte " + std::to_string(at_);
    return {};
  }

 private:
  bool fail(std::string_view why) {
    if (wrong_.empty()) wrong_ = why;
    return false;
  }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  }
  bool next_is(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool word(std::string_view w) {
    if (text_.substr(at_, w.size()) != w) return false;
    at_ += w.size();
    return true;
  }

  bool read(json& to, int depth) {
    skip();
    if (at_ >= text_.size()) return fail("it ends too early");
    if (depth > most_nested) return fail("it is nested deeper than " + std::to_string(most_nested));
    if (++values_ > most_values) return fail("it has more than " + std::to_string(most_values) + " values");
    switch (text_[at_]) {
      case '{': return read_object(to, depth);
      case '[': return read_array(to, depth);
      case '"': to.type = json::is::string; return read_string(to.text);
      case 't': to = json(true); return word("true") || fail("an unknown word");
      case 'f': to = json(false); return word("false") || fail("an unknown word");
      case 'n': return word("null") || fail("an unknown word");
      case 'N': to = json(std::nan("")); return word("NaN") || fail("an unknown word");
      case 'I': to = json(HUGE_VAL); return word("Infinity") || fail("an unknown word");
      default: return read_number(to);
    }
  }
  bool read_array(json& to, int depth) {
    to.type = json::is::array;
    ++at_;
    if (next_is(']')) return true;
    do {
      to.items.emplace_back();
      if (!read(to.items.back(), depth + 1)) return false;
    } while (next_is(','));
    return next_is(']') || fail("a list is not closed");
  }
  bool read_object(json& to, int depth) {
    to.type = json::is::object;
    ++at_;
    if (next_is('}')) return true;
    do {
      skip();
      to.keys.emplace_back();
      to.items.emplace_back();
      if (at_ >= text_.size() || text_[at_] != '"') return fail("a key is missing");
      if (!read_string(to.keys.back())) return false;
      if (!next_is(':')) return fail("a ':' is missing");
      if (!read(to.items.back(), depth + 1)) return false;
    } while (next_is(','));
    if (!next_is('}')) return fail("an object is not closed");
    std::vector<std::string_view> sorted(to.keys.begin(), to.keys.end());
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end() || fail("a key is given twice");
  }
  bool read_number(json& to) {
    if (word("-Infinity")) return to = json(-HUGE_VAL), true;
    const char *const begin = text_.data() + at_, *const end = text_.data() + text_.size();
    const char first = *begin == '-' && begin + 1 < end ? begin[1] : *begin;
    to.type = json::is::number;
    const auto [stop, status] = std::from_chars(begin, end, to.number);
    if (first < '0' || first > '9' || stop == begin) return fail("an unexpected character");
    if (status == std::errc::result_out_of_range) return fail("a number out of range");
    at_ += std::size_t(stop - begin);
    return true;
  }
  bool read_string(std::string& to) {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') return ++at_, true;
      if (static_cast<unsigned char>(c) < 0x20) return fail("a control character in a text");
      if (c != '\\') to += c;
      else if (!read_escape(to)) return false;
    }
    return fail("a text is not closed");
  }
  bool read_escape(std::string& to) {
    if (++at_ >= text_.size()) return fail("a text is not closed");
    constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    if (const std::size_t k = letters.find(text_[at_]); k != letters.npos) return to += meant[k], true;
    std::uint32_t code = 0;
    if (text_[at_] != 'u' || !read_hex(code)) return fail("an unknown escape in a text");
    if (code >= 0xD800 && code < 0xDC00) {  // the first half of a pair
      std::uint32_t low = 0;
      const std::size_t back = at_;
      if (text_.substr(at_ + 1, 2) == "\\u" && (at_ += 2, read_hex(low)) && low >= 0xDC00 && low < 0xE000) code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      else at_ = back;
    }
    if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;
    const auto tail = [&](int bits) { return char(0x80 | ((code >> bits) & 0x3F)); };
    if (code < 0x80) to += char(code);
    else if (code < 0x800) to += {char(0xC0 | (code >> 6)), tail(0)};
    else if (code < 0x10000) to += {char(0xE0 | (code >> 12)), tail(6), tail(0)};
    else to += {char(0xF0 | (code >> 18)), tail(12), tail(6), tail(0)};
    return true;
  }
  /// Four digits behind `at_`, which ends on the last.
  bool read_hex(std::uint32_t& code) {
    if (at_ + 4 >= text_.size()) return false;
    const char* const begin = text_.data() + at_ + 1;
    if (*begin == '-' || *begin == '+' || std::from_chars(begin, begin + 4, code, 16).ptr != begin + 4) return false;
    at_ += 4;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0, values_ = 0;
  std::string wrong_;
};
}  // namespace detail

IKEBANA_SAVING_INLINE std::optional<json> json::parse(std::string_view written, std::string& error) { return detail::json_reader(written).whole(error); }

}  // namespace ikebana
