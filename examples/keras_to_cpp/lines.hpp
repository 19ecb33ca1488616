// SPDX-License-Identifier: BSL-1.0
// Statements in lines of at most a hundred columns.
#pragma once
#include <string>
#include <vector>

namespace importer {

inline constexpr std::size_t columns = 100;

/// Breaks behind the outermost commas; a definition behind its `=` first.
inline std::string in_lines(std::string statement, std::string indent = "    ") {
  std::string out;
  if (const std::size_t at = statement.find(" = "); statement.size() > columns && at < columns && statement.starts_with("constexpr")) {
    out = statement.substr(0, at + 2) + "\n";
    statement = indent + statement.substr(at + 3);
    indent += "    ";
  }
  while (statement.size() > columns) {
    std::size_t at = 0;
    int depth = 0, least = 1000;
    bool quoted = false;
    for (std::size_t i = 0; i + 1 < statement.size() && i < columns; ++i) {
      const char c = statement[i];
      if (c == '"' && statement[i - 1] != '\\') quoted = !quoted;
      if (quoted) continue;
      if (c == '<' || c == '(' || c == '{') ++depth;
      if (c == '>' || c == ')' || c == '}') --depth;
      if (c == ',' && statement[i + 1] == ' ' && depth <= least && i > indent.size() + 20) least = depth, at = i;
    }
    if (at == 0) break;
    out += statement.substr(0, at + 1) + "\n";
    statement = indent + statement.substr(at + 2);
  }
  return out + statement + "\n";
}

/// A list that does not fit into one line has a line for each item.
inline std::string in_lines(const std::string& before, const std::vector<std::string>& items, const std::string& after) {
  std::string line = before;
  for (std::size_t i = 0; i < items.size(); ++i) line += (i > 0 ? ", " : "") + items[i];
  line += after;
  if (line.size() <= columns) return line + "\n";
  std::string out = before + "\n";
  for (std::size_t i = 0; i < items.size(); ++i) out += in_lines("    " + items[i] + (i + 1 < items.size() ? "," : after), "        ");
  return out;
}

}  // namespace importer
