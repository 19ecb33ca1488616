// SPDX-License-Identifier: BSL-1.0
// Written by tests/oracle/generate.py from families/regularization.py.
IKEBANA_CASE("regularized_dense", 2, (Sequential<Input<5>, Dense<6, relu>, AlphaDropout<rate(0.5)>, GaussianDropout<rate(0.2)>, GaussianNoise<stddev(0.3)>, ActivityRegularization<l1(0.1)>, Dense<3>>))
IKEBANA_CASE("regularized_images", 1, (Sequential<Input<4, 5, 6, 2>, SpatialDropout3D<rate(0.5)>, Reshape<4, 5, 12>, SpatialDropout2D<rate(0.5)>, Reshape<20, 12>, SpatialDropout1D<rate(0.5)>, Conv1D<3, 4>>))
