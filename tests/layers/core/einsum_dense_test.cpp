// SPDX-License-Identifier: BSL-1.0
#include <ikebana/activations/relu.hpp>
#include <ikebana/layers/core/einsum_dense.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("EinsumDense") {
  static_assert(Sequential<Input<32, 16>, EinsumDense<"abc,cd->abd", output_shape(32, 64), bias_axes("d")>>::output_shape == shape<None, 32, 64>{});
  static_assert(Sequential<Input<32, 16>, EinsumDense<"abc,cd->abd", output_shape(None, 64), bias_axes("d")>>::parameter_count == 16 * 64 + 64);
  static_assert(Sequential<Input<None, 16>, EinsumDense<"abc,cd->abd", None, 64>>::output_shape == shape<None, None, 64>{});
  static_assert(Sequential<Input<3, 4, 5>, EinsumDense<"ab...,bc->ac...", 7, bias_axes("c"), relu>>::output_shape == shape<None, 7, 4, 5>{});
  static_assert(Sequential<Input<3, 4, 5>, EinsumDense<"...x,xy->...y", 7>>::output_shape == shape<None, 3, 4, 7>{});
  static_assert(Sequential<Input<3, 4>, EinsumDense<"...bc,cd->...bd", 3, 5, bias_axes("b")>>::parameter_count == 4 * 5 + 3);
  static_assert(Sequential<Input<3, 4>, EinsumDense<"abc,cd->adb", 5, 3>>::output_shape == shape<None, 5, 3>{});
  static_assert(Sequential<Input<3, 4>, EinsumDense<"abc,bcd->abd", 3, 5>>::parameter_count == 3 * 4 * 5);
  SUCCEED();
}

TEST_CASE("what EinsumDense refuses") {
  using In = Input<3, 4>;
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cd", 3, 5>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): invalid einsum equation 'abc,cd'. Equations must be in the form [X],[Y]->[Z], ...[X],[Y]->...[Z], or [X]...,[Y]->[Z]....");
  static_assert(why_not<Sequential<In, EinsumDense<"ab,bc->ac", 5>>> ==
                "Input 0 of layer 'einsum_dense' (layer 1, EinsumDense) is incompatible with the layer: expected ndim=2, found ndim=3. Full shape received: (None, 3, 4), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cd->abe", 3, 5>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): dimension 'e' was specified in the output but has no corresponding dim in the input spec or weight spec");
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cde->abd", 3, 5>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): weight dimension 'e' did not have a match in either the input spec or the output spec. For this layer, the weight must be fully specified.");
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cd->abd", 3, 5, bias_axes("x")>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): bias dimension 'x' was requested, but is not part of the output spec");
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cd->abd", 2, 5>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): input shape and output shape do not match at shared dimension 'b'. Received: output shape=(None, 3, 5), input shape=(None, 3, 4), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cd->abd", 5>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): output_shape must have an extent for each label of the output but the batch, 2. Received: 1 of them");
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cd->abd", None, 5, bias_axes("bd")>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: output shape=(None, 3, 5), input shape=(None, 3, 4), the output of layer 'input_layer'");
  static_assert(why_not<Sequential<In, EinsumDense<"abc,cd->bad", None, 5>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): the first label of the input, the batch, must be the first of the output. Received: equation='abc,cd->bad'");
  static_assert(!sound<Sequential<Input<3, None>, EinsumDense<"abc,cd->abd", None, 5>>>);
  static_assert(!sound<Sequential<In, EinsumDense<"abb,bd->ad", 5>>>);
  static_assert(!sound<Sequential<In, EinsumDense<"a...,bd->ad...", 5>>>);
  static_assert(why_not<Sequential<Input<3, 4>, EinsumDense<"abb,bc->abc", 4>>> ==
                "Layer 'einsum_dense' (layer 1, EinsumDense): a label may stand once in each part of the equation. Received: equation='abb,bc->abc'");
  static_assert(why_not<Sequential<Input<3>, EinsumDense<"ab,bc->ac", 0>>> == "Layer 'einsum_dense' (layer 1, EinsumDense): the extents of output_shape are positive numbers");
  SUCCEED();
}

TEST_CASE("the laws of EinsumDense") {
  check_laws<Sequential<Input<up_to(9), 6>, EinsumDense<"abc,cde->abde", None, 3, 4, bias_axes("de")>>>();
  check_laws<Sequential<Input<up_to(9), 6>, EinsumDense<"abc,cd->adb", 5, None, bias_axes("d"), relu>>>();
}
