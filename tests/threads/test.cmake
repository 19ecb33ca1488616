# SPDX-License-Identifier: BSL-1.0
find_package(Threads REQUIRED)
target_link_libraries(${test} PRIVATE Threads::Threads)
find_package(TBB CONFIG QUIET)
if(TARGET TBB::tbb)
  target_link_libraries(${test} PRIVATE TBB::tbb)
endif()
