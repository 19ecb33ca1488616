# SPDX-License-Identifier: BSL-1.0
target_compile_definitions(${test} PRIVATE "IKEBANA_SUMMARIES=\"${PROJECT_SOURCE_DIR}/tests/oracle/cases/summaries\"")
target_compile_definitions(${test} PRIVATE "IKEBANA_TABLES=\"${CMAKE_CURRENT_LIST_DIR}/tables\"")
