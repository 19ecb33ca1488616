// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/preprocessing.py.
namespace {
namespace case_category_encoding_weighted {
  constexpr auto x = Input<6, name("x")>{};
  constexpr auto w = Input<6, name("w")>{};
  constexpr auto y = CategoryEncoding<4, output_mode::count>{}(x, w);
}  // namespace case_category_encoding_weighted
}  // namespace
IKEBANA_CASE("normalization", 3, (Sequential<Input<5>, Normalization<>>))
IKEBANA_CASE("normalization_images", 2, (Sequential<Input<4, 5, 3>, Normalization<>>))
IKEBANA_CASE("normalization_axis_1", 2, (Sequential<Input<3, 5, 4>, Normalization<axis(1)>>))
IKEBANA_CASE("normalization_axes_apart", 2, (Sequential<Input<3, 2, 5>, Normalization<axis(-1, 1)>>))
IKEBANA_CASE("normalization_no_axis", 2, (Sequential<Input<3, 7>, Normalization<axis{}>>))
IKEBANA_CASE("normalization_invert", 2, (Sequential<Input<70>, Normalization<invert>>))
IKEBANA_CASE("normalization_given", 2, (Sequential<Input<4, 3>, Normalization<mean(0.5, -0.4, 3), variance(1, 0.01, 2.5)>>))
IKEBANA_CASE("normalization_given_axes", 2, (Sequential<Input<2, 3>, Normalization<axis(1, 2), mean(1, 2, 3), variance(4, 5, 6), invert>>))
IKEBANA_CASE("normalization_dense_normalization", 3, (Sequential<Input<5>, Normalization<>, Dense<4>, Normalization<>>))
IKEBANA_CASE("conv2d_normalization_relu", 1, (Sequential<Input<6, 5, 2>, Conv2D<4, 3>, Normalization<invert>, Activation<relu>>))
IKEBANA_CASE("rescaling", 2, (Sequential<Input<5, 7>, Rescaling<scale(1. / 127.5), offset(-1)>>))
IKEBANA_CASE("rescaling_by_feature", 2, (Sequential<Input<5, 4, 3>, Rescaling<scale(0.5, 2, -1), offset(1, 0, 3)>>))
IKEBANA_CASE("rescaling_conv2d_rescaling", 1, (Sequential<Input<6, 5, 2>, Rescaling<scale(0.25)>, Conv2D<3, 2>, Rescaling<scale(0.5, 2, -1), offset(1)>, Conv2D<4, 2, channels_last>, Rescaling<scale(-3)>>))
IKEBANA_CASE("rescaling_conv2d_first", 1, (Sequential<Input<2, 6, 5, channels_first>, Rescaling<scale(2), offset(1)>, Conv2D<3, 2, channels_first>, Rescaling<scale(0.5)>>))
IKEBANA_CASE("resizing_bilinear_larger", 2, (Sequential<Input<5, 4, 3>, Resizing<7, 9>>))
IKEBANA_CASE("resizing_bilinear_smaller", 1, (Sequential<Input<9, 8, 17>, Resizing<5, 3>>))
IKEBANA_CASE("resizing_antialias", 1, (Sequential<Input<13, 8, 3>, Resizing<5, 7, antialias>>))
IKEBANA_CASE("resizing_bicubic_antialias_first", 2, (Sequential<Input<2, 9, 5, channels_first>, Resizing<4, 8, interpolation::bicubic, antialias, channels_first>>))
IKEBANA_CASE("resizing_lanczos3", 1, (Sequential<Input<12, 9, 3>, Resizing<7, 11, interpolation::lanczos3>>))
IKEBANA_CASE("resizing_lanczos5_antialias", 1, (Sequential<Input<12, 7, 3>, Resizing<5, 9, interpolation::lanczos5, antialias>>))
IKEBANA_CASE("resizing_crop", 1, (Sequential<Input<9, 5, 3>, Resizing<4, 4, crop_to_aspect_ratio>>))
IKEBANA_CASE("resizing_crop_first", 1, (Sequential<Input<3, 6, 11, channels_first>, Resizing<5, 4, crop_to_aspect_ratio, channels_first>>))
IKEBANA_CASE("resizing_pad_rows", 1, (Sequential<Input<4, 9, 3>, Resizing<6, 6, pad_to_aspect_ratio, fill_value(0.5)>>))
IKEBANA_CASE("resizing_pad_columns", 1, (Sequential<Input<9, 4, 2>, Resizing<5, 7, pad_to_aspect_ratio, fill_value(-1), interpolation::bicubic>>))
IKEBANA_CASE("center_crop_odd", 2, (Sequential<Input<9, 8, 3>, CenterCrop<4, 5>>))
IKEBANA_CASE("center_crop_first", 1, (Sequential<Input<2, 7, 6, channels_first>, CenterCrop<3, 6, channels_first>>))
IKEBANA_CASE("center_crop_of_smaller", 1, (Sequential<Input<4, 9, 3>, CenterCrop<6, 5>>))
IKEBANA_CASE("augmented", 1, (Sequential<Input<6, 5, 3>, RandomFlip<mode::horizontal>, RandomRotation<factor(0.1), fill_mode::nearest>, RandomZoom<height_factor(-0.2, 0.3)>, RandomTranslation<height_factor(0.1), width_factor(0.2)>, RandomContrast<factor(0.2)>, RandomBrightness<factor(0.3), value_range(0, 1)>, Conv2D<2, 3>>))
IKEBANA_CASE("discretization", 3, (Sequential<Input<7>, Discretization<bin_boundaries(-1, -0.5, 0.5, 1)>>))
IKEBANA_CASE("discretization_one_hot", 3, (Sequential<Input<4>, Discretization<bin_boundaries(-0.5, 0.5), output_mode::one_hot>>))
IKEBANA_CASE("discretization_multi_hot", 3, (Sequential<Input<2, 3>, Discretization<bin_boundaries(-0.5, 0.5), output_mode::multi_hot>>))
IKEBANA_CASE("discretization_count", 3, (Sequential<Input<6>, Discretization<bin_boundaries(-0.5, 0.5), output_mode::count>>))
IKEBANA_CASE("category_encoding", 3, (Sequential<Input<4>, CategoryEncoding<5>>))
IKEBANA_CASE("category_encoding_one_hot", 2, (Sequential<Input<4>, CategoryEncoding<4, output_mode::one_hot>>))
IKEBANA_CASE("category_encoding_one_hot_1", 3, (Sequential<Input<1>, CategoryEncoding<4, output_mode::one_hot>>))
IKEBANA_CASE("category_encoding_count", 3, (Sequential<Input<6>, CategoryEncoding<num_tokens(4), output_mode::count>>))
IKEBANA_CASE("category_encoding_weighted", 3, (Model<inputs(case_category_encoding_weighted::x, case_category_encoding_weighted::w), outputs(case_category_encoding_weighted::y)>))
