# SPDX-License-Identifier: BSL-1.0
include(CMakePackageConfigHelpers)
set(config_dir "${CMAKE_INSTALL_DATADIR}/cmake/ikebana")

install(TARGETS ikebana_ikebana ikebana_native EXPORT ikebanaTargets FILE_SET HEADERS)
install(FILES "${CMAKE_CURRENT_SOURCE_DIR}/include/ikebana/threads/tbb_executor.hpp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/ikebana/threads")
install(EXPORT ikebanaTargets NAMESPACE ikebana:: DESTINATION ${config_dir})
if(TARGET ikebana_saving)
  install(TARGETS ikebana_saving EXPORT ikebanaSavingTargets FILE_SET HEADERS)
  install(EXPORT ikebanaSavingTargets NAMESPACE ikebana:: DESTINATION ${config_dir})
  install(FILES "${CMAKE_CURRENT_LIST_DIR}/files.cmake" "${CMAKE_CURRENT_LIST_DIR}/saving_compiled.cmake" DESTINATION ${config_dir})
endif()
install(FILES "${CMAKE_CURRENT_LIST_DIR}/add_model.cmake" DESTINATION ${config_dir})
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/ikebanaConfig.cmake.in" "${CMAKE_CURRENT_BINARY_DIR}/ikebanaConfig.cmake"
  INSTALL_DESTINATION ${config_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/ikebanaConfigVersion.cmake" COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/ikebanaConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/ikebanaConfigVersion.cmake"
  DESTINATION ${config_dir})
install(FILES "${CMAKE_CURRENT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/ikebana")
