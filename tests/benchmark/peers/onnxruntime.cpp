// SPDX-License-Identifier: BSL-1.0
// ONNX Runtime, in a Python process of its own (onnxruntime_worker.py), which waits while others are measured and holds its own watch.
// There where ONNXRUNTIME_PYTHON is a Python that has it.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "shapes.hpp"

namespace {
using bench::kind, bench::layer;

class worker {
 public:
  worker() {
    const char* python = std::getenv("ONNXRUNTIME_PYTHON");
    if (!python || !*python) return;
    int to[2], from[2];
    if (pipe(to) || pipe(from)) return;
    child_ = fork();
    if (child_ == 0) {
      dup2(to[0], 0);
      dup2(from[1], 1);
      for (const int end : {to[0], to[1], from[0], from[1]}) close(end);
      execl(python, python, ONNXRUNTIME_WORKER, std::to_string(bench::threads()).c_str(), static_cast<char*>(nullptr));
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
    to_ = fdopen(to[1], "w");
    from_ = fdopen(from[0], "r");
    good_ = child_ > 0 && ask("ready") == "ready";
  }
  worker(const worker&) = delete;
  worker& operator=(const worker&) = delete;
  ~worker() {
    if (to_) std::fclose(to_);
    if (from_) std::fclose(from_);
    if (child_ > 0) waitpid(child_, nullptr, 0);
  }
  bool good() const { return good_; }
  /// A line there, and a line back.
  std::string ask(const std::string& line) {
    char answer[256] = "";
    std::fprintf(to_, "%s\n", line.c_str());
    std::fflush(to_);
    if (!std::fgets(answer, sizeof answer, from_)) return "";
    std::string text = answer;
    return text.substr(0, text.find('\n'));
  }

 private:
  pid_t child_ = -1;
  std::FILE *to_ = nullptr, *from_ = nullptr;
  bool good_ = false;
};

void write(const std::filesystem::path& to, const bench::floats& values) {
  std::ofstream(to, std::ios::binary).write(reinterpret_cast<const char*>(values.data()), std::streamsize(values.size() * sizeof(float)));
}

/// A network for the worker: a line for the input, one for each layer.
std::string described(const bench::job& j) {
  std::ostringstream text;
  text << j.batch << ' ' << j.net.height << ' ' << j.net.width << ' ' << j.net.channels << '\n';
  for (const layer& l : j.net.layers) {
    const char* names[]{"dense", "convolution", "max_pooling", "average", "lstm", "gru"};
    const char* activations[]{"linear", "relu", "softmax"};
    const int below = l.same ? std::max((l.out_height - 1) * l.stride + l.rows - l.height, 0) - l.before_rows() : 0;
    const int right = l.same ? std::max((l.out_width - 1) * l.stride + l.columns - l.width, 0) - l.before_columns() : 0;
    text << names[int(l.what)] << ' ' << activations[int(l.activation)];
    for (const int n : {l.in, l.out, l.height, l.width, l.rows, l.columns, l.stride, l.groups, l.before_rows(), l.before_columns(), below, right, l.kernel, l.recurrent, l.bias})
      text << ' ' << n;
    text << '\n';
  }
  return text.str();
}

std::vector<bench::contestant> onnxruntime(const bench::job& j) {
  static const auto shared = std::make_shared<worker>();
  static int sessions = 0;
  if (!shared->good() || j.streaming || j.feedback) return {};
  const auto folder = std::filesystem::temp_directory_path() / ("ikebana-benchmark-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "network.txt") << described(j);
  write(folder / "weights", j.net.weights);
  write(folder / "x", j.x);
  const std::string id = std::to_string(sessions++), answer = shared->ask("load " + folder.string());
  std::filesystem::remove_all(folder);
  if (answer != id) return {};
  const auto output = [id, places = std::size_t(j.batch * j.net.outputs())] {
    const auto file = std::filesystem::temp_directory_path() / ("ikebana-benchmark-" + std::to_string(getpid()) + "-y");
    bench::floats y(places);
    shared->ask("output " + id + " " + file.string());
    std::ifstream(file, std::ios::binary).read(reinterpret_cast<char*>(y.data()), std::streamsize(places * sizeof(float)));
    std::filesystem::remove(file);
    return y;
  };
  const auto seconds = [id](long n) { return std::atof(shared->ask("time " + id + " " + std::to_string(n)).c_str()); };
  return {{"ONNX Runtime", nullptr, output, seconds}};
}
const bench::announce announced(onnxruntime);
}  // namespace
