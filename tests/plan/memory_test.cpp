// SPDX-License-Identifier: BSL-1.0
// The plan as an ordinary function: random graphs, replayed with every tensor's values, must lose none that is still to be read.
#include <random>
#include <vector>

#include "catch.hpp"
#include <ikebana/declare.hpp>
#include <ikebana/plan/memory.hpp>

using namespace ikebana;

namespace {
placing own(specs) { return placing::own; }
placing in_place(specs) { return placing::in_place; }
placing view(specs) { return placing::view; }
int no_scratch(specs) { return 0; }
int some_scratch(specs) { return 40; }
verdict same_shape(specs in, int) { return gives(in[0]); }

layer_info info_with(placing (*place)(specs), int (*scratch)(specs)) {
  layer_info info = info_of<Dense<4>>;
  info.place = place;
  info.scratch = scratch;
  info.rule = same_shape;
  return info;
}

template <std::size_t N> struct random_graph {
  std::array<node_info, N> nodes{};
  int inputs[N][3]{};
  tensor_spec spec[N]{};
};
}  // namespace

TEST_CASE("no plan overwrites a value that is still to be read") {
  const layer_info kinds[]{info_with(own, no_scratch), info_with(in_place, no_scratch), info_with(view, no_scratch), info_with(own, some_scratch)};
  constexpr std::size_t N = 24;
  std::mt19937 random(20261123);
  const auto draw = [&](int n) { return int(random() % unsigned(n)); };
  long long planned = 0, bound = 0;
  for (int trial = 0; trial < 5000; ++trial) {
    random_graph<N> g;
    g.spec[0].shape = dims(1, 1 + draw(200));
    g.nodes[0] = {&info_of<Input<4>>, g.inputs[0], 0};
    for (int n = 1; n < int(N); ++n) {
      const layer_info& kind = kinds[draw(4)];
      const bool keeps_size = kind.place != own;
      g.nodes[std::size_t(n)] = {&kind, g.inputs[n], keeps_size && draw(2) ? 1 : 1 + draw(3)};
      for (int k = 0; k < g.nodes[std::size_t(n)].count; ++k) g.inputs[n][k] = draw(2) ? n - 1 : draw(n);
      if (kind.place == view) g.nodes[std::size_t(n)].count = 1;
      g.spec[n].shape = keeps_size ? g.spec[g.inputs[n][0]].shape : dims(1, 1 + draw(200));
    }
    const std::array<int, 2> outputs{int(N) - 1, draw(int(N))};
    const auto m = plan_memory(g.nodes, g.spec, 1, outputs);
    planned += m.size;
    bound += m.lower_bound;
    REQUIRE(m.size >= m.lower_bound);

    // replay: each buffer's floats remember whose value they hold
    std::vector<int> arena(std::size_t(m.size), -1);
    std::vector<int> value(N);  // whose value a node holds: a view holds its input's
    const auto check = [&](int n) {
      REQUIRE(m.offset[n] + g.spec[n].shape.size() <= m.size);
      for (int i = 0; i < g.spec[n].shape.size(); ++i) REQUIRE(arena[std::size_t(m.offset[n] + i)] == value[std::size_t(n)]);
    };
    for (int n = 0; n < int(N); ++n) {
      const node_info& me = g.nodes[std::size_t(n)];
      for (int k = 0; k < me.count; ++k) check(me.inputs[k]);
      const bool looks = me.count > 0 && me.layer->place(specs{}) == placing::view;
      value[std::size_t(n)] = looks ? value[std::size_t(me.inputs[0])] : n;
      if (looks) continue;
      if (m.scratch[n] >= 0) {
        for (int i = 0; i < 40; ++i) arena[std::size_t(m.scratch[n] + i)] = -2;
        for (int k = 0; k < me.count; ++k) check(me.inputs[k]);  // scratch overwrites no input
      }
      for (int i = 0; i < g.spec[n].shape.size(); ++i) arena[std::size_t(m.offset[n] + i)] = n;
      if (m.scratch[n] >= 0)
        for (int i = 0; i < 40; ++i) REQUIRE(arena[std::size_t(m.scratch[n] + i)] == -2);  // nor the output it
    }
    for (int o : outputs) check(o);
  }
  CHECK(double(planned) <= 1.10 * double(bound));  // over all graphs; residual chains reach the bound
}

namespace {
constexpr auto block(auto t) { return Dense<64>{}(Dense<64, relu>{}(Dense<64>{}(t))); }
constexpr auto stem = Input<64, tile(1)>{};
using Chain = Model<inputs(stem), outputs(block(block(block(stem))))>;
}  // namespace
static_assert(Chain::arena_bytes == 2 * 64 * 4);  // two buffers in turn, of which the first holds an input that is not contiguous

TEST_CASE("a chain needs two buffers in turn") { CHECK(Chain::arena_bytes == 2 * 64 * 4); }

// A mask for at most 5 values beside values for at most 8: both outputs have their places, as if the bounds were one. (They fit in every call.)
namespace of_other_bounds {
constexpr auto queries = Input<up_to(6), 17, name("queries")>{};
constexpr auto values = Input<up_to(8), 17, name("values")>{};
constexpr auto five = Input<up_to(5), name("five")>{};
constexpr auto eight = Input<up_to(8), name("eight")>{};
constexpr auto short_mask = AdditiveAttention<return_attention_scores, value_mask>{}(queries, values, five);
constexpr auto long_mask = AdditiveAttention<return_attention_scores, value_mask>{}(queries, values, eight);
using Short = Model<inputs(queries, values, five), outputs(short_mask.first, short_mask.second)>;
using Long = Model<inputs(queries, values, eight), outputs(long_mask.first, long_mask.second)>;
}  // namespace of_other_bounds
TEST_CASE("several outputs have their places where bounds differ") {
  CHECK(of_other_bounds::Short::arena_bytes == of_other_bounds::Long::arena_bytes);
}
