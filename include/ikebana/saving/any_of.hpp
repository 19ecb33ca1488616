// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <type_traits>
#include <utility>
#include <variant>

#include <ikebana/models/model.hpp>
#include <ikebana/saving/load_error.hpp>

namespace ikebana {

/// One of several models, chosen by the file that is loaded: `any_of<Small, Large> net; net.load(path); net.visit([&](auto& n) { y = n(x); });`
/// A file that is none of them is refused with the report of the nearest, and the model is as it was.
template <class... Nets> class any_of {
 public:
  /// Whether a file was loaded; only then is there a model.
  explicit operator bool() const { return chosen_.index() > 0; }
  /// Which of them it is, counted from 0.
  std::size_t index() const { return chosen_.index() - 1; }
  template <class Net> Net* get_if() { return std::get_if<Net>(&chosen_); }
  template <class Net> const Net* get_if() const { return std::get_if<Net>(&chosen_); }

  template <class Source, class... Converting> void load(const Source& source, Converting... how) {
    std::vector<load_error> refusals;
    if ((load_as<Nets>(source, refusals, how...) || ...)) return;
    const load_error* nearest = &refusals[0];
    for (const load_error& e : refusals)
      if (!e.differences.empty() && (nearest->differences.empty() || e.differences.size() < nearest->differences.size())) nearest = &e;
    throw load_error(std::string("none of the ") + std::to_string(sizeof...(Nets)) + " models is the file's; the nearest is the " + ordinal(std::size_t(nearest - refusals.data())) + ": " +
                         nearest->what(), nearest->differences);
  }

  /// f(net), of the model that there is.
  template <class F> void visit(F f) { with(chosen_, f); }
  template <class F> void visit(F f) const { with(chosen_, f); }

 private:
  template <class Net, class Source, class... Converting> bool load_as(const Source& source, std::vector<load_error>& refusals, Converting... how) {
    using file = model_file<Net>;
    static_assert(requires { sizeof(file); }, "loading a file needs #include <ikebana/saving.hpp>");
    try {
      const std::vector<float> values = file::read(source, sizeof...(how) > 0);
      chosen_.template emplace<Net>(no_init).set_weights(values);
      return true;
    } catch (const load_error& e) {
      refusals.push_back(e);
      return false;
    }
  }
  template <class Chosen, class F> static void with(Chosen& chosen, F& f) {
    if (chosen.index() == 0) throw std::logic_error("any_of: no file was loaded");
    std::visit([&]<class Net>(Net& net) { if constexpr (!std::is_same_v<std::remove_const_t<Net>, std::monostate>) f(net); }, chosen);
  }
  static std::string ordinal(std::size_t i) { return i < 3 ? std::string(i == 0 ? "first" : i == 1 ? "second" : "third") : std::to_string(i + 1) + "th"; }

  std::variant<std::monostate, Nets...> chosen_;
};

}  // namespace ikebana
