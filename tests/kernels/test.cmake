# SPDX-License-Identifier: BSL-1.0
# with sanitizers it takes longer than all others
set_tests_properties(${IKEBANA_TEST_PREFIX}${folder} PROPERTIES COST 100)
# each has its own kernels: merging them saves nothing, and keeps one core busy for minutes
set_target_properties(${test} PROPERTIES UNITY_BUILD OFF)
