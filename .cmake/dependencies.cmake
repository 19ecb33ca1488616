# SPDX-License-Identifier: BSL-1.0
# Installed packages first, then the upstream projects. The usual switches work: FETCHCONTENT_TRY_FIND_PACKAGE_MODE=NEVER,
# FETCHCONTENT_SOURCE_DIR_<NAME>, FETCHCONTENT_FULLY_DISCONNECTED.
include(FetchContent)
add_library(ikebana_dependencies INTERFACE)

macro(ikebana_require target package name)
  if(NOT TARGET ${target})
    message(FATAL_ERROR "ikebana needs ${name}: install it (Debian, Ubuntu: apt-get install ${package}), or let CMake fetch it "
      "(FETCHCONTENT_FULLY_DISCONNECTED is '${FETCHCONTENT_FULLY_DISCONNECTED}'), or point FETCHCONTENT_SOURCE_DIR_* at a source tree.")
  endif()
endmacro()

# --- xtl, xsimd and xtensor are decided together: a new xtensor with an old xtl, or the other way round, does not compile
if(NOT TARGET xtensor OR NOT TARGET xsimd)
  set(installed FALSE)
  if(NOT FETCHCONTENT_TRY_FIND_PACKAGE_MODE STREQUAL "NEVER" AND NOT FETCHCONTENT_SOURCE_DIR_XTL AND NOT FETCHCONTENT_SOURCE_DIR_XSIMD
     AND NOT FETCHCONTENT_SOURCE_DIR_XTENSOR)
    add_subdirectory("${CMAKE_CURRENT_LIST_DIR}/probe" "${CMAKE_CURRENT_BINARY_DIR}/probe")
    # xsimd 7 is another library under the same name; its version file promises nothing, so the version is read
    if(probed_xtl AND probed_xsimd VERSION_GREATER_EQUAL 8 AND probed_xtensor VERSION_GREATER_EQUAL 0.24
       AND (probed_xtensor VERSION_LESS 0.26 OR probed_xtl VERSION_GREATER_EQUAL 0.8))
      set(installed TRUE)
    endif()
  endif()
  if(installed)
    find_package(xtl CONFIG REQUIRED)
    find_package(xsimd CONFIG REQUIRED)
    find_package(xtensor CONFIG REQUIRED)
    message(STATUS "ikebana: installed xtensor ${probed_xtensor}, xsimd ${probed_xsimd}, xtl ${probed_xtl}")
  else()
    message(STATUS "ikebana: fetching xtl, xsimd and xtensor (installed: xtensor '${probed_xtensor}', xsimd '${probed_xsimd}', xtl '${probed_xtl}')")
    FetchContent_Declare(xtl GIT_REPOSITORY https://github.com/xtensor-stack/xtl.git GIT_TAG 0.8.2)
    FetchContent_Declare(xsimd GIT_REPOSITORY https://github.com/xtensor-stack/xsimd.git GIT_TAG 14.3.0)
    FetchContent_Declare(xtensor GIT_REPOSITORY https://github.com/xtensor-stack/xtensor.git GIT_TAG 0.27.1)
    FetchContent_MakeAvailable(xtl xsimd xtensor)
    foreach(target IN ITEMS xtl xsimd xtensor)
      ikebana_require(${target} "libxtensor-dev libxsimd-dev" "${target}, with xsimd 8 and xtensor 0.24 or newer")
    endforeach()
    # not by FetchContent_Declare's own SYSTEM: CMake 3.25.1 hands that word on to git
    set_target_properties(xtl xsimd xtensor PROPERTIES SYSTEM TRUE)
  endif()
endif()
target_link_libraries(ikebana_dependencies INTERFACE xtensor xsimd)

# --- Boost.Hana: with Boost, or alone. Alone its CMakeLists.txt wants the rest of Boost around it, so its headers are used as they are.
set(hana_target Boost::headers)
if(NOT TARGET Boost::headers)
  if(NOT FETCHCONTENT_TRY_FIND_PACKAGE_MODE STREQUAL "NEVER" AND NOT FETCHCONTENT_SOURCE_DIR_HANA)
    find_package(Boost 1.70 CONFIG QUIET)
  endif()
  if(NOT TARGET Boost::headers)
    FetchContent_Declare(hana GIT_REPOSITORY https://github.com/boostorg/hana.git GIT_TAG boost-1.87.0 SOURCE_SUBDIR headers-alone)
    FetchContent_MakeAvailable(hana)
    set(hana_target ikebana_hana)
    if(EXISTS "${hana_SOURCE_DIR}/include/boost/hana.hpp")
      add_library(ikebana_hana INTERFACE)
      target_include_directories(ikebana_hana SYSTEM INTERFACE "${hana_SOURCE_DIR}/include")
      install(DIRECTORY "${hana_SOURCE_DIR}/include/boost" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
    endif()
  endif()
endif()
ikebana_require(${hana_target} libboost-dev Boost.Hana)
target_link_libraries(ikebana_dependencies INTERFACE ${hana_target})

# --- HDF5's C library and libzip, for ikebana::saving alone. CMake's own module looks for HDF5 with the C compiler.
option(IKEBANA_SAVING "Offer ikebana::saving, where the HDF5 C library and libzip are found" ON)
if(IKEBANA_SAVING)
  enable_language(C)
  include("${CMAKE_CURRENT_LIST_DIR}/files.cmake")
  if(TARGET ikebana_files)
    message(STATUS "ikebana: with ikebana::saving")
  else()
    message(STATUS "ikebana: no HDF5 C library or no libzip (Debian, Ubuntu: apt-get install libhdf5-dev libzip-dev), so no ikebana::saving")
  endif()
endif()
