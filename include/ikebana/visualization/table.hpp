// SPDX-License-Identifier: BSL-1.0
// Tables as Python's rich draws them for Keras: box characters, fixed widths, words wrapped.
#pragma once
#include <ikebana/core/text.hpp>

namespace ikebana::detail {

// clang counts the steps of a constant: loops over characters use pointers and no calls, and long runs are cut from a constant.
inline constexpr std::string_view spaces = "                                        ";

/// Characters one after another into memory, or only counted where there is none.
struct pen {
  char* to = nullptr;
  std::size_t written = 0;

  constexpr pen& operator<<(std::string_view s) {
    if (to) {
      const char* from = s.data();
      char* out = to + written;
      for (const char* end = from + s.size(); from != end;) *out++ = *from++;
    }
    written += s.size();
    return *this;
  }
};

/// The width of a UTF-8 text in characters, and the bytes of its first `count` ones.
constexpr int width_of(std::string_view s) {
  int width = 0;
  for (char c : s) width += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return width;
}
constexpr std::string_view first_of(std::string_view s, int count) {
  std::size_t end = 0;
  for (; end < s.size(); ++end)
    if ((static_cast<unsigned char>(s[end]) & 0xC0u) != 0x80u && count-- == 0) break;
  return s.substr(0, end);
}

/// A cell's next line by rich's rule (`divide_line` in its _wrap.py): lines break at spaces, a word that is too long is cut.
constexpr std::string_view next_line(std::string_view& rest, int width) {
  const char *const begin = rest.data(), *const end = begin + rest.size();
  const char *line_end = begin, *next = begin;
  int used = 0;
  while (next != end) {
    const char* stop = next;
    while (stop != end && *stop == ' ') ++stop;  // only a text that begins with spaces has them before a word
    while (stop != end && *stop != ' ') ++stop;
    const char* after = stop;
    while (after != end && *after == ' ') ++after;
    const int word = width_of({next, std::size_t(stop - next)});
    if (next != begin && used + word > width) break;
    used += word + int(after - stop);
    line_end = stop;
    next = after;
  }
  rest.remove_prefix(std::size_t(next - begin));
  return {begin, std::size_t(line_end - begin)};
}

/// One row of a table: its cells, and the widths of its columns without the space on either side.
template <int Columns> struct table_row {
  std::string_view cell[Columns]{};
  const int (&width)[Columns];
  int right;  // the column whose text is to the right; -1 for none

  constexpr void draw(pen& p, std::string_view bar) {
    for (bool more = true; more;) {
      more = false;
      for (int c = 0; c < Columns; ++c) {
        const std::string_view line = next_line(cell[c], width[c]);
        const int wide = width_of(line), room = width[c] - wide;
        more = more || !cell[c].empty();
        p << bar << " ";
        if (c == right && room > 0) p << spaces.substr(0, std::size_t(room));
        if (room >= 0) p << line;
        else p << first_of(line, width[c] - 1) << "…";
        if (c != right && room > 0) p << spaces.substr(0, std::size_t(room));
        p << " ";
      }
      p << bar << "\n";
    }
  }
};

/// A line between rows: its left end, the line, the crossings, the right end.
template <int Columns> constexpr basic_text<512> rule_of(const int (&width)[Columns], std::string_view left, std::string_view line,
                                                                 std::string_view cross, std::string_view end) {
  basic_text<512> t;
  for (int c = 0; c < Columns; ++c) {
    t << (c == 0 ? left : cross);
    for (int i = 0; i < width[c] + 2; ++i) t << line;
  }
  return t << end << "\n";
}

/// 1,234,567
template <std::size_t Capacity> constexpr void write_thousands(basic_text<Capacity>& t, long long n) {
  if (n >= 1000) {
    write_thousands(t, n / 1000);
    t << ',' << char('0' + n / 100 % 10) << char('0' + n / 10 % 10) << char('0' + n % 10);
  } else {
    t << n;
  }
}
/// Keras' `readable_memory_size`: 164.00 B, 213.04 KB, rounded to even.
template <std::size_t Capacity> constexpr void write_bytes(basic_text<Capacity>& t, long long size) {
  constexpr std::string_view units[]{" B", " KB", " MB", " GB", " TB", " PB"};
  long long scale = 1;
  int unit = 0;
  while (unit < 5 && size / scale >= 1024) {
    scale *= 1024;
    ++unit;
  }
  long long hundredths = size / scale * 100 + size % scale * 100 / scale;
  const long long rest = size % scale * 100 % scale;
  if (rest * 2 > scale || (rest * 2 == scale && hundredths % 2 == 1)) ++hundredths;
  t << hundredths / 100 << '.' << char('0' + hundredths / 10 % 10) << char('0' + hundredths % 10) << units[unit];
}

}  // namespace ikebana::detail
