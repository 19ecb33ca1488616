// SPDX-License-Identifier: BSL-1.0
// ikebana-import model.keras > model.hpp: a model that Keras saved, as C++.
#include <CLI/CLI.hpp>

#include <iostream>

#include "model_source.hpp"
#include "spell_model.hpp"

namespace {
struct settings {
  std::string file, output, space, name = "Net";
  std::vector<int> bounds;
  bool list = false;
};

void print_problems(const std::string& file, const std::vector<importer::problem>& problems) {
  std::cerr << "ikebana-import: " << file << " has " << problems.size() << (problems.size() == 1 ? " thing" : " things") << " without a spelling:\n";
  for (const importer::problem& p : problems) std::cerr << "  " << p.where << ": " << p.why << '\n';
}

int run(const settings& given) {
  const importer::model_source source = importer::read_model(given.file);
  importer::spelling_options options{given.name, given.bounds};
  importer::model_speller speller(source.model, options);
  const std::string body = speller.run();
  if (!speller.problems().empty()) {
    print_problems(given.file, speller.problems());
    return 1;
  }
  if (given.list) {
    std::cout << given.file << ": every layer is supported\n";
    return 0;
  }
  importer::identifiers names;
  const std::filesystem::path path(given.file);
  const std::string space = given.space.empty() ? names.make(path.stem().string()) : given.space;
  std::string text = "// " + path.filename().string() + (source.keras_version.empty() ? "" : ", saved by Keras " + source.keras_version) + "; written by ikebana-import.\n";
  text += "#pragma once\n#include <ikebana/ikebana.hpp>\n\nnamespace " + space + " {\nusing namespace ikebana;\n\n" + body + "\n}  // namespace " + space + "\n";
  if (given.output.empty()) std::cout << text;
  else ikebana::detail::write_file(given.output, {std::as_bytes(std::span(text))});
  return 0;
}
}  // namespace

int main(int count, char** words) {
  settings given;
  CLI::App app{"Writes a model that Keras saved (.keras, or .h5 with its architecture) as a C++ header.", "ikebana-import"};
  app.add_option("file", given.file, "what model.save() wrote")->required();
  app.add_option("-o,--output", given.output, "the header to write; without it, it is printed");
  app.add_option("--name", given.name, "of the model's type")->capture_default_str();
  app.add_option("--namespace", given.space, "around it; without it, the file's name");
  app.add_option("--bound", given.bounds, "up_to(n) for axes of inputs that are None, in order; the last for all that follow")->delimiter(',');
  app.add_flag("--list", given.list, "says only what is not supported, and why");
  CLI11_PARSE(app, count, words);
  try {
    return run(given);
  } catch (const std::exception& e) {
    std::cerr << "ikebana-import: " << given.file << ": " << e.what() << '\n';
    return 1;
  }
}
