# SPDX-License-Identifier: BSL-1.0
target_compile_definitions(${test} PRIVATE "IKEBANA_SAVING_DATA=\"${CMAKE_CURRENT_LIST_DIR}/data\"" "EXAMPLES_DATA=\"${PROJECT_SOURCE_DIR}/examples/data\"")
