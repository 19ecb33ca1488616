// SPDX-License-Identifier: BSL-1.0
// ikebana-import model.keras > model.hpp: a model that Keras saved, as C++.
#include <CLI/CLI.hpp>

#include <iostream>

#include "compiled.hpp"
#include "spell_model.hpp"
#include "weights.hpp"

namespace {
struct settings {
  std::string file, output, space, name = "Net", weights, examples, program;
  std::vector<int> bounds;
  bool list = false, summary = false;
};

/// What stands around the declarations.
std::string header_of(const settings& given, const ikebana::detail::saved_architecture& source, const std::string& space, const std::string& body) {
  std::string text = "// " + std::filesystem::path(given.file).filename().string() + (source.keras_version.empty() ? "" : ", saved by Keras " + source.keras_version) + "; written by ikebana-import.\n";
  text += "#pragma once\n#include <ikebana/ikebana.hpp>\n\nnamespace " + space + " {\nusing namespace ikebana;\n\n" + body;
  if (given.weights == "embed") {
    text += "\n" + importer::embedded(importer::safetensors_of(given.file, source.model));
  } else if (given.weights == "incbin") {
    const std::string bytes = importer::safetensors_of(given.file, source.model);
    std::filesystem::path beside = std::filesystem::absolute(given.output);
    importer::write_text(beside.replace_extension(".safetensors"), bytes);
    text += "\n" + importer::assembled(beside.string(), space, bytes.size());
  }
  return text + "\n}  // namespace " + space + "\n";
}

int summarize(const settings& given, const std::string& header, const std::string& type) {
  const importer::scratch_folder folder;
  importer::write_text(folder.path() / "model.hpp", header);
  importer::write_text(folder.path() / "main.cpp", "#include \"model.hpp\"\n#include <iostream>\nint main() { std::cout << ikebana::summary<" + type + ">; }\n");
  return importer::compile_and_run(folder, "-O0", given.program);
}
int check(const settings& given, const std::string& header, const std::string& type) {
  const importer::scratch_folder folder;
  importer::write_text(folder.path() / "model.hpp", header);
  importer::write_text(folder.path() / "main.cpp",
                       "#include \"model.hpp\"\n#include <ikebana/saving.hpp>\n#include <ikebana/verify.hpp>\n#include <iostream>\n#include <memory>\nint main() {\n  try {\n    const auto net = std::make_unique<" +
                           type + ">(ikebana::no_init);\n    net->load(" + importer::literal(std::filesystem::absolute(given.file).string()) + ");\n    const auto found = ikebana::verify(*net, " +
                           importer::literal(std::filesystem::absolute(given.examples).string()) +
                           ");\n    std::cout << found.str() << '\\n';\n    return found ? 0 : 1;\n  } catch (const std::exception& e) {\n    std::cout << e.what() << '\\n';\n    return 1;\n  }\n}\n");
  return importer::compile_and_run(folder, "-O1", given.program);
}

int run(const settings& given) {
  const ikebana::detail::saved_architecture source = ikebana::detail::read_architecture(given.file);
  const importer::spelling_options options{given.name, given.bounds};
  importer::model_speller speller(source.model, options);
  const std::string body = speller.run();
  if (given.list && speller.problems().empty()) return std::cout << given.file << ": every layer is supported\n", 0;
  if (!speller.problems().empty()) {
    std::ostream& to = given.list ? std::cout : std::cerr;
    to << given.file << ": " << speller.problems().size() << " not supported:\n";
    for (const importer::problem& p : speller.problems()) to << "  " << p.where << ": " << p.why << '\n';
    return 1;
  }
  if (speller.needs_bounds())
    std::cerr << "ikebana-import: an input of " << given.file << " has an axis of any extent: to run, it needs a bound (--bound n)\n";
  importer::identifiers names;
  const std::string space = given.space.empty() ? names.make(std::filesystem::path(given.file).stem().string()) : given.space;
  const bool another = !given.weights.empty() && given.weights != "embed" && given.weights != "incbin";
  if (another) importer::write_text(given.weights, importer::safetensors_of(given.file, source.model));
  const std::string header = header_of(given, source, space, body);
  if (given.summary) return summarize(given, header, space + "::" + given.name);
  if (!given.examples.empty()) return check(given, header, space + "::" + given.name);
  if (given.output.empty()) std::cout << header;
  else importer::write_text(given.output, header);
  return 0;
}
}  // namespace

int main(int count, char** words) {
  settings given;
  given.program = words[0];
  CLI::App app{"Writes a model that Keras saved (.keras, or .h5 with its architecture) as a C++ header.", "ikebana-import"};
  app.add_option("file", given.file, "what model.save() wrote")->required();
  CLI::Option* const output = app.add_option("-o,--output", given.output, "the header to write; without it, it is printed");
  app.add_option("--name", given.name, "of the model's type")->capture_default_str();
  app.add_option("--namespace", given.space, "around it; without it, the file's name");
  app.add_option("--bound", given.bounds, "up_to(n) for axes of inputs that are None, in order; the last for all that follow")->delimiter(',');
  CLI::Option* const weights = app.add_option("--weights", given.weights, "a .safetensors file to write; or `embed`: in the header; or `incbin`: in a file beside the header, which the assembler reads");
  app.add_flag("--list", given.list, "prints only what is not supported, and why");
  app.add_flag("--summary", given.summary, "prints Keras' table of the model, with the help of $CXX, or c++");
  app.add_option("--check", given.examples, "compares with what store_examples.py stored, layer by layer, with the help of $CXX, or c++");
  CLI11_PARSE(app, count, words);
  if (weights->count() > 0 && given.weights == "incbin" && output->count() == 0) return std::cerr << "ikebana-import: --weights incbin needs --output\n", 2;
  try {
    return run(given);
  } catch (const std::exception& e) {
    std::cerr << "ikebana-import: " << given.file << ": " << e.what() << '\n';
    return 1;
  }
}
