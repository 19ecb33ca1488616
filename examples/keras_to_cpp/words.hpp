// SPDX-License-Identifier: BSL-1.0
// Identifiers, numbers and lines of C++.
#pragma once
#include <ikebana/saving/config.hpp>

#include <cctype>
#include <set>
#include <string>
#include <vector>

namespace importer {

inline std::string joined(const std::vector<std::string>& list, std::string_view between = ", ") {
  std::string all;
  for (const std::string& s : list) all += (&s == list.data() ? "" : std::string(between)) + s;
  return all;
}
/// A text as C++ writes it.
inline std::string literal(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + '"';
}
/// The shortest number that is this float: 0.5, 6, 1e-5.
inline std::string number(double x) {
  std::string s = ikebana::detail::json_number(float(x));
  if (s.ends_with(".0")) s.resize(s.size() - 2);
  if (const std::size_t e = s.find("e-0"); e != s.npos) s.erase(e + 2, 1);
  return s;
}

inline bool is_identifier_char(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)); }

/// Names that this header has, or may not have.
class identifiers {
 public:
  identifiers() {
    for (const char* word :
         {"alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "char8_t", "char16_t", "char32_t", "class", "compl", "concept", "const",
          "consteval", "constexpr", "constinit", "const_cast", "continue", "co_await", "co_return", "co_yield", "decltype", "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit",
          "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq",
          "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static", "static_assert", "static_cast", "struct", "switch", "template",
          "this", "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
          // macros of systems' headers
          "assert", "errno", "stdin", "stdout", "stderr", "linux", "unix", "major", "minor", "near", "far", "interface", "small", "min", "max", "signbit", "isnan", "isinf", "offsetof", "setjmp",
          "std", "ikebana", "inputs", "outputs", "name", "trainable", "again", "None"})
      taken_.insert(word);
  }
  /// All identifiers of a text: a name of them would hide what it means.
  void avoid(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') {
        i = text.find('"', i + 1);
        if (i == text.npos) return;
      } else if (is_identifier_char(text[i])) {
        std::size_t end = i;
        while (end < text.size() && is_identifier_char(text[end])) ++end;
        taken_.emplace(text.substr(i, end - i));
        i = end - 1;
      }
    }
  }
  /// "block_1/conv" is block_1_conv; a name that is taken gets a number.
  std::string make(std::string_view from, bool type = false) {
    std::string name;
    bool upper = type;
    for (char c : from) {
      if (!std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) c = '_';
      if (c == '_' && (type || name.empty() || name.back() == '_')) {
        upper = type;
        continue;
      }
      if (!type) c = char(std::tolower(c));
      else if (upper) c = char(std::toupper(c));
      upper = false;
      name += c;
    }
    while (name.ends_with('_')) name.pop_back();
    if (name.empty()) name = type ? "Inner" : "x";
    if (std::isdigit(static_cast<unsigned char>(name[0]))) name.insert(0, type ? "M" : "x");
    std::string chosen = name;
    if (taken_.contains(chosen)) chosen = name += "_";
    for (int k = 2; taken_.contains(chosen) || !made_.insert(chosen).second; ++k) chosen = name + (name.ends_with('_') ? "" : "_") + std::to_string(k);
    return chosen;
  }
  /// A name as it is, of the user.
  void take(const std::string& name) { taken_.insert(name); }

 private:
  std::set<std::string, std::less<>> taken_, made_;  // what the text says by itself, and what was made
};

}  // namespace importer
