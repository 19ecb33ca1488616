# SPDX-License-Identifier: BSL-1.0
# with sanitizers it takes longer than all others
set_tests_properties(${IKEBANA_TEST_PREFIX}${folder} PROPERTIES COST 100)
