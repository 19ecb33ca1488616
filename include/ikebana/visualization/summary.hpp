// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/models/sequential.hpp>
#include <ikebana/visualization/instruction_set.hpp>
#include <ikebana/visualization/summary_writer.hpp>

namespace ikebana {

namespace detail {
/// The summary of a model, as constants.
template <class Net> struct summary_text {
  using parts = network<Net>;
  using facts = typename parts::facts;
  static constexpr summary_source<std::size_t(facts::size)> net{
      facts::nodes,   facts::known, facts::names, facts::inputs, facts::outputs, parts::class_name.view() == "Sequential", facts::parameters.count,
      facts::parameters.trainable};
  static constexpr summary_writer<std::size_t(facts::size)> writer{net};
  // in parts, each a constant of its own: what clang takes for one constant is limited
  static constexpr int rows_of_part = 32, parts_of_rows = (writer.rows() + rows_of_part - 1) / rows_of_part;
  template <int Part> static constexpr void write(pen& p) {
    if constexpr (Part < 0) writer.write_head(p);
    else if constexpr (Part == parts_of_rows) writer.write_foot(p);
    else writer.write_rows(p, Part * rows_of_part, Part + 1 == parts_of_rows ? writer.rows() : (Part + 1) * rows_of_part);
  }
  template <int Part> static constexpr std::size_t size_of = [] {
    pen p;
    write<Part>(p);
    return p.written;
  }();
  template <int Part> static constexpr auto part = [] {
    std::array<char, size_of<Part>> text{};
    pen p{text.data()};
    write<Part>(p);
    return text;
  }();
  template <int... Part> static constexpr auto joined_parts(std::integer_sequence<int, Part...>) {
    std::array<char, (size_of<Part - 1> + ... + 1)> text{};
    pen p{text.data()};
    ((p << std::string_view{part<Part - 1>.data(), part<Part - 1>.size()}), ...);
    return text;
  }
  static constexpr auto chars = joined_parts(std::make_integer_sequence<int, parts_of_rows + 2>{});
  static constexpr std::string_view view() { return {chars.data(), chars.size() - 1}; }
};

template <class Net> inline constexpr architecture architecture_of = this_architecture;
template <class Net>
  requires requires { Net::arch; }
inline constexpr architecture architecture_of<Net> = Net::arch;
template <architecture A, class... Items> inline constexpr architecture architecture_of<SequentialModel<A, Items...>> = A;
template <architecture A, class Graph, class In, class Out> inline constexpr architecture architecture_of<FunctionalModel<A, Graph, In, Out>> = A;
}  // namespace detail

/// Keras' `summary()` of a model: a constexpr text, and what streams.
template <class Net> struct model_summary {
  /// The table, letter for letter as Keras prints it where no terminal is (UTF-8).
  static constexpr std::string_view view() {
    if constexpr (sound<Net>) return detail::summary_text<Net>::view();
    else return refused<typename network<Net>::judgement::type>() ? std::string_view{} : std::string_view{};
  }
  constexpr operator std::string_view() const { return view(); }
};
/// Keras' table, and below it the instruction set that the model is compiled for, and what Keras would warn of.
template <class Stream, class Net>
  requires requires(Stream& s, std::string_view v) { s << v; }
Stream& operator<<(Stream& stream, model_summary<Net>) {
  stream << model_summary<Net>::view() << " Architecture: " << detail::instruction_set_of(detail::architecture_of<Net>) << '\n';
  if constexpr (sound<Net>)
    if constexpr (!warnings<Net>.empty()) stream << " Warning: " << warnings<Net>.view();
  return stream;
}

/// `std::cout << summary<Net>`; `summary<Net>.view()` is a constant.
template <class Net> inline constexpr model_summary<std::remove_cv_t<Net>> summary{};

}  // namespace ikebana
